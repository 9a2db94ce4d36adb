package toktrail.report;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * How much of a report's usage belongs to no area.
 *
 * @param unassignedTokens total tokens of sessions without area
 * @param totalTokens      total tokens of all sessions
 */
public record UnassignedShare(long unassignedTokens, long totalTokens) {

    /** Whether there is such usage and it reaches the threshold, a share from 0 to 1; 0 is never reached. */
    public boolean reaches(BigDecimal threshold) {
        BigDecimal least = threshold.multiply(BigDecimal.valueOf(totalTokens));
        return unassignedTokens > 0 && threshold.signum() > 0
                && BigDecimal.valueOf(unassignedTokens).compareTo(least) >= 0;
    }

    /** The share from 0 to 1, to 34 digits; 0 without usage. */
    public BigDecimal share() {
        return totalTokens == 0 ? BigDecimal.ZERO : BigDecimal.valueOf(unassignedTokens)
                .divide(BigDecimal.valueOf(totalTokens), MathContext.DECIMAL128);
    }
}
