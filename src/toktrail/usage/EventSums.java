package toktrail.usage;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * What a number of calls consumed together.
 *
 * @param count             calls
 * @param tokens            the six classes
 * @param cacheWrite1h      the part of {@code tokens.cacheWrite()} that is kept for one hour
 * @param webSearchRequests searches the providers ran and bill
 * @param sourceCostPico    costs recorded by the tools, in pico dollars
 */
public record EventSums(long count, Tokens tokens, long cacheWrite1h, long webSearchRequests, long sourceCostPico) {

    /** No call. */
    static final EventSums NONE = new EventSums(0, Tokens.NONE, 0, 0, 0);

    public EventSums {
        Objects.requireNonNull(tokens, "tokens");
        if ((count | cacheWrite1h | webSearchRequests | sourceCostPico) < 0) {
            throw new IllegalArgumentException("negative sum");
        }
    }

    /** Both together. */
    public EventSums plus(EventSums other) {
        return new EventSums(count + other.count, tokens.plus(other.tokens), cacheWrite1h + other.cacheWrite1h,
                webSearchRequests + other.webSearchRequests, Math.addExact(sourceCostPico, other.sourceCostPico));
    }

    /** Costs recorded by the tools, exact. */
    public BigDecimal sourceCostUsd() {
        return Money.fromPico(sourceCostPico);
    }
}
