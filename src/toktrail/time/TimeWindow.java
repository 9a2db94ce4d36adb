package toktrail.time;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A stretch of time: {@code since} belongs to it, {@code until} does not. A window that ends before it begins is empty,
 * which is no error.
 *
 * @param sinceMs the first millisecond, absent for no bound
 * @param untilMs the millisecond after the last, absent for no bound
 */
public record TimeWindow(OptionalLong sinceMs, OptionalLong untilMs) {

    /** All of time. */
    public static final TimeWindow ALL = new TimeWindow(OptionalLong.empty(), OptionalLong.empty());

    /** Whether it is all of time. */
    public boolean isUnbounded() {
        return sinceMs.isEmpty() && untilMs.isEmpty();
    }

    /** A window with both bounds. */
    public static TimeWindow of(long sinceMs, long untilMs) {
        return new TimeWindow(OptionalLong.of(sinceMs), OptionalLong.of(untilMs));
    }

    /** Whether the instant lies in the window. */
    public boolean contains(long ms) {
        return (sinceMs.isEmpty() || sinceMs.getAsLong() <= ms) && (untilMs.isEmpty() || ms < untilMs.getAsLong());
    }

    /**
     * The window in pieces, in order, a new one beginning at each of these moments that lies within it.
     *
     * @param momentsMs ascending
     */
    public List<TimeWindow> cut(List<Long> momentsMs) {
        List<TimeWindow> pieces = new ArrayList<>();
        OptionalLong since = sinceMs;
        for (long moment : momentsMs) {
            if (contains(moment) && (since.isEmpty() || since.getAsLong() < moment)) {
                pieces.add(new TimeWindow(since, OptionalLong.of(moment)));
                since = OptionalLong.of(moment);
            }
        }
        pieces.add(new TimeWindow(since, untilMs));
        return pieces;
    }

    /** Whether no instant lies in the window. */
    public boolean isEmpty() {
        return sinceMs.isPresent() && untilMs.isPresent() && sinceMs.getAsLong() >= untilMs.getAsLong();
    }
}
