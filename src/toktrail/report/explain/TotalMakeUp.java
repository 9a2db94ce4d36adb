package toktrail.report.explain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import toktrail.ledger.query.EventSources;
import toktrail.report.UsageSums;

/**
 * What a total is made of.
 *
 * @param sums     the total, the same as in a report with these filters
 * @param byOrigin the same by the origin of list prices, the most expensive first
 * @param sources  what stands behind it
 */
public record TotalMakeUp(UsageSums sums, List<OriginShare> byOrigin, EventSources sources) {

    /**
     * What events priced by one row, or by the built-in prices, come to.
     *
     * @param origin     where the prices stand; absent for events without list price
     * @param events     how many events
     * @param virtualUsd their virtual cost
     */
    public record OriginShare(Optional<PriceOrigin> origin, long events, BigDecimal virtualUsd) { }

    public TotalMakeUp {
        Objects.requireNonNull(sums, "sums");
        byOrigin = List.copyOf(byOrigin);
        Objects.requireNonNull(sources, "sources");
    }
}
