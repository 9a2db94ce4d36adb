package toktrail.report;

import java.util.Objects;
import toktrail.ledger.query.UsageGroup;
import toktrail.ledger.recorded.RecordedUsage;
import toktrail.pricing.CostTotals;
import toktrail.pricing.PricedSums;
import toktrail.usage.Tokens;

/**
 * What a number of calls come to.
 *
 * @param messageCount calls
 * @param tokens       what they consumed
 * @param costs        what that costs
 */
public record UsageSums(long messageCount, Tokens tokens, CostTotals costs) {

    /** No call. */
    public static final UsageSums NONE = new UsageSums(0, Tokens.NONE, CostTotals.NONE);

    public UsageSums {
        Objects.requireNonNull(tokens, "tokens");
        Objects.requireNonNull(costs, "costs");
    }

    /** What a group of calls comes to. */
    public static UsageSums of(UsageGroup group, PricedSums priced) {
        return new UsageSums(group.sums().count(), group.sums().tokens(), priced.costs());
    }

    /** What another tracker recorded. */
    public static UsageSums of(RecordedUsage usage, PricedSums priced) {
        return new UsageSums(usage.messages(), usage.tokens(), priced.costs());
    }

    /** Both together. */
    public UsageSums plus(UsageSums other) {
        return new UsageSums(messageCount + other.messageCount, tokens.plus(other.tokens), costs.plus(other.costs));
    }
}
