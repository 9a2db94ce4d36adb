package toktrail.ledger.row;

import java.time.ZoneId;
import java.util.Arrays;
import toktrail.time.Days;

/**
 * The day of an event in the zone of the day sums, quickly. Hours that lie within one day are remembered in a small
 * table; an hour with a boundary in it is asked about each time.
 */
public final class RollupDays {

    /** Milliseconds of an hour. */
    public static final long HOUR_MS = 3_600_000;
    private static final int SIZE = 4096;

    private final Days days;
    private final long[] hours = new long[SIZE];
    private final long[] results = new long[SIZE];

    /** The days of a zone. */
    public RollupDays(ZoneId zone) {
        days = new Days(zone);
        Arrays.fill(hours, Long.MIN_VALUE);
    }

    static long hour(long ms) {
        return Math.floorDiv(ms, HOUR_MS);
    }

    /** Days since 1970 of the date whose day contains the instant. */
    public long day(long ms) {
        long hour = hour(ms);
        int slot = (int) hour & SIZE - 1;
        if (hours[slot] == hour) {
            return results[slot];
        }
        long day = days.dateOf(ms).toEpochDay();
        boolean whole = days.dateOf(hour * HOUR_MS).toEpochDay() == day
                && days.dateOf(hour * HOUR_MS + HOUR_MS - 1).toEpochDay() == day;
        if (whole) {
            hours[slot] = hour;
            results[slot] = day;
        }
        return day;
    }
}
