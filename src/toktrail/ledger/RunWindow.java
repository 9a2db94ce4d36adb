package toktrail.ledger;

import java.util.Objects;
import java.util.OptionalLong;
import toktrail.time.TimeWindow;

/**
 * A tracking run as a filter: the events linked to it that lie in its own time.
 *
 * @param id     its number
 * @param window from its start to its end, open while it has none
 */
public record RunWindow(long id, TimeWindow window) {

    public RunWindow {
        Objects.requireNonNull(window, "window");
    }

    /** The part of {@code other} that lies in the run. */
    TimeWindow within(TimeWindow other) {
        return new TimeWindow(
                bound(window.sinceMs(), other.sinceMs(), true), bound(window.untilMs(), other.untilMs(), false));
    }

    private static OptionalLong bound(OptionalLong a, OptionalLong b, boolean later) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.isPresent() ? a : b;
        }
        return OptionalLong.of(later
                ? Math.max(a.getAsLong(), b.getAsLong()) : Math.min(a.getAsLong(), b.getAsLong()));
    }
}
