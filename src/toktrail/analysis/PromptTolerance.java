package toktrail.analysis;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Which prompts count as of about the same size.
 *
 * @param ratio how far they may differ, as part of the larger one; not negative
 */
record PromptTolerance(BigDecimal ratio) {

    PromptTolerance {
        if (ratio.signum() < 0) {
            throw new IllegalArgumentException("tolerance " + ratio);
        }
    }

    /** Whether both are equal, or both are prompts and differ by no more than the whole tokens allowed. */
    boolean alike(long one, long other) {
        if (one == other) {
            return true;
        }
        BigDecimal allowed = ratio.multiply(BigDecimal.valueOf(Math.max(one, other))).setScale(0, RoundingMode.FLOOR);
        return one > 0 && other > 0 && BigDecimal.valueOf(Math.abs(one - other)).compareTo(allowed) <= 0;
    }
}
