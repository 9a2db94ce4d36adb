package toktrail.time;

import java.time.LocalDate;
import java.util.OptionalLong;
import toktrail.spelling.WhiteSpace;

/**
 * Times as the coding tools write them into their files, in Unix milliseconds.
 *
 * <p>Asked once per record, so written by hand; anything that is not a time is absent, never an exception.
 */
public final class SourceTime {

    /** From here on a number is milliseconds, below it seconds. */
    private static final long MILLIS_FROM = 10_000_000_000L;
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private SourceTime() { }

    /**
     * A time in text: {@code YYYY-MM-DD}, optionally followed by {@code T} or one blank and {@code HH:MM[:SS[.f]]}
     * ({@code ,} may stand for the point) and then optionally by {@code Z}, {@code z}, {@code ±HH}, {@code ±HHMM} or
     * {@code ±HH:MM}; white space around it allowed. No offset means UTC. Of the fraction six digits count, floored to
     * milliseconds.
     */
    public static OptionalLong ofText(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && WhiteSpace.is(text.charAt(from))) {
            from++;
        }
        while (to > from && WhiteSpace.is(text.charAt(to - 1))) {
            to--;
        }
        // The form nearly every tool writes: 2026-05-06T12:00:00.123Z
        if (to - from == 24 && text.charAt(from + 23) == 'Z' && text.charAt(from + 19) == '.') {
            OptionalLong ms = common(text, from);
            if (ms.isPresent()) {
                return ms;
            }
        }
        return general(text, from, to);
    }

    /** A number of seconds, or of milliseconds if its absolute value is 10,000,000,000 or more. */
    public static OptionalLong ofNumber(long number) {
        boolean millis = number >= MILLIS_FROM || number <= -MILLIS_FROM;
        return OptionalLong.of(millis ? number : number * 1000);
    }

    /** As {@link #ofNumber(long)}, fractions of a millisecond cut; absent when not finite or beyond a {@code long}. */
    public static OptionalLong ofNumber(double number) {
        double ms = Math.abs(number) >= MILLIS_FROM ? number : number * 1000;
        // 2^63 is a double, Long.MAX_VALUE is not.
        return Math.abs(ms) < 0x1p63 ? OptionalLong.of((long) ms) : OptionalLong.empty();
    }

    private static OptionalLong common(String text, int from) {
        int year = pair(text, from) * 100 + pair(text, from + 2);
        int month = pair(text, from + 5);
        int day = pair(text, from + 8);
        int hour = pair(text, from + 11);
        int minute = pair(text, from + 14);
        int second = pair(text, from + 17);
        int tens = pair(text, from + 20);
        int ones = text.charAt(from + 22) - '0';
        boolean marks = text.charAt(from + 4) == '-' && text.charAt(from + 7) == '-' && text.charAt(from + 10) == 'T'
                && text.charAt(from + 13) == ':' && text.charAt(from + 16) == ':';
        // A pair that is no number is so far below zero that no sum hides it.
        if (!marks || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59
                || tens < 0 || ones < 0 || ones > 9 || !TimeScan.isDate(year, month, day)) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(epochDay(year, month, day) * DAY + hour * HOUR + minute * MINUTE + second * 1000L
                + tens * 10 + ones);
    }

    private static OptionalLong general(String text, int from, int to) {
        TimeScan scan = new TimeScan(text, from, to);
        if (!scan.digits(4)) {
            return OptionalLong.empty();
        }
        int year = scan.number();
        if (!scan.skip('-') || !scan.digits(2)) {
            return OptionalLong.empty();
        }
        int month = scan.number();
        if (!scan.skip('-') || !scan.digits(2) || !TimeScan.isDate(year, month, scan.number())) {
            return OptionalLong.empty();
        }
        long midnight = epochDay(year, month, scan.number()) * DAY;
        if (scan.atEnd()) {
            return OptionalLong.of(midnight);
        }
        return scan.skip('T') || scan.skip(' ') ? timeOfDay(scan, midnight) : OptionalLong.empty();
    }

    private static OptionalLong timeOfDay(TimeScan scan, long midnight) {
        if (!scan.pair(23)) {
            return OptionalLong.empty();
        }
        long ms = midnight + scan.number() * HOUR;
        if (!scan.skip(':') || !scan.pair(59)) {
            return OptionalLong.empty();
        }
        ms += scan.number() * MINUTE;
        if (scan.skip(':')) {
            if (!scan.pair(59)) {
                return OptionalLong.empty();
            }
            ms += scan.number() * 1000L;
            if (scan.skip('.') || scan.skip(',')) {
                if (scan.fraction(6) == 0) {
                    return OptionalLong.empty();
                }
                ms += scan.number() / 1000;
            }
        }
        return offset(scan, ms);
    }

    private static OptionalLong offset(TimeScan scan, long local) {
        if (scan.atEnd()) {
            return OptionalLong.of(local);
        }
        long offset = 0;
        if (!scan.skip('Z') && !scan.skip('z')) {
            boolean east = scan.skip('+');
            if (!east && !scan.skip('-') || !scan.pair(23)) {
                return OptionalLong.empty();
            }
            offset = scan.number() * HOUR;
            if (!scan.atEnd()) {
                scan.skip(':');
                if (!scan.pair(59)) {
                    return OptionalLong.empty();
                }
                offset += scan.number() * MINUTE;
            }
            offset = east ? offset : -offset;
        }
        return scan.atEnd() ? OptionalLong.of(local - offset) : OptionalLong.empty();
    }

    /** Two digits as a number, far below zero if one of them is none. */
    private static int pair(String text, int at) {
        int tens = text.charAt(at) - '0';
        int ones = text.charAt(at + 1) - '0';
        return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1_000_000;
    }

    private static long epochDay(int year, int month, int day) {
        return LocalDate.of(year, month, day).toEpochDay();
    }
}
