package toktrail.report.segment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.report.quota.LimitUse;
import toktrail.report.quota.PlanQuota;

/**
 * How fast an open quota window is used up.
 *
 * @param ratio            the rate so far by the rate that would use up the rest exactly at the end, 34 digits; absent
 *                         over the limit
 * @param exhaustedSeconds seconds until the limit is reached; absent if it has been, or will not be in this window
 * @param resetInMs        until the window ends
 */
public record BurnRate(Optional<BigDecimal> ratio, OptionalLong exhaustedSeconds, long resetInMs) {

    private static final BigDecimal SECOND_MS = BigDecimal.valueOf(1000);

    public BurnRate {
        Objects.requireNonNull(ratio, "ratio");
        Objects.requireNonNull(exhaustedSeconds, "exhaustedSeconds");
    }

    static Optional<BurnRate> of(PlanQuota quota) {
        if (quota.resetInMs().isEmpty()) {
            return Optional.empty();
        }
        long leftMs = quota.resetInMs().getAsLong();
        if (quota.isOver()) {
            return Optional.of(new BurnRate(Optional.empty(), OptionalLong.empty(), leftMs));
        }
        LimitUse limit = quota.limit();
        BigDecimal elapsed = BigDecimal.valueOf(quota.elapsedMs().getAsLong());
        BigDecimal left = BigDecimal.valueOf(leftMs);
        BigDecimal there = limit.remaining().multiply(elapsed);
        if (limit.used().signum() <= 0 || there.signum() <= 0 || leftMs <= 0) {
            return Optional.empty();
        }
        BigDecimal ratio = limit.used().multiply(left).divide(there, MathContext.DECIMAL128);
        OptionalLong exhausted = ratio.compareTo(BigDecimal.ONE) <= 0 ? OptionalLong.empty()
                : OptionalLong.of(there.divide(limit.used().multiply(SECOND_MS), 0, RoundingMode.FLOOR).longValue());
        return Optional.of(new BurnRate(Optional.of(ratio), exhausted, leftMs));
    }

    /** Whether at this rate the limit is reached before the window ends, or has been. */
    public boolean isTooFast() {
        return ratio.isEmpty() || ratio.get().compareTo(BigDecimal.ONE) >= 0;
    }
}
