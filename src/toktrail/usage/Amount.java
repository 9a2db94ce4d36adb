package toktrail.usage;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * What one call consumed: tokens, further billed quantities, and the cost the source itself states.
 *
 * @param tokens            the six classes
 * @param cacheWrite1h      the part of {@code tokens.cacheWrite()} that is kept for one hour
 * @param webSearchRequests searches the provider ran and bills
 * @param sourceCostUsd     cost recorded by the tool, in USD, not negative; zero when it records none
 */
public record Amount(Tokens tokens, long cacheWrite1h, long webSearchRequests, BigDecimal sourceCostUsd) {

    public Amount {
        Objects.requireNonNull(tokens, "tokens");
        if (cacheWrite1h < 0 || cacheWrite1h > tokens.cacheWrite() || webSearchRequests < 0) {
            throw new IllegalArgumentException("cacheWrite1h " + cacheWrite1h + " of " + tokens.cacheWrite()
                    + ", webSearchRequests " + webSearchRequests);
        }
        if (sourceCostUsd.signum() < 0) {
            throw new IllegalArgumentException("negative cost " + sourceCostUsd);
        }
    }

    /** Tokens alone. */
    public static Amount of(Tokens tokens) {
        return new Amount(tokens, 0, 0, BigDecimal.ZERO);
    }

    /** Tokens and the cost stated by the source. */
    public static Amount of(Tokens tokens, BigDecimal sourceCostUsd) {
        return new Amount(tokens, 0, 0, sourceCostUsd);
    }

    /** Whether nothing was consumed and nothing was charged: such a record is no event. */
    public boolean isNothing() {
        return tokens.accountingTotal() == 0 && webSearchRequests == 0 && sourceCostUsd.signum() == 0;
    }
}
