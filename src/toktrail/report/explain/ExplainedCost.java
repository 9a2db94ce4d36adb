package toktrail.report.explain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import toktrail.pricing.CostTerm;
import toktrail.pricing.LookupStep;

/**
 * One cost of an event.
 *
 * @param usd     the cost, exact; absent if a price is required and missing, which reports count as 0
 * @param price   the price; absent if none was found or none is needed
 * @param terms   the parts of the cost by that price, which add up to it; none without a price
 * @param missing where a required price was looked for in vain, in order; none if nothing is missing
 */
public record ExplainedCost(
        Optional<BigDecimal> usd, Optional<PriceUsed> price, List<CostTerm> terms, List<LookupStep> missing) {

    public ExplainedCost {
        Objects.requireNonNull(usd, "usd");
        Objects.requireNonNull(price, "price");
        terms = List.copyOf(terms);
        missing = List.copyOf(missing);
    }

    /** A cost that needs no price. */
    static ExplainedCost of(BigDecimal usd) {
        return new ExplainedCost(Optional.of(usd), Optional.empty(), List.of(), List.of());
    }
}
