package toktrail.report.explain;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import toktrail.report.PriceState;
import toktrail.report.UsageQuery;

/**
 * Which figures are to be explained.
 *
 * @param usage   the events of this report, unless there are ids
 * @param ids     the events with these ids, none for those of the report
 * @param listing which of them are listed; absent for the total alone
 */
public record ExplainQuery(UsageQuery usage, List<Long> ids, Optional<Listing> listing) {

    /**
     * Which events are listed; the total always covers all.
     *
     * @param sort       their order
     * @param limit      at most so many
     * @param priceState by whether all their prices are known
     */
    public record Listing(EventSort sort, long limit, PriceState priceState) {

        /** No limit. */
        public static final long ALL = Long.MAX_VALUE;

        public Listing {
            Objects.requireNonNull(sort, "sort");
            Objects.requireNonNull(priceState, "priceState");
            if (limit < 0) {
                throw new IllegalArgumentException("limit " + limit);
            }
        }
    }

    public ExplainQuery {
        Objects.requireNonNull(usage, "usage");
        ids = List.copyOf(ids);
        Objects.requireNonNull(listing, "listing");
    }
}
