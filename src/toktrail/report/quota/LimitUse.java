package toktrail.report.quota;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Objects;

/**
 * How much of one limit is used.
 *
 * @param unit  what is limited
 * @param limit above 0
 * @param used  so far
 */
public record LimitUse(Unit unit, BigDecimal limit, BigDecimal used) {

    /** What a limit counts. */
    public enum Unit {
        USD, TOKENS, MESSAGES;

        /** The name in output. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public LimitUse {
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(used, "used");
        if (limit.signum() <= 0) {
            throw new IllegalArgumentException("limit " + limit);
        }
    }

    static LimitUse of(Unit unit, long limit, long used) {
        return new LimitUse(unit, BigDecimal.valueOf(limit), BigDecimal.valueOf(used));
    }

    /** What is left, at least 0. */
    public BigDecimal remaining() {
        return limit.subtract(used).max(BigDecimal.ZERO);
    }

    /** What was used beyond the limit, at least 0. */
    public BigDecimal over() {
        return used.subtract(limit).max(BigDecimal.ZERO);
    }

    /** Percent used, 34 digits. */
    public BigDecimal percent() {
        return used.multiply(HUNDRED).divide(limit, MathContext.DECIMAL128);
    }
}
