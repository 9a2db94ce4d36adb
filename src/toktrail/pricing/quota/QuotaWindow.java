package toktrail.pricing.quota;

import toktrail.time.TimeWindow;

/**
 * One window of a plan.
 *
 * @param sinceMs its first millisecond
 * @param untilMs the millisecond after its last
 */
public record QuotaWindow(long sinceMs, long untilMs) {

    public QuotaWindow {
        if (sinceMs >= untilMs) {
            throw new IllegalArgumentException("a window from " + sinceMs + " to " + untilMs);
        }
    }

    /** The same for questions to a ledger. */
    public TimeWindow time() {
        return TimeWindow.of(sinceMs, untilMs);
    }
}
