package toktrail.report;

import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Which finished rows are shown; totals and other tables are never touched.
 *
 * @param priceState  by whether all prices are known
 * @param minMessages rows with at least as many calls
 * @param minTokens   rows with at least as many total tokens
 * @param sort        the order of the table of models
 * @param limit       rows of that table at most
 */
public record DisplayFilters(
        PriceState priceState, OptionalLong minMessages, OptionalLong minTokens, ModelSort sort, OptionalLong limit) {

    /** Everything, by actual cost. */
    public static final DisplayFilters NONE = new DisplayFilters(PriceState.ALL, OptionalLong.empty(),
            OptionalLong.empty(), ModelSort.ACTUAL, OptionalLong.empty());

    public DisplayFilters {
        Objects.requireNonNull(priceState, "priceState");
        Objects.requireNonNull(sort, "sort");
        for (OptionalLong number : List.of(minMessages, minTokens, limit)) {
            if (number.orElse(0) < 0) {
                throw new IllegalArgumentException("negative display filter " + number);
            }
        }
    }

    /** Whether a row with these sums is shown, apart from the limit. */
    public boolean admits(UsageSums sums) {
        return priceState.admits(sums.costs().unpricedCount())
                && largeEnough(sums.messageCount(), sums.tokens().total());
    }

    List<ModelRow> apply(List<ModelRow> rows) {
        return rows.stream()
                .filter(row -> admits(row.sums()))
                .sorted(sort.order())
                .limit(limit.orElse(Long.MAX_VALUE))
                .toList();
    }

    List<UnconfiguredRow> applyToUnconfigured(List<UnconfiguredRow> rows) {
        return rows.stream()
                .filter(row -> priceState != PriceState.PRICED
                        && largeEnough(row.messageCount(), row.tokens().total()))
                .sorted(Orders.UNCONFIGURED)
                .toList();
    }

    private boolean largeEnough(long messages, long totalTokens) {
        return messages >= minMessages.orElse(0) && totalTokens >= minTokens.orElse(0);
    }
}
