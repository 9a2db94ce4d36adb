package toktrail.harness.droid;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import toktrail.harness.JsonLines;
import toktrail.harness.SourceFile;
import toktrail.json.JsonObject;
import toktrail.json.Shape;
import toktrail.usage.Names;

/** The transcript beside the settings of a session. It is a nicety: a missing or broken one tells nothing. */
final class DroidTranscript {

    private static final Shape START = Shape.of("type", "title", "cwd");
    private static final byte[] LABEL = "Model:".getBytes(StandardCharsets.US_ASCII);
    /** Lines in which the name of the model is looked for. */
    private static final int LINES = 500;
    /** Longer than any name of a model; what is longer is other text. */
    private static final int LONGEST_NAME = 1000;

    private final Path path;
    private final JsonObject start;

    private DroidTranscript(Path path, JsonObject start) {
        this.path = path;
        this.start = start;
    }

    /** The transcript of the session with these settings. */
    static DroidTranscript beside(SourceFile settings) {
        Path path = SourceFile.renamed(settings.path(), name -> DroidSession.session(name) + ".jsonl");
        try {
            Optional<JsonObject> first = Files.isRegularFile(path) ? JsonLines.first(path, START) : Optional.empty();
            return new DroidTranscript(path, first.filter(line -> line.text("type").equals(
                    Optional.of("session_start"))).orElse(JsonObject.EMPTY));
        } catch (IOException unreadable) {
            return new DroidTranscript(path, JsonObject.EMPTY);
        }
    }

    Optional<String> title() {
        return start.text("title");
    }

    Optional<String> workingDirectory() {
        return start.text("cwd");
    }

    /** The name behind the first {@code Model:} that has one, up to a bracket, a quote, a backslash or a line end. */
    Optional<String> model() {
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
            return model(in);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<String> model(InputStream in) throws IOException {
        int lines = 0;
        int matched = 0;
        int next = in.read();
        while (next >= 0 && lines < LINES) {
            if (matched == LABEL.length) {
                ByteArrayOutputStream name = new ByteArrayOutputStream();
                while (next >= 0 && !endsName(next) && name.size() <= LONGEST_NAME) {
                    name.write(next);
                    next = in.read();
                }
                String found = Names.trimmed(name.toString(StandardCharsets.UTF_8));
                if (found != null && name.size() <= LONGEST_NAME) {
                    return Optional.of(found);
                }
                matched = 0;
                continue;
            }
            // The label begins with a letter it has only once, so a mismatch can only be the start of the next one.
            matched = next == LABEL[matched] ? matched + 1 : next == LABEL[0] ? 1 : 0;
            lines += next == '\n' ? 1 : 0;
            next = in.read();
        }
        return Optional.empty();
    }

    private static boolean endsName(int c) {
        return c == '[' || c == '\\' || c == '"' || c == '\n';
    }
}
