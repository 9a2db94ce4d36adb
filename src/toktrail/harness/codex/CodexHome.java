package toktrail.harness.codex;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import toktrail.harness.SourceFile;
import toktrail.json.JsonException;
import toktrail.json.JsonObject;
import toktrail.json.JsonParser;
import toktrail.json.JsonSettings;
import toktrail.json.JsonTokenizer;
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
        JsonTokenizer tokenizer = new JsonTokenizer(JsonSettings.FOREIGN);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(Files.newInputStream(index),
                StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE)))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                enter(line, tokenizer, titles);
            }
        } catch (IOException e) {
            warnings.add("cannot read " + SourceFile.slashed(index) + ": " + e.getMessage());
        }
        return titles;
    }

    private static void enter(String line, JsonTokenizer tokenizer, Map<String, String> titles) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        try {
            JsonObject entry = JsonParser.parseObject(tokenizer.reset(bytes, 0, bytes.length), INDEX_LINE);
            Optional<String> id = entry.text("id");
            Optional<String> name = entry.text("thread_name");
            if (id.isPresent() && name.isPresent()) {
                titles.put(id.get(), name.get());
            }
        } catch (JsonException malformed) {
            // A line that is being written, or a blank one: it names no thread.
            return;
        }
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
            warnings.add("cannot read " + SourceFile.slashed(config) + ": " + e.getMessage());
        } catch (TomlException e) {
            warnings.add(e.location() + ": " + e.problem());
        }
        return null;
    }
}
