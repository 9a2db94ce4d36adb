package toktrail.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import toktrail.error.FileTrouble;
import toktrail.json.Json;
import toktrail.json.JsonComments;
import toktrail.json.JsonException;
import toktrail.json.JsonObject;

/**
 * How long a tool keeps its records, as its settings say. Its own file is read and never written.
 *
 * @param settings    the file in which the user can change it, whether or not it exists
 * @param advice      what to write into the file so that records are kept for good
 * @param policy      what the tool does with old records
 * @param age         at which age it deletes them; absent unless it does
 * @param configured  whether the settings say so, rather than the tool's default
 * @param problem     why the settings could not be understood, empty if they were
 * @param lastCleanup when the tool says it last deleted old records, as it says so; absent if it does not
 */
public record Retention(
        Path settings,
        String advice,
        Policy policy,
        Optional<Duration> age,
        boolean configured,
        String problem,
        Optional<String> lastCleanup) {

    /** What becomes of old records. */
    public enum Policy {
        /** They stay. */
        KEEPS,
        /** They are deleted at an age. */
        DELETES,
        /** The tool may write none at all. */
        MAY_WRITE_NONE,
        /** The settings could not be understood. */
        UNKNOWN
    }

    public Retention {
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(advice, "advice");
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(problem, "problem");
        Objects.requireNonNull(lastCleanup, "lastCleanup");
        if (age.isPresent() != (policy == Policy.DELETES)) {
            throw new IllegalArgumentException(policy + " " + age);
        }
    }

    /** Records are deleted at an age. */
    public static Retention deletes(Path settings, String advice, Duration age, boolean configured) {
        return new Retention(settings, advice, Policy.DELETES, Optional.of(age), configured, "", Optional.empty());
    }

    /** Records are not deleted, or none are written: the settings say so. */
    public static Retention configured(Path settings, String advice, Policy policy) {
        return new Retention(settings, advice, policy, Optional.empty(), true, "", Optional.empty());
    }

    /** The settings could not be understood. */
    public static Retention unknown(Path settings, String advice, String problem) {
        return new Retention(settings, advice, Policy.UNKNOWN, Optional.empty(), false, problem, Optional.empty());
    }

    /** The same with the moment of the last deletion. */
    public Retention withLastCleanup(Optional<String> moment) {
        return new Retention(settings, advice, policy, age, configured, problem, moment);
    }

    /**
     * The settings of a tool, comments and trailing commas allowed; an empty object if there is no such file.
     *
     * @throws IOException if the file cannot be read or is no object; the message says what is wrong, without the path
     */
    public static JsonObject readSettings(Path file) throws IOException {
        String text;
        try {
            text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException absent) {
            return JsonObject.EMPTY;
        } catch (IOException e) {
            throw new IOException(FileTrouble.reason(e), e);
        }
        if (text.isBlank()) {
            return JsonObject.EMPTY;
        }
        try {
            if (Json.parse(JsonComments.strip(text)) instanceof JsonObject object) {
                return object;
            }
            throw new IOException("not a JSON object");
        } catch (JsonException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
