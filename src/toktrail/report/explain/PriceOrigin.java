package toktrail.report.explain;

import java.util.Comparator;
import java.util.Objects;

/**
 * Where a price row stands.
 *
 * @param builtin whether it comes with the program
 * @param source  the date of the built-in prices, else the file of the row
 * @param line    line in the file; 0 for built-in prices
 */
public record PriceOrigin(boolean builtin, String source, int line) implements Comparable<PriceOrigin> {

    private static final Comparator<PriceOrigin> ORDER = Comparator.comparing(PriceOrigin::builtin)
            .thenComparing(PriceOrigin::source).thenComparingInt(PriceOrigin::line);

    public PriceOrigin {
        Objects.requireNonNull(source, "source");
    }

    @Override
    public int compareTo(PriceOrigin other) {
        return ORDER.compare(this, other);
    }
}
