package toktrail.time;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.OptionalLong;

/** Instants in text for people. */
public final class Timestamps {

    private static final long DAY_MS = 86_400_000;

    private Timestamps() { }

    /** {@code YYYY-MM-DD HH:MM:SS ZZZ} in the zone, with the abbreviation in force at that instant. */
    public static String text(long ms, ZoneId zone) {
        ZonedDateTime time = Instant.ofEpochMilli(ms).atZone(zone);
        StringBuilder text = new StringBuilder(24);
        minute(text, time.toLocalDateTime());
        pair(text.append(':'), time.getSecond());
        return text.append(' ').append(abbreviation(ms, zone)).toString();
    }

    /** As {@link #text(long, ZoneId)}, {@code -} for none. */
    public static String text(OptionalLong ms, ZoneId zone) {
        return ms.isPresent() ? text(ms.getAsLong(), zone) : "-";
    }

    /** {@code YYYY-MM-DD HH:MM} in the zone. */
    public static String minute(long ms, ZoneId zone) {
        StringBuilder text = new StringBuilder(16);
        minute(text, Instant.ofEpochMilli(ms).atZone(zone).toLocalDateTime());
        return text.toString();
    }

    /**
     * A stretch of time in the zone: {@code 2026-05-04 09:30..14:30}, with the second date where it is another one;
     * {@code 2026-05-01..2026-06-01} where days of at least 24 hours in all begin at both ends.
     */
    public static String range(long sinceMs, long untilMs, ZoneId zone) {
        LocalDateTime since = Instant.ofEpochMilli(sinceMs).atZone(zone).toLocalDateTime();
        LocalDateTime until = Instant.ofEpochMilli(untilMs).atZone(zone).toLocalDateTime();
        Days days = new Days(zone);
        StringBuilder text = new StringBuilder(34);
        if (untilMs - sinceMs >= DAY_MS && days.start(since.toLocalDate()) == sinceMs
                && days.start(until.toLocalDate()) == untilMs) {
            return text.append(since.toLocalDate()).append("..").append(until.toLocalDate()).toString();
        }
        minute(text, since);
        text.append("..");
        if (since.toLocalDate().equals(until.toLocalDate())) {
            clock(text, until);
        } else {
            minute(text, until);
        }
        return text.toString();
    }

    /**
     * The abbreviation of a zone at an instant, such as {@code CEST}; where none is in common use the offset, such as
     * {@code +0545}; {@code UTC} for zones fixed there.
     */
    static String abbreviation(long ms, ZoneId zone) {
        return Zones.isUtc(zone) ? "UTC" : ZoneAbbreviations.of(Instant.ofEpochMilli(ms), zone);
    }

    private static void minute(StringBuilder text, LocalDateTime time) {
        clock(text.append(time.toLocalDate()).append(' '), time);
    }

    private static void clock(StringBuilder text, LocalDateTime time) {
        pair(text, time.getHour());
        pair(text.append(':'), time.getMinute());
    }

    static void pair(StringBuilder text, int number) {
        text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
