package toktrail.pricing;

import java.util.Objects;
import java.util.Set;
import toktrail.config.price.PriceKind;

/**
 * The costs of a number of calls that are priced alike.
 *
 * @param costs   their costs; where a price is missing, all of them are unpriced
 * @param missing tables in which a price is required and was not found
 */
public record PricedSums(CostTotals costs, Set<PriceKind> missing) {

    public PricedSums {
        Objects.requireNonNull(costs, "costs");
        missing = Set.copyOf(missing);
    }
}
