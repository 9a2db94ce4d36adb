package toktrail.harness.vscode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import toktrail.json.Json;
import toktrail.json.JsonException;
import toktrail.usage.Names;

/**
 * What the conversation of a task tells of model and agent: the extension describes them to the model in tags. Of each
 * tag the last one counts. They are searched in the bytes of the file, which may be large.
 *
 * @param model what stands in {@code <model>}
 * @param agent the identity of what stands in {@code <slug>}, else in {@code <name>}
 */
record ConversationTags(Optional<String> model, Optional<String> agent) {

    static final ConversationTags NONE = new ConversationTags(Optional.empty(), Optional.empty());

    private static final int CHUNK = 1 << 16;
    /** Tags with a longer text are no names. */
    private static final int LONGEST = 400;
    /** What is kept of the chunk before: a tag may begin in it. */
    private static final int KEPT = 2 * LONGEST;

    /** Looks into a file. */
    static ConversationTags of(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return NONE;
        }
        Optional<String> model = Optional.empty();
        Optional<String> slug = Optional.empty();
        Optional<String> name = Optional.empty();
        try (InputStream in = Files.newInputStream(file)) {
            String kept = "";
            for (byte[] chunk = in.readNBytes(CHUNK); chunk.length > 0; chunk = in.readNBytes(CHUNK)) {
                // A char for each byte, so that a chunk may end within a character.
                String bytes = kept + new String(chunk, StandardCharsets.ISO_8859_1);
                model = last("model", bytes).or(or(model));
                slug = last("slug", bytes).or(or(slug));
                name = last("name", bytes).or(or(name));
                kept = bytes.substring(Math.max(bytes.length() - KEPT, 0));
            }
        }
        Optional<String> mode = slug.or(or(name));
        return new ConversationTags(model, mode.map(Names::normalise).filter(agent -> !agent.isEmpty()));
    }

    private static Supplier<Optional<String>> or(Optional<String> before) {
        return () -> before;
    }

    /** The text in the last such tag that is complete, short and not blank. */
    private static Optional<String> last(String tag, String bytes) {
        String begin = "<" + tag + ">";
        String end = "</" + tag + ">";
        int at = bytes.lastIndexOf(end);
        while (at >= 0) {
            int from = bytes.lastIndexOf(begin, at - 1);
            boolean complete = from >= 0 && at - from <= LONGEST && bytes.indexOf(end, from) == at;
            if (complete) {
                Optional<String> text = text(bytes.substring(from + begin.length(), at));
                if (text.isPresent()) {
                    return text;
                }
            }
            at = at == 0 ? -1 : bytes.lastIndexOf(end, at - 1);
        }
        return Optional.empty();
    }

    /** The text that stands as these bytes within a JSON string; absent if it is blank, or no such text. */
    private static Optional<String> text(String bytes) {
        try {
            return Json.parse(('"' + bytes + '"').getBytes(StandardCharsets.ISO_8859_1)).asText();
        } catch (JsonException noText) {
            return Optional.empty();
        }
    }
}
