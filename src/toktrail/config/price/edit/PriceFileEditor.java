package toktrail.config.price.edit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import toktrail.config.ConfigReader;
import toktrail.config.ConfigReading;
import toktrail.config.file.FileKind;
import toktrail.config.file.LocationOptions;
import toktrail.config.key.ConfigTemplates;
import toktrail.config.price.PriceFile;
import toktrail.config.price.PriceKeys;
import toktrail.config.price.PriceRow;
import toktrail.error.UserException;
import toktrail.file.AtomicFile;
import toktrail.toml.TomlArray;
import toktrail.toml.TomlDocument;
import toktrail.toml.TomlException;
import toktrail.toml.TomlPath;
import toktrail.toml.TomlTable;
import toktrail.toml.TomlWriter;

/**
 * Changes single rows of the hand-written price file and leaves the rest of its text as it is. A change that would make
 * the price files contradict each other is refused; the text before a change is kept beside the file as {@code .bak}.
 * Serves one change.
 */
public final class PriceFileEditor {

    private static final Set<FileKind> READ = EnumSet.of(FileKind.CONFIG, FileKind.PRICES, FileKind.PRICES_DIR);

    private final ConfigReader reader;
    private final LocationOptions options;
    private final ConfigReading before;
    private final Path file;
    private final String oldText;
    private final TomlDocument document;

    private PriceFileEditor(ConfigReader reader, LocationOptions options, ConfigReading before, String oldText) {
        this.reader = reader;
        this.options = options;
        this.before = before;
        this.oldText = oldText;
        file = before.locations().prices().path();
        try {
            document = TomlDocument.parse(oldText.isEmpty() ? ConfigTemplates.empty() : oldText, file.toString());
        } catch (TomlException e) {
            throw UserException.input(e.location(), e.problem());
        }
    }

    /**
     * Opens the file that the options lead to; it may be missing.
     *
     * @throws UserException if it cannot be read or is not TOML
     */
    public static PriceFileEditor open(ConfigReader reader, LocationOptions options) {
        ConfigReading before = reader.read(options, READ);
        return new PriceFileEditor(reader, options, before, AtomicFile.text(before.locations().prices().path()));
    }

    /**
     * Adds a row or changes it.
     *
     * @throws UserException if a new row lacks a price, nothing is to be set, the result would not be valid, or the
     *         file cannot be written; it is unchanged then
     */
    public PriceEdit set(PriceChange change) {
        PriceRowKey key = change.row();
        List<Integer> elements = elements(key, key::isKeyOf);
        List<PriceEdit.Value> values = new ArrayList<>();
        if (elements.isEmpty()) {
            append(change);
        } else if (change.isEmpty()) {
            throw UserException.failed("Nothing to set: give a figure, an alias or a label.");
        } else {
            elements.forEach(element -> update(path(key).element(element), change, values));
        }
        boolean unchanged = !elements.isEmpty() && values.isEmpty();
        ConfigReading after = unchanged ? before : save();
        PriceEdit.Outcome outcome = unchanged ? PriceEdit.Outcome.UNCHANGED
                : elements.isEmpty() ? PriceEdit.Outcome.ADDED : PriceEdit.Outcome.CHANGED;
        int tiers = key.isTiered() ? 0 : (int) rows(key).stream()
                .filter(row -> key.isModelOf(row) && PriceRowKey.isTiered(row)).count();
        return new PriceEdit(file, outcome, values, found(after, key).stream().filter(key::isKeyOf).toList(),
                after.blocking().size(), tiers);
    }

    /**
     * Removes the row of a tier; without bounds, all rows of the model.
     *
     * @throws UserException if there is none, the result would not be valid, or the file cannot be written
     */
    public PriceEdit unset(PriceRowKey key) {
        List<Integer> elements = elements(key, row -> key.isTiered() ? key.isKeyOf(row) : key.isModelOf(row));
        if (elements.isEmpty()) {
            throw UserException.failed(notFound(key));
        }
        List<PriceRow> removed =
                found(before, key).stream().filter(row -> !key.isTiered() || key.isKeyOf(row)).toList();
        for (int i = elements.size() - 1; i >= 0; i--) {
            document.removeArrayTable(path(key), elements.get(i));
        }
        ConfigReading after = save();
        return new PriceEdit(file, PriceEdit.Outcome.REMOVED, List.of(), removed, after.blocking().size(), 0);
    }

    private List<String> notFound(PriceRowKey key) {
        List<String> lines = new ArrayList<>();
        lines.add("No " + key.table().word() + " price of " + key.name()
                + (key.isTiered() ? " with these bounds" : "") + " in " + file + ".");
        before.prices().rows(key.table()).stream().filter(key::isModelOf).findFirst()
                .ifPresent(row -> lines.add("The price in force stands in " + row.location().source() + ":"
                        + row.location().line() + "."));
        return lines;
    }

    private static TomlPath path(PriceRowKey key) {
        return TomlPath.of(PriceKeys.PRICING.name(), PriceKeys.rows(key.table()).name());
    }

    private List<TomlTable> rows(PriceRowKey key) {
        List<TomlTable> rows = new ArrayList<>();
        if (document.root().get(path(key)).orElse(null) instanceof TomlArray array) {
            array.values().forEach(value -> rows.add(value instanceof TomlTable row ? row : TomlTable.empty()));
        }
        return rows;
    }

    private List<Integer> elements(PriceRowKey key, Predicate<TomlTable> wanted) {
        List<TomlTable> rows = rows(key);
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (wanted.test(rows.get(i))) {
                found.add(i);
            }
        }
        return found;
    }

    private void append(PriceChange change) {
        PriceRowKey key = change.row();
        if (!change.figures().containsKey(PriceChange.Figure.INPUT)
                || !change.figures().containsKey(PriceChange.Figure.OUTPUT)) {
            throw UserException.failed("A new price needs --input and --output: " + file + " has no "
                    + key.table().word() + " price of " + key.name() + " yet.");
        }
        document.appendArrayTable(path(key), PriceRowToml.row(change));
    }

    private void update(TomlPath row, PriceChange change, List<PriceEdit.Value> values) {
        TomlTable old = (TomlTable) document.root().get(row).orElseThrow();
        for (TomlTable.Entry entry : PriceRowToml.changes(old, change).entries()) {
            String key = entry.key().name();
            document.set(row.key(key), entry.value());
            values.add(new PriceEdit.Value(key, old.get(key).map(TomlWriter::inline),
                    TomlWriter.inline(entry.value())));
        }
    }

    /** Writes the text if it is no worse than the one before; gives what the files say now. */
    private ConfigReading save() {
        ConfigReading after = reader.withDraft(file, document.text()).read(options, READ);
        List<String> lines = new ArrayList<>();
        after.blockingSince(before).forEach(problem -> lines.add(problem.toString()));
        if (!lines.isEmpty()) {
            lines.add(0, "Not written, because the price files would not be valid any more:");
            throw UserException.failed(lines);
        }
        if (!oldText.isEmpty()) {
            AtomicFile.write(file.resolveSibling(file.getFileName() + ".bak"), oldText);
        }
        AtomicFile.replace(file, oldText, document.text());
        return after;
    }

    /** The rows of the file that a reading found. */
    private List<PriceRow> found(ConfigReading reading, PriceRowKey key) {
        List<PriceRow> rows = new ArrayList<>();
        for (PriceFile read : reading.prices().files()) {
            if (read.source().equals(file.toString())) {
                read.rows(key.table()).stream().filter(key::isModelOf).forEach(rows::add);
            }
        }
        return rows;
    }
}
