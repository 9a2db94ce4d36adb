package toktrail.report.series;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Objects;
import toktrail.config.choice.CostBasis;
import toktrail.config.price.PriceKind;
import toktrail.ledger.query.UsageGroup;
import toktrail.ledger.recorded.RecordedUsage;
import toktrail.pricing.PricedSums;
import toktrail.usage.Tokens;

/**
 * What a number of calls come to on one cost basis.
 *
 * @param messages calls
 * @param tokens   what they consumed
 * @param cost     US dollars, exact
 * @param unpriced calls without a price on the basis; their cost counts as 0
 * @param recorded whether some of it was recorded by another tracker
 */
public record Spending(long messages, Tokens tokens, BigDecimal cost, long unpriced, boolean recorded) {

    /** No call. */
    public static final Spending NONE = new Spending(0, Tokens.NONE, BigDecimal.ZERO, 0, false);

    public Spending {
        Objects.requireNonNull(tokens, "tokens");
        Objects.requireNonNull(cost, "cost");
    }

    static Spending of(UsageGroup group, PricedSums priced, CostBasis basis) {
        long count = group.sums().count();
        boolean unpriced = switch (basis) {
            case VIRTUAL -> priced.missing().contains(PriceKind.VIRTUAL);
            case ACTUAL -> priced.missing().contains(PriceKind.ACTUAL);
            case SOURCE -> !group.statedCost();
            case AUTO -> !group.statedCost() && priced.missing().contains(PriceKind.VIRTUAL);
        };
        return new Spending(count, group.sums().tokens(), priced.costs().on(basis), unpriced ? count : 0, false);
    }

    static Spending of(RecordedUsage usage, PricedSums priced, CostBasis basis) {
        boolean unpriced = switch (basis) {
            case VIRTUAL, AUTO -> priced.missing().contains(PriceKind.VIRTUAL);
            case ACTUAL -> priced.missing().contains(PriceKind.ACTUAL);
            case SOURCE -> true;
        };
        return new Spending(usage.messages(), usage.tokens(), priced.costs().on(basis),
                unpriced ? usage.messages() : 0, true);
    }

    /** Both together. */
    public Spending plus(Spending other) {
        return new Spending(messages + other.messages, tokens.plus(other.tokens), cost.add(other.cost),
                unpriced + other.unpriced, recorded || other.recorded);
    }

    /** All of them together. */
    public static Spending total(Collection<ModelSpending> models) {
        Spending total = NONE;
        for (ModelSpending model : models) {
            total = total.plus(model.spending());
        }
        return total;
    }

    /** All six classes. */
    public long allTokens() {
        return tokens.accountingTotal();
    }

    /** Whether something was consumed or paid. */
    boolean isActive() {
        return allTokens() > 0 || cost.signum() > 0;
    }
}
