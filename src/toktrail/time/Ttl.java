package toktrail.time;

import java.time.ZoneId;
import toktrail.error.UserException;
import toktrail.spelling.WhiteSpace;

/** How long a choice of the user holds, as typed in {@code --ttl} and {@code --until}. */
public final class Ttl {

    private static final long SECOND = 1000;

    private Ttl() { }

    /**
     * A lifetime in milliseconds, above 0: one or more numbers, each with a unit {@code s}, {@code m}, {@code h} or
     * {@code d}, added up, such as {@code 1h30m}; no blanks inside, any case.
     *
     * @throws UserException if the text is not of this form or the sum is 0 or beyond a {@code long}
     */
    public static long parse(String text) {
        String trimmed = WhiteSpace.trim(text);
        if (trimmed.isEmpty()) {
            throw UserException.failed("--ttl must not be empty.");
        }
        long sum = 0;
        int at = 0;
        while (at < trimmed.length()) {
            int from = at;
            long number = 0;
            while (at < trimmed.length() && trimmed.charAt(at) >= '0' && trimmed.charAt(at) <= '9') {
                number = number * 10 + trimmed.charAt(at++) - '0';
                if (number > Long.MAX_VALUE / 1_000_000_000) {
                    throw malformed();
                }
            }
            if (at == from || at == trimmed.length()) {
                throw malformed();
            }
            // Below 2^34 times a day: the product fits, and so does the sum of two.
            sum += number * unitMillis(trimmed.charAt(at++));
            if (sum > Long.MAX_VALUE / 4) {
                throw malformed();
            }
        }
        if (sum == 0) {
            throw malformed();
        }
        return sum;
    }

    /**
     * The instant of an {@code --until}, in the grammar of {@link Boundary}; a date is the start of its day.
     *
     * @throws UserException if the text is not of the grammar or the instant is not later than {@code nowMs}
     */
    public static long parseUntil(String text, long nowMs, ZoneId zone) {
        long ms = Boundary.find(text, zone).orElseThrow(() ->
                UserException.failed("--until must be an ISO datetime, e.g. 2026-05-16T18:00.")).sinceMs();
        if (ms <= nowMs) {
            throw UserException.failed("--until must be in the future.");
        }
        return ms;
    }

    private static long unitMillis(char unit) {
        return switch (unit) {
            case 's', 'S' -> SECOND;
            case 'm', 'M' -> 60 * SECOND;
            case 'h', 'H' -> 3600 * SECOND;
            case 'd', 'D' -> 86_400 * SECOND;
            default -> throw malformed();
        };
    }

    private static UserException malformed() {
        return UserException.failed("--ttl must look like 30m, 4h, 1d, or 1h30m.");
    }
}
