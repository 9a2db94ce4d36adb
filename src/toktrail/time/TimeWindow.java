package toktrail.time;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.error.UserException;

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

    /** What a report's options may say about its window, as typed. */
    public record Request(Optional<Period> period, Optional<String> since, Optional<String> until) {

        /** Nothing said. */
        public static final Request NONE = new Request(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A window with both bounds. */
    public static TimeWindow of(long sinceMs, long untilMs) {
        return new TimeWindow(OptionalLong.of(sinceMs), OptionalLong.of(untilMs));
    }

    /**
     * The window of a named period or of typed boundaries; all of time for neither.
     *
     * @throws UserException if both are given or a boundary is not understood
     */
    public static TimeWindow choose(Request request, UntilRule rule, long nowMs, ZoneId zone) {
        if (request.period().isPresent()) {
            if (request.since().isPresent() || request.until().isPresent()) {
                throw UserException.failed("Use either a named period or --since/--until, not both.");
            }
            return request.period().get().window(nowMs, zone);
        }
        OptionalLong since = OptionalLong.empty();
        if (request.since().isPresent()) {
            since = OptionalLong.of(Boundary.parse(request.since().get(), zone).sinceMs());
        }
        OptionalLong until = OptionalLong.empty();
        if (request.until().isPresent()) {
            until = OptionalLong.of(Boundary.parse(request.until().get(), zone).untilMs(rule));
        }
        return new TimeWindow(since, until);
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
