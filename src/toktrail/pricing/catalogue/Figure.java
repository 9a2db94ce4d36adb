package toktrail.pricing.catalogue;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import toktrail.json.JsonNull;
import toktrail.json.JsonNumber;
import toktrail.json.JsonText;
import toktrail.json.JsonValue;
import toktrail.spelling.WhiteSpace;

/** The prices of a model in catalogues. */
enum Figure {
    /** Fresh input. */
    INPUT,
    /** Output. */
    OUTPUT,
    /** Cache reads. */
    CACHED_INPUT,
    /** Cache writes. */
    CACHE_WRITE,
    /** Cache writes kept an hour. */
    CACHE_WRITE_1H,
    /** Reasoning. */
    REASONING;

    private static final int LONGEST = 64;
    private static final int LARGEST_SCALE = 60;
    private static final String DIGITS = "0123456789.+-eE";

    /** The figure in a message. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Whether a price is stated at all. */
    static boolean isStated(JsonValue value) {
        return value != JsonNull.NULL;
    }

    /** The exact number that a JSON number or a text says; absent if it is none, or one nobody means as an amount. */
    static Optional<BigDecimal> number(JsonValue value) {
        String text = value instanceof JsonNumber number ? number.text()
                : value instanceof JsonText string ? WhiteSpace.trim(string.value()) : "";
        if (text.isEmpty() || text.length() > LONGEST || !text.chars().allMatch(c -> DIGITS.indexOf(c) >= 0)) {
            return Optional.empty();
        }
        try {
            BigDecimal number = new BigDecimal(text);
            return Math.abs((long) number.scale()) <= LARGEST_SCALE ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException e) {
            // The characters are those of numbers, their order is not.
            return Optional.empty();
        }
    }
}
