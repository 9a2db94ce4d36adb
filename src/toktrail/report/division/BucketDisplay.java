package toktrail.report.division;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import toktrail.report.DisplayFilters;
import toktrail.report.ModelSort;
import toktrail.spelling.TextOrder;

/**
 * Which buckets a text shows, and in which order; totals are never touched.
 *
 * @param filters by price state, calls and tokens, and how many at most
 * @param sort    by what they are sorted, absent for their order in time
 */
public record BucketDisplay(DisplayFilters filters, Optional<ModelSort> sort) {

    public BucketDisplay {
        Objects.requireNonNull(filters, "filters");
        Objects.requireNonNull(sort, "sort");
    }

    /** The rows that are shown, of rows in the order of the report. */
    public List<BucketRow> apply(List<BucketRow> rows) {
        return rows.stream()
                .filter(row -> filters.admits(row.sums()))
                .sorted(sort.map(BucketDisplay::order).orElse((a, b) -> 0))
                .limit(filters.limit().orElse(Long.MAX_VALUE))
                .toList();
    }

    private static Comparator<BucketRow> order(ModelSort sort) {
        Comparator<BucketRow> key =
                Comparator.comparing((BucketRow row) -> row.bucket().key(), TextOrder.CODE_POINT);
        Comparator<BucketRow> tokens =
                Comparator.comparingLong((BucketRow row) -> row.sums().tokens().total()).reversed();
        Comparator<BucketRow> messages =
                Comparator.comparingLong((BucketRow row) -> row.sums().messageCount()).reversed();
        Comparator<BucketRow> rest = tokens.thenComparing(messages).thenComparing(key.reversed());
        return switch (sort) {
            case ACTUAL -> greatest(row -> row.sums().costs().actual()).thenComparing(rest);
            case VIRTUAL -> greatest(row -> row.sums().costs().virtual()).thenComparing(rest);
            case SAVINGS -> greatest(row -> row.sums().costs().savings()).thenComparing(rest);
            case TOKENS -> rest;
            case MESSAGES -> messages.thenComparing(rest);
            case PROVIDER, MODEL, UNPRICED -> key;
        };
    }

    private static Comparator<BucketRow> greatest(Function<BucketRow, BigDecimal> amount) {
        return Comparator.comparing(amount).reversed();
    }
}
