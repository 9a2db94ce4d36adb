package toktrail.harness.codex;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import toktrail.error.FileTrouble;
import toktrail.harness.JsonLines;
import toktrail.harness.SourceFile;
import toktrail.json.Shape;
import toktrail.toml.TomlException;
import toktrail.toml.TomlParser;
import toktrail.toml.TomlString;

/**
 * What the home of the tool says beside its rollouts: titles in {@code session_index.jsonl}, the service tier in {@code
 * config.toml}.
 *
 * @param titles      title by thread id; none in homes of Every Code
 * @param serviceTier tier that holds where a rollout does not tell, null if none
 * @param warnings    what could not be read, one sentence each
 */
record CodexHome(Map<String, String> titles, String serviceTier, List<String> warnings) {

    /** No home is known. */
    static final CodexHome NONE = new CodexHome(Map.of(), null, List.of());

    private static final Shape INDEX_LINE = Shape.of("id", "thread_name");

    /** Reads a home; what is missing is not there. */
    static CodexHome read(Path home, boolean withTitles) {
        List<String> warnings = new ArrayList<>();
        Map<String, String> titles = withTitles ? titles(home.resolve("session_index.jsonl"), warnings) : Map.of();
        return new CodexHome(titles, serviceTier(home.resolve("config.toml"), warnings), List.copyOf(warnings));
    }

    /** The title of a thread; empty if it has none. */
    Optional<String> title(String threadId) {
        return Optional.ofNullable(titles.get(threadId));
    }

    private static Map<String, String> titles(Path index, List<String> warnings) {
        Map<String, String> titles = new HashMap<>();
        if (!Files.isRegularFile(index)) {
            return titles;
        }
        try {
            JsonLines.read(index, INDEX_LINE, entry -> {
                Optional<String> id = entry.text("id");
                Optional<String> name = entry.text("thread_name");
                if (id.isPresent() && name.isPresent()) {
                    titles.put(id.get(), name.get());
                }
            });
        } catch (IOException e) {
            warnings.add("cannot read " + SourceFile.slashed(index) + ": " + FileTrouble.reason(e));
        }
        return titles;
    }

    private static String serviceTier(Path config, List<String> warnings) {
        if (!Files.isRegularFile(config)) {
            return null;
        }
        try {
            byte[] text = Files.readAllBytes(config);
            return TomlParser.parse(text, SourceFile.slashed(config)).get("service_tier")
                    .filter(TomlString.class::isInstance)
                    .map(tier -> ((TomlString) tier).value().strip().toLowerCase(Locale.ROOT))
                    .filter(tier -> !tier.isEmpty()).orElse(null);
        } catch (IOException e) {
            warnings.add("cannot read " + SourceFile.slashed(config) + ": " + FileTrouble.reason(e));
        } catch (TomlException e) {
            warnings.add(e.location() + ": " + e.problem());
        }
        return null;
    }
}
