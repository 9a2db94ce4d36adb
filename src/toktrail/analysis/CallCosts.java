package toktrail.analysis;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import toktrail.config.price.PriceKind;
import toktrail.pricing.CostTotals;
import toktrail.pricing.TierLabels;

/**
 * What one call costs, in US dollars, exact.
 *
 * @param costs           its costs
 * @param virtualUncached its virtual cost if no cache had had a part in it; 0 without price
 * @param missing         tables in which a price is required and was not found
 * @param tiers           by which tiers it is charged
 */
public record CallCosts(CostTotals costs, BigDecimal virtualUncached, Set<PriceKind> missing, TierLabels tiers) {

    public CallCosts {
        Objects.requireNonNull(costs, "costs");
        Objects.requireNonNull(virtualUncached, "virtualUncached");
        missing = Set.copyOf(missing);
        Objects.requireNonNull(tiers, "tiers");
    }

    /** What the cache spared; negative where writing to it cost more than it brought. */
    public BigDecimal virtualSavings() {
        return virtualUncached.subtract(costs.virtual());
    }

    /** The names of the tables that lack a price, sorted. */
    public Set<String> missingKinds() {
        Set<String> names = new TreeSet<>();
        missing.forEach(kind -> names.add(kind.word()));
        return names;
    }
}
