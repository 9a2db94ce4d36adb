package toktrail.time;

import java.util.OptionalLong;
import toktrail.spelling.WhiteSpace;

/** How long a choice of the user holds, as typed. */
public final class Ttl {

    private static final long SECOND = 1000;

    private Ttl() { }

    /**
     * A lifetime in milliseconds, above 0: one or more numbers, each with a unit {@code s}, {@code m}, {@code h} or
     * {@code d}, added up, such as {@code 1h30m}; no blanks inside, any case. Absent if the text is not of this form
     * or the sum is 0 or beyond a {@code long}.
     */
    public static OptionalLong find(String text) {
        String trimmed = WhiteSpace.trim(text);
        long sum = 0;
        int at = 0;
        while (at < trimmed.length()) {
            int from = at;
            long number = 0;
            while (at < trimmed.length() && trimmed.charAt(at) >= '0' && trimmed.charAt(at) <= '9') {
                number = number * 10 + trimmed.charAt(at++) - '0';
                if (number > Long.MAX_VALUE / 1_000_000_000) {
                    return OptionalLong.empty();
                }
            }
            long unit = at == from || at == trimmed.length() ? 0 : unitMillis(trimmed.charAt(at++));
            // Below 2^34 times a day: the product fits, and so does the sum of two.
            sum += number * unit;
            if (unit == 0 || sum > Long.MAX_VALUE / 4) {
                return OptionalLong.empty();
            }
        }
        return sum == 0 ? OptionalLong.empty() : OptionalLong.of(sum);
    }

    /** 0 for what is no unit. */
    private static long unitMillis(char unit) {
        return switch (unit) {
            case 's', 'S' -> SECOND;
            case 'm', 'M' -> 60 * SECOND;
            case 'h', 'H' -> 3600 * SECOND;
            case 'd', 'D' -> 86_400 * SECOND;
            default -> 0;
        };
    }
}
