package toktrail.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;

/**
 * Calendar days of one zone. The start of a day is the first instant of its date: midnight; where midnight is skipped,
 * the instant of the gap; where it happens twice, the earlier one. A date that was skipped is an empty day.
 */
public final class Days {

    private final ZoneId zone;

    /** Days in this zone, by its full rules. */
    public Days(ZoneId zone) {
        this.zone = Objects.requireNonNull(zone, "zone");
    }

    /** The first instant of a date in Unix milliseconds; the ends of {@code long} where that cannot be said. */
    public long start(LocalDate date) {
        long seconds = date.atStartOfDay(zone).toEpochSecond();
        // Days begin at whole seconds, so cutting the range to whole thousands loses nothing.
        if (seconds > Long.MAX_VALUE / 1000) {
            return Long.MAX_VALUE;
        }
        return seconds < Long.MIN_VALUE / 1000 ? Long.MIN_VALUE : seconds * 1000;
    }

    /** The day that contains the instant: the last date that has started by then. */
    public LocalDate dateOf(long ms) {
        LocalDate date = Instant.ofEpochMilli(ms).atZone(zone).toLocalDate();
        // Where clocks went back across midnight, the earlier date appears once more after the later one has begun.
        LocalDate next = date.plusDays(1);
        return ms < Long.MAX_VALUE && start(next) <= ms ? next : date;
    }
}
