package toktrail.config.price;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import toktrail.environment.Environment;
import toktrail.error.FileTrouble;
import toktrail.error.UserException;
import toktrail.file.AtomicFile;
import toktrail.toml.TomlArray;
import toktrail.toml.TomlException;
import toktrail.toml.TomlParser;
import toktrail.toml.TomlString;
import toktrail.toml.TomlTable;
import toktrail.toml.TomlValue;
import toktrail.usage.Names;

/**
 * The content of one price file.
 *
 * @param metadata what it says about itself, empty if nothing
 * @param virtual  what tokens would cost
 * @param actual   what is paid for tokens
 */
public record PriceDocument(TomlTable metadata, List<PriceRow> virtual, List<PriceRow> actual) {

    /** The key of metadata that names the program that wrote a file. */
    public static final String GENERATED_BY = "generated_by";

    private static final String OURS = "toktrail ";

    /** A file without content. */
    public static final PriceDocument EMPTY = new PriceDocument(TomlTable.empty(), List.of(), List.of());

    public PriceDocument {
        Objects.requireNonNull(metadata, "metadata");
        virtual = List.copyOf(virtual);
        actual = List.copyOf(actual);
    }

    /**
     * What a file holds; {@link #EMPTY} if there is none.
     *
     * @throws UserException if it cannot be read or anything in it is wrong, unknown keys included
     */
    public static PriceDocument read(Environment environment, Path file) {
        return read(environment, file, row -> false, PriceKind.VIRTUAL);
    }

    /**
     * What a file holds besides the rows of a provider in a table, which may be wrong.
     *
     * @throws UserException if it cannot be read or anything else in it is wrong, unknown keys included
     */
    public static PriceDocument readWithout(Environment environment, Path file, PriceKind table, String provider) {
        return read(environment, file, row -> row.get(PriceKeys.PROVIDER.name()).orElse(null) instanceof TomlString name
                && Names.same(name.value(), provider), table);
    }

    private static PriceDocument read(Environment environment, Path file, Predicate<TomlTable> dropped,
            PriceKind table) {
        if (!Files.exists(file)) {
            return EMPTY;
        }
        if (!Files.isRegularFile(file)) {
            throw UserException.failed(file + " is not a regular file");
        }
        try {
            TomlTable root = without(TomlParser.parse(Files.readAllBytes(file), file.toString()), table, dropped);
            PriceFile content = PriceFile.parse(environment, root, file.toString());
            TomlTable metadata = root.get(PriceKeys.METADATA.name()).orElse(null) instanceof TomlTable said ? said
                    : TomlTable.empty();
            return new PriceDocument(metadata, content.virtual(), content.actual());
        } catch (TomlException e) {
            throw UserException.input(e.location(), e.problem());
        } catch (IOException e) {
            throw UserException.failed("Could not read " + file + ": " + FileTrouble.reason(e), e);
        }
    }

    private static TomlTable without(TomlTable root, PriceKind table, Predicate<TomlTable> dropped) {
        String pricingKey = PriceKeys.PRICING.name();
        String rowsKey = PriceKeys.rows(table).name();
        if (!(root.get(pricingKey).orElse(null) instanceof TomlTable pricing)
                || !(pricing.get(rowsKey).orElse(null) instanceof TomlArray rows)) {
            return root;
        }
        List<TomlValue> kept = new ArrayList<>();
        for (TomlValue row : rows.values()) {
            if (!(row instanceof TomlTable values && dropped.test(values))) {
                kept.add(row);
            }
        }
        if (kept.size() == rows.values().size()) {
            return root;
        }
        TomlTable rest = kept.isEmpty() ? pricing.without(rowsKey) : pricing.with(rowsKey, TomlValue.of(kept));
        return rest.isEmpty() ? root.without(pricingKey) : root.with(pricingKey, rest);
    }

    /** The rows of a table. */
    public List<PriceRow> rows(PriceKind table) {
        return switch (table) {
            case VIRTUAL -> virtual;
            case ACTUAL -> actual;
        };
    }

    /** The same with other rows in a table. */
    public PriceDocument withRows(PriceKind table, List<PriceRow> rows) {
        return switch (table) {
            case VIRTUAL -> new PriceDocument(metadata, rows, actual);
            case ACTUAL -> new PriceDocument(metadata, virtual, rows);
        };
    }

    /** The same, saying this about itself and nothing else. */
    public PriceDocument withMetadata(Map<String, String> texts) {
        TomlTable table = TomlTable.empty();
        for (Map.Entry<String, String> entry : new TreeMap<>(texts).entrySet()) {
            table = table.with(entry.getKey(), TomlValue.of(entry.getValue()));
        }
        return new PriceDocument(table, virtual, actual);
    }

    /** Whether it says that this program made it. */
    public boolean isGenerated() {
        return metadata.get(GENERATED_BY).orElse(null) instanceof TomlString text && text.value().startsWith(OURS);
    }

    /** The text of the file. */
    public String text() {
        return PriceFileWriter.text(metadata, virtual, actual);
    }

    /**
     * Replaces a file as a whole.
     *
     * @throws UserException if it cannot be written; it is unchanged then
     */
    public void write(Path file) {
        AtomicFile.write(file, text());
    }
}
