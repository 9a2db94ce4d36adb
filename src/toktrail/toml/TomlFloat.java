package toktrail.toml;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import toktrail.error.Location;

/**
 * A decimal number, an infinity or nan.
 *
 * @param value    the nearest double; beyond the range of doubles an infinity or zero
 * @param source   the number as written, underscores included; {@link #decimal()} reads it exactly
 * @param location where it begins
 */
public record TomlFloat(double value, String source, Location location) implements TomlValue {

    /** Decimals with an exponent of more digits than this are not given by {@link #decimal()}. */
    private static final int MAX_EXPONENT_DIGITS = 4;

    /** Longer numbers are not given by {@link #decimal()}: reading one takes the square of its length. */
    private static final int MAX_LENGTH = 10_000;

    public TomlFloat {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(location, "location");
    }

    /**
     * The number exactly as written: {@code 0.1} is one tenth. Empty for infinities, nan, and what nobody means as an
     * amount: exponents beyond ±9999 and numbers of more than 10,000 characters.
     */
    public Optional<BigDecimal> decimal() {
        if (isSpecial() || source.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        int exponent = Math.max(source.indexOf('e'), source.indexOf('E'));
        if (exponent >= 0 && significantDigits(source, exponent + 1) > MAX_EXPONENT_DIGITS) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(source.replace("_", "")));
    }

    /** Whether it is written as an infinity or as no number. */
    public boolean isSpecial() {
        return source.endsWith("inf") || source.endsWith("nan");
    }

    @Override
    public TomlKind kind() {
        return TomlKind.FLOAT;
    }

    @Override
    public boolean sameAs(TomlValue other) {
        if (!(other instanceof TomlFloat that) || Double.compare(value, that.value) != 0) {
            return false;
        }
        Optional<BigDecimal> mine = decimal();
        Optional<BigDecimal> theirs = that.decimal();
        return mine.isPresent() && theirs.isPresent()
                ? mine.get().compareTo(theirs.get()) == 0
                : mine.isPresent() == theirs.isPresent();
    }

    private static int significantDigits(String text, int from) {
        int count = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > '0' && c <= '9' || c == '0' && count > 0) {
                count++;
            }
        }
        return count;
    }
}
