package toktrail.harness.claude;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.error.FileTrouble;
import toktrail.harness.Retention;
import toktrail.harness.Retention.Policy;
import toktrail.json.JsonNumber;
import toktrail.json.JsonObject;
import toktrail.json.JsonValue;

/**
 * How long Claude Code keeps transcripts: {@code cleanupPeriodDays} of {@code settings.json}, 30 days without it. When
 * it starts it deletes older ones, by the time of the file. With 0 some versions write no transcripts at all and later
 * ones refuse to start. The file {@code .last-cleanup} beside the settings holds the time of the last sweep.
 */
final class ClaudeRetention {

    private static final String KEY = "cleanupPeriodDays";
    private static final String ADVICE = "\"" + KEY + "\": 36500";
    private static final long USUAL_DAYS = 30;
    private static final long MOST_DAYS = 1_000_000;
    private static final int LONGEST_TIME = 64;

    private ClaudeRetention() { }

    /** @param home the configuration directory, such as {@code ~/.claude} */
    static Retention read(Path home) {
        Path settings = home.resolve("settings.json");
        return retention(settings).withLastCleanup(lastCleanup(home.resolve(".last-cleanup")));
    }

    private static Retention retention(Path settings) {
        JsonObject object;
        try {
            object = Retention.readSettings(settings);
        } catch (IOException e) {
            return Retention.unknown(settings, ADVICE, FileTrouble.reason(e));
        }
        if (!object.has(KEY)) {
            return Retention.deletes(settings, ADVICE, Duration.ofDays(USUAL_DAYS), false);
        }
        JsonValue value = object.get(KEY);
        OptionalLong days = value instanceof JsonNumber ? object.count(KEY) : OptionalLong.empty();
        if (days.isEmpty()) {
            return Retention.unknown(settings, ADVICE, KEY + " is " + value);
        }
        return days.getAsLong() == 0 ? Retention.configured(settings, ADVICE, Policy.MAY_WRITE_NONE)
                : Retention.deletes(settings, ADVICE, Duration.ofDays(Math.min(days.getAsLong(), MOST_DAYS)), true);
    }

    private static Optional<String> lastCleanup(Path file) {
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
            return text.isEmpty() || text.length() > LONGEST_TIME ? Optional.empty() : Optional.of(text);
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }
}
