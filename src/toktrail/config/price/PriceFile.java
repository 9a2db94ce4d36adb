package toktrail.config.price;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import toktrail.config.schema.Diagnostic;
import toktrail.config.schema.Diagnostics;
import toktrail.config.schema.Place;
import toktrail.config.schema.RuleContext;
import toktrail.config.schema.Section;
import toktrail.environment.Environment;
import toktrail.error.UserException;
import toktrail.toml.TomlException;
import toktrail.toml.TomlParser;
import toktrail.toml.TomlString;
import toktrail.toml.TomlTable;
import toktrail.toml.TomlValue;

/**
 * What one price file says.
 *
 * @param source   its path, or the name it was given
 * @param virtual  what tokens would cost, in the order of the file
 * @param actual   what is paid for tokens, in the order of the file
 * @param metadata the texts of {@code [metadata]}
 */
public record PriceFile(String source, List<PriceRow> virtual, List<PriceRow> actual, Map<String, String> metadata) {

    public PriceFile {
        Objects.requireNonNull(source, "source");
        virtual = List.copyOf(virtual);
        actual = List.copyOf(actual);
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /**
     * Reads a price file that is not a user's, such as the one that comes with the program.
     *
     * @param source its name in messages
     * @throws UserException if anything in it is wrong, unknown keys included; a line for each problem
     */
    public static PriceFile parse(Environment environment, byte[] bytes, String source) {
        TomlTable table;
        try {
            table = TomlParser.parse(bytes, source);
        } catch (TomlException e) {
            throw UserException.input(e.location(), e.problem());
        }
        return parse(environment, table, source);
    }

    /**
     * As {@link #parse(Environment, byte[], String)}, of a text that was read already.
     *
     * @throws UserException if anything in it is wrong, unknown keys included; a line for each problem
     */
    static PriceFile parse(Environment environment, TomlTable table, String source) {
        Diagnostics diagnostics = new Diagnostics();
        RuleContext context = new RuleContext(environment, List.of(), diagnostics, Map.of());
        PriceRows rows = PriceRows.of(Section.read(table, PriceKeys.FILE,
                Place.root(context, table.location())), source);
        PriceMerge.merge(List.of(rows), Optional.empty());
        List<Diagnostic> found = diagnostics.sorted(List.of(source));
        List<String> errors = found.stream().filter(d -> d.id().isViolation()).map(Diagnostic::toString).toList();
        if (!errors.isEmpty()) {
            throw UserException.failed(errors);
        }
        return rows.file();
    }

    /** The rows of a table, in the order of the file. */
    public List<PriceRow> rows(PriceKind kind) {
        return switch (kind) {
            case VIRTUAL -> virtual;
            case ACTUAL -> actual;
        };
    }

    static Map<String, String> metadata(Optional<TomlValue> value) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (value.isPresent() && value.get() instanceof TomlTable table) {
            for (TomlTable.Entry entry : table.entries()) {
                if (entry.value() instanceof TomlString text) {
                    texts.put(entry.key().name(), text.value());
                }
            }
        }
        return texts;
    }

    static List<Path> paths(List<PriceFile> files) {
        List<Path> paths = new ArrayList<>();
        files.forEach(file -> paths.add(Path.of(file.source())));
        return paths;
    }
}
