package toktrail.pricing;

import java.math.BigDecimal;
import java.util.Objects;
import toktrail.config.choice.CostBasis;

/**
 * Costs in US dollars, exact.
 *
 * @param source        what the tools themselves recorded
 * @param actual        what the user really pays
 * @param virtual       what the tokens would cost at list prices
 * @param auto          call by call what the tool recorded, the list price where it recorded nothing
 * @param unpricedCount calls that lack a price they require; they count as 0 above
 */
public record CostTotals(
        BigDecimal source, BigDecimal actual, BigDecimal virtual, BigDecimal auto, long unpricedCount) {

    /** No cost. */
    public static final CostTotals NONE =
            new CostTotals(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, 0);

    public CostTotals {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(actual, "actual");
        Objects.requireNonNull(virtual, "virtual");
        Objects.requireNonNull(auto, "auto");
    }

    /** Virtual less actual cost; negative where more is paid than the list price. */
    public BigDecimal savings() {
        return virtual.subtract(actual);
    }

    /** The cost on this basis. */
    public BigDecimal on(CostBasis basis) {
        return switch (basis) {
            case SOURCE -> source;
            case ACTUAL -> actual;
            case VIRTUAL -> virtual;
            case AUTO -> auto;
        };
    }

    /** Both together. */
    public CostTotals plus(CostTotals other) {
        return new CostTotals(source.add(other.source), actual.add(other.actual), virtual.add(other.virtual),
                auto.add(other.auto), unpricedCount + other.unpricedCount);
    }
}
