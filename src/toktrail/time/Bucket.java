package toktrail.time;

import java.util.Objects;

/**
 * A whole day, week or month of a calendar, never cut by the window of a report.
 *
 * @param key     its name, sortable within years 0 to 9999: {@code YYYY-MM-DD} of its first day, {@code YYYY-MM} for a
 *                month
 * @param sinceMs its first millisecond
 * @param untilMs the millisecond after its last
 */
public record Bucket(String key, long sinceMs, long untilMs) {

    public Bucket {
        Objects.requireNonNull(key, "key");
    }

    /** Whether the instant lies in it. */
    public boolean contains(long ms) {
        return sinceMs <= ms && ms < untilMs;
    }
}
