package toktrail.json;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** How our own JSON writes amounts: money as text, prices and ratios as numbers; never an exponent. */
public final class JsonFormat {

    private static final int RATIO_DIGITS = 6;

    private JsonFormat() { }

    /** Exact and plain, no zeros at the end, zero as {@code 0}: {@code 0.5}, {@code -12}, {@code 0.0000001}. */
    public static String money(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }

    /** Exact and plain, no zeros at the end but at least one fraction digit: {@code 3.0}, {@code 0.075}. */
    public static String decimal(BigDecimal value) {
        String plain = money(value);
        return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }

    /** Rounded half-even to 6 fraction digits, at least one of them shown: {@code 0.743229}, {@code 1.0}. */
    public static String ratio(BigDecimal value) {
        return decimal(value.setScale(RATIO_DIGITS, RoundingMode.HALF_EVEN));
    }

    /** As {@link #ratio(BigDecimal)} of the double's exact value; empty if it is not finite. */
    public static Optional<String> ratio(double value) {
        return Double.isFinite(value) ? Optional.of(ratio(new BigDecimal(value))) : Optional.empty();
    }
}
