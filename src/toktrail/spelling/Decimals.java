package toktrail.spelling;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Exact decimals as text, never with an exponent: amounts, prices, ratios, floats of a configuration. */
public final class Decimals {

    private static final int RATIO_DIGITS = 6;

    private Decimals() { }

    /** Exact, without zeros at the end, zero as {@code 0}: {@code 0.5}, {@code -12}, {@code 0.0000001}. */
    public static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /** Exact, without zeros at the end but with at least one fraction digit: {@code 3.0}, {@code 0.075}. */
    public static String withFraction(BigDecimal value) {
        String plain = plain(value);
        return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }

    /** Rounded half-even to 6 fraction digits, at least one of them shown: {@code 0.743229}, {@code 1.0}. */
    public static String ratio(BigDecimal value) {
        return withFraction(value.setScale(RATIO_DIGITS, RoundingMode.HALF_EVEN));
    }

    /** As {@link #ratio(BigDecimal)} of the double's exact value; empty if it is not finite. */
    public static Optional<String> ratio(double value) {
        return Double.isFinite(value) ? Optional.of(ratio(new BigDecimal(value))) : Optional.empty();
    }
}
