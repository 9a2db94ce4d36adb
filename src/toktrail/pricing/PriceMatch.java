package toktrail.pricing;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import toktrail.config.price.PriceRow;

/**
 * The price of a model: one row, or one for each range of prompt sizes.
 *
 * @param step where it was found
 * @param rows its rows, at least one
 * @param fast whether the model's name says that its calls are fast
 */
public record PriceMatch(LookupStep step, List<PriceRow> rows, boolean fast) {

    private static final Comparator<PriceRow> NARROWEST = Comparator.<PriceRow>comparingLong(
            row -> row.tier().most() - row.tier().least()).thenComparingLong(row -> row.tier().least());

    public PriceMatch {
        Objects.requireNonNull(step, "step");
        rows = List.copyOf(rows);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("no rows");
        }
    }

    /**
     * The row for a prompt of this size: the narrowest tier that contains it, else the row without bounds, else the
     * nearest tier below, else the lowest.
     */
    public PriceRow row(long contextTokens) {
        return rows.stream().filter(row -> row.tier().isTiered() && row.tier().least() <= contextTokens
                        && contextTokens <= row.tier().most()).min(NARROWEST)
                .or(this::untiered)
                .or(() -> rows.stream().filter(row -> row.tier().most() < contextTokens)
                        .max(Comparator.comparingLong(row -> row.tier().most())))
                .orElseGet(this::lowest);
    }

    /** The row that stands for the model where no call is at hand: the one without bounds, else the lowest tier. */
    PriceRow listed() {
        return untiered().orElseGet(this::lowest);
    }

    private Optional<PriceRow> untiered() {
        return rows.stream().filter(row -> !row.tier().isTiered()).findFirst();
    }

    private PriceRow lowest() {
        return rows.stream().min(Comparator.comparingLong(row -> row.tier().least())).orElseThrow();
    }
}
