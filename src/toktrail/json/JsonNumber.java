package toktrail.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.spelling.Decimals;

/**
 * A number exactly as it was written. Two are equal when they are written alike: {@code 1.0} is not {@code 1}.
 *
 * <p>{@code NaN} and the infinities, which some programs write, are numbers without a value: not finite.
 */
public final class JsonNumber implements JsonValue {

    /** Not a number; also what a number of absurd length (over 2 KiB of digits) reads as. */
    static final JsonNumber NAN = new JsonNumber("NaN", 0, false);

    private static final BigDecimal LONG_MIN = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal LONG_MAX = BigDecimal.valueOf(Long.MAX_VALUE);
    /** More decimal digits before the point than any long has. */
    private static final int BEYOND_LONG = 19;
    /** Every decimal of so many digits is read as a double of its own, within {@link #NORMAL_EXPONENT}. */
    private static final int UNIQUE_DIGITS = 15;
    private static final int NORMAL_EXPONENT = 290;
    private static final int MAX_DIGITS = 17;

    /** The written form; null when it is the plain decimal form of {@link #value}. */
    private final String text;
    private final long value;
    private final boolean integer;

    private JsonNumber(String text, long value, boolean integer) {
        this.text = text;
        this.value = value;
        this.integer = integer;
    }

    /** The integer {@code value}. */
    public static JsonNumber of(long value) {
        return new JsonNumber(null, value, true);
    }

    /** A decimal, written plainly as {@link Decimals#withFraction(BigDecimal)} does. */
    public static JsonNumber of(BigDecimal value) {
        return new JsonNumber(Decimals.withFraction(value), 0, false);
    }

    /** What the tokenizer found: text that is known to be a number or one of the accepted words. */
    static JsonNumber parsed(String text, boolean integer) {
        return new JsonNumber(Objects.requireNonNull(text, "text"), 0, integer);
    }

    /** The number as it was written, such as {@code -0}, {@code 1e3} or {@code NaN}. */
    public String text() {
        return text == null ? Long.toString(value) : text;
    }

    /** Whether it was written as digits only, perhaps after a minus: no point, no exponent. */
    public boolean isInteger() {
        return integer;
    }

    /** Whether its value as a double is finite: {@code NaN}, {@code Infinity} and {@code 1e999} are not. */
    public boolean isFinite() {
        return Double.isFinite(doubleValue());
    }

    /** Whether it is one of the words that are no JSON. */
    boolean isWord() {
        return text != null && (text.endsWith("N") || text.endsWith("y"));
    }

    /** The nearest double, perhaps an infinity or NaN. */
    public double doubleValue() {
        return text == null ? (double) value : Double.parseDouble(text);
    }

    /**
     * The exact value; empty if it is no number, or if its exponent is so far out that no arithmetic makes sense. The
     * scale may be huge ({@code 1e-999999}): do not print it plainly without a look at {@link #isFinite()}.
     */
    public Optional<BigDecimal> decimal() {
        if (text == null) {
            return Optional.of(BigDecimal.valueOf(value));
        }
        try {
            return isWord() ? Optional.empty() : Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            // The grammar was checked, so only the exponent can be out of BigDecimal's range.
            return Optional.empty();
        }
    }

    /** The value cut towards zero; empty if it is not finite or does not fit a signed 64-bit integer. */
    public OptionalLong truncated() {
        if (text == null) {
            return OptionalLong.of(value);
        }
        if (!isFinite()) {
            return OptionalLong.empty();
        }
        Optional<BigDecimal> exact = decimal();
        if (exact.isEmpty()) {
            // Finite as a double and yet beyond BigDecimal: some 0e99999999999 or 1e-99999999999.
            return OptionalLong.of(0);
        }
        BigDecimal decimal = exact.get();
        long digitsBeforePoint = (long) decimal.precision() - decimal.scale();
        if (decimal.signum() == 0 || digitsBeforePoint <= 0) {
            return OptionalLong.of(0);
        }
        if (digitsBeforePoint > BEYOND_LONG) {
            return OptionalLong.empty();
        }
        BigDecimal whole = decimal.setScale(0, RoundingMode.DOWN);
        boolean fits = whole.compareTo(LONG_MIN) >= 0 && whole.compareTo(LONG_MAX) <= 0;
        return fits ? OptionalLong.of(whole.longValueExact()) : OptionalLong.empty();
    }

    /**
     * The token count this number means: a fraction is cut towards zero, a negative value counts 0; empty if it is not
     * finite or does not fit a signed 64-bit integer.
     */
    public OptionalLong count() {
        OptionalLong whole = truncated();
        return whole.isPresent() && whole.getAsLong() < 0 ? OptionalLong.of(0) : whole;
    }

    /** {@link #shortestDecimal(double)} of {@link #doubleValue()}; empty if that is not finite. */
    public Optional<BigDecimal> shortestDecimal() {
        double nearest = doubleValue();
        if (!Double.isFinite(nearest)) {
            return Optional.empty();
        }
        BigDecimal written = decimal().map(BigDecimal::stripTrailingZeros).orElse(BigDecimal.ZERO);
        boolean unique = written.precision() <= UNIQUE_DIGITS && Math.abs((long) written.scale()) <= NORMAL_EXPONENT;
        return Optional.of(unique ? written : shortestDecimal(nearest));
    }

    /**
     * The decimal of the fewest digits that reads back as the same double, the nearest to it among those, without
     * trailing zeros: for 1 to 17 digits the exact value is rounded half-even to that many, and the first result that
     * reads back wins. {@link Double#toString(double)} is no substitute: before JDK 19 it may give a digit too many.
     *
     * @throws NumberFormatException if {@code value} is not finite
     */
    public static BigDecimal shortestDecimal(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < MAX_DIGITS; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == value) {
                return rounded.stripTrailingZeros();
            }
        }
        return exact.round(new MathContext(MAX_DIGITS, RoundingMode.HALF_EVEN)).stripTrailingZeros();
    }

    /** Whether {@code other} is a number written alike. */
    @Override
    public boolean equals(Object other) {
        return other instanceof JsonNumber number && text().equals(number.text());
    }

    /** Consistent with {@link #equals(Object)}. */
    @Override
    public int hashCode() {
        return text().hashCode();
    }

    /** The written form. */
    @Override
    public String toString() {
        return text();
    }
}
