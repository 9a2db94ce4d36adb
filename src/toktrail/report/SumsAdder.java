package toktrail.report;

import java.math.BigDecimal;
import toktrail.pricing.CostTotals;
import toktrail.usage.Tokens;

/** Adds up calls without a record for each step, for reports of many rows. Not safe for several threads. */
public final class SumsAdder {

    private long messages;
    private final long[] tokens = new long[6];
    private BigDecimal source = BigDecimal.ZERO;
    private BigDecimal actual = BigDecimal.ZERO;
    private BigDecimal virtual = BigDecimal.ZERO;
    private BigDecimal auto = BigDecimal.ZERO;
    private long unpriced;

    /** Adds calls. */
    public SumsAdder add(long messageCount, Tokens some, CostTotals costs) {
        messages += messageCount;
        add(0, some.input());
        add(1, some.output());
        add(2, some.reasoning());
        add(3, some.cacheRead());
        add(4, some.cacheWrite());
        add(5, some.cacheOutput());
        source = plus(source, costs.source());
        actual = plus(actual, costs.actual());
        virtual = plus(virtual, costs.virtual());
        auto = plus(auto, costs.auto());
        unpriced += costs.unpricedCount();
        return this;
    }

    /** Adds sums. */
    public SumsAdder add(UsageSums sums) {
        return add(sums.messageCount(), sums.tokens(), sums.costs());
    }

    /** As {@link Tokens#sum}: at most the largest long. */
    private void add(int index, long count) {
        long sum = tokens[index] + count;
        tokens[index] = sum < 0 ? Long.MAX_VALUE : sum;
    }

    private static BigDecimal plus(BigDecimal sum, BigDecimal more) {
        return more.signum() == 0 ? sum : sum.add(more);
    }

    /** What was added so far. */
    public UsageSums sums() {
        return new UsageSums(messages,
                new Tokens(tokens[0], tokens[1], tokens[2], tokens[3], tokens[4], tokens[5]),
                new CostTotals(source, actual, virtual, auto, unpriced));
    }
}
