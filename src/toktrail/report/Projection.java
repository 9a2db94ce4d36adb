package toktrail.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Where use leads that goes on at some rate. Nothing is rounded but moments.
 *
 * @param used        so far
 * @param amount      what the rate adds in {@code ms}, not negative
 * @param ms          above 0
 * @param remainingMs how long it goes on
 */
public record Projection(BigDecimal used, BigDecimal amount, long ms, long remainingMs) {

    public Projection {
        Objects.requireNonNull(used, "used");
        Objects.requireNonNull(amount, "amount");
    }

    /** What will be used at the end, times {@link #ms}, which spares a division. */
    public BigDecimal atEndTimesMs() {
        return timesMs(used).add(amount.multiply(BigDecimal.valueOf(remainingMs)));
    }

    /**
     * When a limit is reached, in epoch milliseconds, rounded down; absent if it is reached already or will not be
     * before the end.
     */
    public OptionalLong exhaustedAtMs(BigDecimal limit, long nowMs) {
        if (used.compareTo(limit) >= 0 || timesMs(limit).compareTo(atEndTimesMs()) >= 0) {
            return OptionalLong.empty();
        }
        BigDecimal wait = timesMs(limit.subtract(used)).divide(amount, 0, RoundingMode.DOWN);
        return OptionalLong.of(nowMs + wait.longValueExact());
    }

    private BigDecimal timesMs(BigDecimal value) {
        return value.multiply(BigDecimal.valueOf(ms));
    }
}
