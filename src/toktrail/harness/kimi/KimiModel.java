package toktrail.harness.kimi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import toktrail.harness.JsonFile;
import toktrail.json.JsonException;
import toktrail.json.Shape;
import toktrail.toml.TomlException;
import toktrail.toml.TomlParser;
import toktrail.toml.TomlString;
import toktrail.toml.TomlTable;
import toktrail.toml.TomlValue;
import toktrail.usage.Names;

/** The names of models. Wires of the older kind do not tell theirs; it is the one the tool is configured for. */
final class KimiModel {

    private static final String OWN_PREFIX = "kimi-code/";
    private static final String STANDARD = "kimi-for-coding";
    private static final Shape CONFIG = Shape.of("model");

    private KimiModel() { }

    /** The model of a name: without the prefix of the product's own. */
    static String named(String name) {
        return name.startsWith(OWN_PREFIX) && name.length() > OWN_PREFIX.length()
                ? name.substring(OWN_PREFIX.length()) : name;
    }

    /** The model that is configured in this directory. */
    static String configured(Path home) {
        return fromToml(home.resolve("config.toml")).or(() -> fromJson(home.resolve("config.json")))
                .map(KimiModel::named).orElse(STANDARD);
    }

    private static Optional<String> fromToml(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > TomlParser.MAX_SIZE) {
                return Optional.empty();
            }
            TomlTable config = TomlParser.parse(Files.readAllBytes(file), file.toString());
            Optional<String> model = text(config, "default_model");
            Optional<TomlTable> record = model.flatMap(name -> table(config, "models").flatMap(t -> table(t, name)));
            return record.flatMap(table -> text(table, "model")).or(() -> model);
        } catch (IOException | TomlException unusable) {
            // Then the tool does not use it either.
            return Optional.empty();
        }
    }

    private static Optional<String> fromJson(Path file) {
        try {
            return Files.isRegularFile(file) ? JsonFile.read(file, CONFIG).text("model") : Optional.empty();
        } catch (IOException | JsonException unusable) {
            // Then the tool does not use it either.
            return Optional.empty();
        }
    }

    private static Optional<TomlTable> table(TomlTable in, String name) {
        return in.get(name).filter(TomlTable.class::isInstance).map(TomlTable.class::cast);
    }

    private static Optional<String> text(TomlTable in, String name) {
        Optional<TomlValue> value = in.get(name);
        return value.isPresent() && value.get() instanceof TomlString text
                ? Optional.ofNullable(Names.trimmed(text.value())) : Optional.empty();
    }
}
