package toktrail.pricing.quota;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a quota window stands at some moment.
 *
 * @param status      what is going on
 * @param current     the window that is open, or the first one where it is still to come; absent for the other two
 * @param last        the window that is over, only where the next one waits for use
 * @param lastUsageMs the last call up to now, only where the next window waits for use
 */
public record WindowState(
        Status status, Optional<QuotaWindow> current, Optional<QuotaWindow> last, OptionalLong lastUsageMs) {

    /** What is going on. */
    public enum Status {
        /** The anchor is still to come. */
        UPCOMING,
        /** A window is open. */
        ACTIVE,
        /** Nothing was used since the anchor. */
        WAITING_FOR_FIRST_USE,
        /** The last window is over and nothing was used since. */
        EXPIRED_WAITING_FOR_NEXT_USE
    }

    /** Nothing was used yet. */
    static final WindowState WAITING = new WindowState(
            Status.WAITING_FOR_FIRST_USE, Optional.empty(), Optional.empty(), OptionalLong.empty());

    public WindowState {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(current, "current");
        Objects.requireNonNull(last, "last");
        Objects.requireNonNull(lastUsageMs, "lastUsageMs");
    }

    /** A window that is open. */
    public static WindowState active(QuotaWindow window) {
        return new WindowState(Status.ACTIVE, Optional.of(window), Optional.empty(), OptionalLong.empty());
    }

    /** A window that is still to come. */
    static WindowState upcoming(QuotaWindow window) {
        return new WindowState(Status.UPCOMING, Optional.of(window), Optional.empty(), OptionalLong.empty());
    }

    /** A window that is over, with the last call so far. */
    public static WindowState expired(QuotaWindow window, long lastUsageMs) {
        return new WindowState(Status.EXPIRED_WAITING_FOR_NEXT_USE, Optional.empty(), Optional.of(window),
                OptionalLong.of(lastUsageMs));
    }

    /** The open window, absent for every other status. */
    public Optional<QuotaWindow> open() {
        return status == Status.ACTIVE ? current : Optional.empty();
    }
}
