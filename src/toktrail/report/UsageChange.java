package toktrail.report;

import java.util.Objects;
import toktrail.pricing.CostTotals;
import toktrail.usage.Tokens;

/**
 * How sums differ from earlier ones; after a correction any figure may be negative.
 *
 * @param messageCount calls
 * @param tokens       the six classes
 * @param costs        costs, and calls that lack a price
 */
public record UsageChange(long messageCount, Classes tokens, CostTotals costs) {

    /** Differences of the six classes of {@link Tokens}. */
    public record Classes(long input, long output, long reasoning, long cacheRead, long cacheWrite, long cacheOutput) {

        /** The difference to no tokens at all. */
        public static Classes of(Tokens tokens) {
            return between(Tokens.NONE, tokens);
        }

        static Classes between(Tokens before, Tokens after) {
            return new Classes(after.input() - before.input(), after.output() - before.output(),
                    after.reasoning() - before.reasoning(), after.cacheRead() - before.cacheRead(),
                    after.cacheWrite() - before.cacheWrite(), after.cacheOutput() - before.cacheOutput());
        }

        /** Input, output and reasoning. */
        public long total() {
            return input + output + reasoning;
        }

        /** Input, cache reads and cache writes. */
        public long promptTotal() {
            return input + cacheRead + cacheWrite;
        }

        /** Output, reasoning and cached output. */
        public long outputTotal() {
            return output + reasoning + cacheOutput;
        }

        /** All six. */
        public long accountingTotal() {
            return promptTotal() + outputTotal();
        }
    }

    private static final Classes NO_TOKENS = Classes.of(Tokens.NONE);

    public UsageChange {
        Objects.requireNonNull(tokens, "tokens");
        Objects.requireNonNull(costs, "costs");
    }

    /** What was added from {@code before} to {@code after}. */
    public static UsageChange between(UsageSums before, UsageSums after) {
        CostTotals old = before.costs();
        CostTotals now = after.costs();
        return new UsageChange(after.messageCount() - before.messageCount(),
                Classes.between(before.tokens(), after.tokens()),
                new CostTotals(now.source().subtract(old.source()), now.actual().subtract(old.actual()),
                        now.virtual().subtract(old.virtual()), now.auto().subtract(old.auto()),
                        now.unpricedCount() - old.unpricedCount()));
    }

    /** Whether every figure is zero. */
    public boolean isNone() {
        return messageCount == 0 && tokens.equals(NO_TOKENS) && costs.source().signum() == 0
                && costs.actual().signum() == 0 && costs.virtual().signum() == 0 && costs.unpricedCount() == 0;
    }
}
