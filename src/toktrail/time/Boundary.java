package toktrail.time;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.spelling.WhiteSpace;

/**
 * A point in time as a person types it in {@code --since} and {@code --until}.
 *
 * <pre>
 * date      = YYYY-MM-DD | YYYYMMDD
 * date-time = YYYY-MM-DD ("T" | " ") hh [ ":" mm [ ":" ss [ ("." | ",") 1*9 digits ] ] ] [ zone ]
 * zone      = "Z" | ("+" | "-") hh [ [":"] mm ]
 * </pre>
 *
 * White space around it and the case of {@code T} and {@code Z} do not count. A date is the start of its day. Without
 * zone it is local time, moved forward by the length of a gap it falls into, the earlier of two in an overlap.
 * Fractions beyond milliseconds are cut.
 *
 * @param ms        the instant in Unix milliseconds
 * @param nextDayMs the start of the next day if the text was only a date
 */
public record Boundary(long ms, OptionalLong nextDayMs) {

    /** The instant where a window begins. */
    public long sinceMs() {
        return ms;
    }

    /** The instant where a window ends. */
    public long untilMs(UntilRule rule) {
        return switch (rule) {
            case EXCLUSIVE -> ms;
            case LAST_DAY_SHOWN -> nextDayMs.orElse(ms);
        };
    }

    /** The boundary of a text, absent if that is not of the grammar. */
    public static Optional<Boundary> find(String text, ZoneId zone) {
        String trimmed = WhiteSpace.trim(text);
        TimeScan scan = new TimeScan(trimmed, 0, trimmed.length());
        if (!scan.digits(4)) {
            return Optional.empty();
        }
        int year = scan.number();
        boolean compact = !scan.skip('-');
        if (!scan.digits(2)) {
            return Optional.empty();
        }
        int month = scan.number();
        if (!compact && !scan.skip('-') || !scan.digits(2) || !TimeScan.isDate(year, month, scan.number())) {
            return Optional.empty();
        }
        LocalDate date = LocalDate.of(year, month, scan.number());
        if (scan.atEnd()) {
            Days days = new Days(zone);
            return Optional.of(new Boundary(days.start(date), OptionalLong.of(days.start(date.plusDays(1)))));
        }
        if (compact || !scan.skip('T') && !scan.skip('t') && !scan.skip(' ')) {
            return Optional.empty();
        }
        return timeOfDay(scan, date, zone);
    }

    private static Optional<Boundary> timeOfDay(TimeScan scan, LocalDate date, ZoneId zone) {
        if (!scan.pair(23)) {
            return Optional.empty();
        }
        int hour = scan.number();
        int minute = 0;
        int second = 0;
        int millis = 0;
        if (scan.skip(':')) {
            if (!scan.pair(59)) {
                return Optional.empty();
            }
            minute = scan.number();
            if (scan.skip(':')) {
                if (!scan.pair(59)) {
                    return Optional.empty();
                }
                second = scan.number();
                if (scan.skip('.') || scan.skip(',')) {
                    int digits = scan.fraction(3);
                    if (digits < 1 || digits > 9) {
                        return Optional.empty();
                    }
                    millis = scan.number();
                }
            }
        }
        LocalDateTime local = date.atTime(hour, minute, second, millis * 1_000_000);
        if (scan.atEnd()) {
            return Optional.of(instant(ZonedDateTime.ofLocal(local, zone, null).toInstant().toEpochMilli()));
        }
        OptionalLong offset = offsetSeconds(scan);
        if (offset.isEmpty() || !scan.atEnd()) {
            return Optional.empty();
        }
        long utc = local.toInstant(ZoneOffset.UTC).toEpochMilli();
        return Optional.of(instant(utc - offset.getAsLong() * 1000));
    }

    private static OptionalLong offsetSeconds(TimeScan scan) {
        if (scan.skip('Z') || scan.skip('z')) {
            return OptionalLong.of(0);
        }
        boolean east = scan.skip('+');
        if (!east && !scan.skip('-') || !scan.pair(23)) {
            return OptionalLong.empty();
        }
        long seconds = scan.number() * 3600L;
        if (!scan.atEnd()) {
            scan.skip(':');
            if (!scan.pair(59)) {
                return OptionalLong.empty();
            }
            seconds += scan.number() * 60L;
        }
        return OptionalLong.of(east ? seconds : -seconds);
    }

    private static Boundary instant(long ms) {
        return new Boundary(ms, OptionalLong.empty());
    }
}
