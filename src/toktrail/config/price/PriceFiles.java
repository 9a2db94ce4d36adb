package toktrail.config.price;

import java.nio.file.Path;
import java.util.List;

/**
 * The configured prices.
 *
 * @param files   what was read, in the order of reading: provider files by name, then the hand-written file
 * @param virtual what tokens would cost, merged, by provider, model, tier
 * @param actual  what is paid, merged, in the same order
 */
public record PriceFiles(List<PriceFile> files, List<PriceRow> virtual, List<PriceRow> actual) {

    public PriceFiles {
        files = List.copyOf(files);
        virtual = List.copyOf(virtual);
        actual = List.copyOf(actual);
    }

    /** No prices. */
    public static PriceFiles none() {
        return new PriceFiles(List.of(), List.of(), List.of());
    }

    /** The rows of a table, merged. */
    public List<PriceRow> rows(PriceKind kind) {
        return switch (kind) {
            case VIRTUAL -> virtual;
            case ACTUAL -> actual;
        };
    }

    /** The paths of the files in the order of reading. */
    public List<Path> paths() {
        return PriceFile.paths(files);
    }
}
