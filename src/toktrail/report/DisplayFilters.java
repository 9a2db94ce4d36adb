package toktrail.report;

import java.util.ArrayList;
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
        List<ModelRow> shown = new ArrayList<>();
        for (ModelRow row : rows) {
            if (admits(row.sums())) {
                shown.add(row);
            }
        }
        shown.sort(sort.order());
        return List.copyOf(shown.subList(0, (int) Math.min(shown.size(), limit.orElse(Long.MAX_VALUE))));
    }

    List<UnconfiguredRow> applyToUnconfigured(List<UnconfiguredRow> rows) {
        List<UnconfiguredRow> shown = new ArrayList<>();
        for (UnconfiguredRow row : rows) {
            if (priceState != PriceState.PRICED && largeEnough(row.messageCount(), row.tokens().total())) {
                shown.add(row);
            }
        }
        shown.sort(Orders::unconfigured);
        return List.copyOf(shown);
    }

    private boolean largeEnough(long messages, long totalTokens) {
        return messages >= minMessages.orElse(0) && totalTokens >= minTokens.orElse(0);
    }
}
