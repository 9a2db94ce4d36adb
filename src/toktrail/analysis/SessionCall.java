package toktrail.analysis;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Optional;
import toktrail.usage.Tokens;
import toktrail.usage.UsageEvent;

/**
 * One call of a session, with what it costs by itself.
 *
 * @param ordinal its place among the calls of the session, from 1
 * @param event   the call
 * @param costs   what it costs
 */
public record SessionCall(int ordinal, UsageEvent event, CallCosts costs) {

    private static final MathContext RATE = new MathContext(28, RoundingMode.HALF_EVEN);
    private static final int MILLION = 6;

    public SessionCall {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(costs, "costs");
    }

    /** What it used. */
    public Tokens tokens() {
        return event.tokens();
    }

    /** How much of the prompt came from a cache. */
    public CacheUse cacheUse() {
        return CacheUse.of(tokens());
    }

    /** What the cache did for it. */
    public CacheStatus status() {
        return CacheStatus.of(ordinal, tokens());
    }

    /** What the source says it cost. */
    BigDecimal sourceCost() {
        return costs.costs().source();
    }

    /** Source cost in USD per million tokens of the prompt; absent without prompt. */
    public Optional<BigDecimal> sourcePer1mPrompt() {
        return perMillion(sourceCost(), tokens().promptTotal());
    }

    /** Source cost in USD per million tokens of all classes; absent without tokens. */
    public Optional<BigDecimal> sourcePer1mTotal() {
        return perMillion(sourceCost(), tokens().accountingTotal());
    }

    /** Virtual cost in USD per million tokens of the prompt; absent without prompt. */
    public Optional<BigDecimal> virtualPer1mPrompt() {
        return perMillion(costs.costs().virtual(), tokens().promptTotal());
    }

    private static Optional<BigDecimal> perMillion(BigDecimal usd, long tokens) {
        return tokens == 0 ? Optional.empty()
                : Optional.of(usd.movePointRight(MILLION).divide(BigDecimal.valueOf(tokens), RATE));
    }
}
