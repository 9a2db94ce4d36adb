package toktrail.config.price.edit;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import toktrail.config.price.PriceRow;
import toktrail.spelling.Choice;

/**
 * What was done to the hand-written price file.
 *
 * @param file    its path
 * @param outcome what became of it
 * @param values  the values that changed, as TOML
 * @param rows    the rows it is about: as they are now, or as they were before they were removed
 * @param others  how many problems of the price files and the main file remain that keep reports from reading them
 * @param tiers   tiers of the same model in the file, which go before a row that has no bounds
 */
public record PriceEdit(Path file, Outcome outcome, List<Value> values, List<PriceRow> rows, int others,
        int tiers) {

    /** What became of the file. */
    public enum Outcome implements Choice { ADDED, CHANGED, UNCHANGED, REMOVED }

    /**
     * A value that changed.
     *
     * @param key its key
     * @param old what it was, absent if there was none
     * @param now what it is
     */
    public record Value(String key, Optional<String> old, String now) { }

    public PriceEdit {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(outcome, "outcome");
        values = List.copyOf(values);
        rows = List.copyOf(rows);
    }
}
