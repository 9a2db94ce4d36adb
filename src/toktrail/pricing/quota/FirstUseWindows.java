package toktrail.pricing.quota;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Objects;
import java.util.OptionalLong;
import toktrail.config.choice.QuotaPeriod;
import toktrail.config.setting.ResetTime;

/**
 * Windows that begin with use: the first call opens one, and each call at or after its end opens the next.
 *
 * <pre>
 *        x  x   x            x        x x          calls
 *   ^    |----------|        |----------|          windows
 *   anchor: calls before it do not count           a call at the end of a window opens the next
 * </pre>
 */
public final class FirstUseWindows {

    private final QuotaPeriod period;
    private final ZoneId zone;
    private final long anchorMs;

    /**
     * Windows.
     *
     * @param anchor from when on calls count
     * @param zone   the calendar of the plan
     */
    public FirstUseWindows(QuotaPeriod period, ResetTime anchor, ZoneId zone) {
        this.period = Objects.requireNonNull(period, "period");
        this.zone = Objects.requireNonNull(zone, "zone");
        anchorMs = anchor.in(zone).toInstant().toEpochMilli();
    }

    /** The window that contains now, or the one before it. Cost: a question for each window since the anchor. */
    public WindowState at(long nowMs, TimesOfUse uses) {
        long afterNow = nowMs + 1;
        OptionalLong start = uses.first(anchorMs, afterNow);
        if (start.isEmpty()) {
            return WindowState.WAITING;
        }
        QuotaWindow window = openedAt(start.getAsLong());
        while (window.untilMs() <= nowMs) {
            start = uses.first(window.untilMs(), afterNow);
            if (start.isEmpty()) {
                return WindowState.expired(window,
                        uses.last(window.sinceMs(), window.untilMs()).orElse(window.sinceMs()));
            }
            window = openedAt(start.getAsLong());
        }
        return WindowState.active(window);
    }

    private QuotaWindow openedAt(long startMs) {
        if (period == QuotaPeriod.FIVE_HOURS) {
            return new QuotaWindow(startMs, startMs + PeriodSteps.FIVE_HOURS_MS);
        }
        LocalDateTime start = Instant.ofEpochMilli(startMs).atZone(zone).toLocalDateTime();
        return new QuotaWindow(startMs, PeriodSteps.instant(PeriodSteps.plus(start, period, 1), zone));
    }
}
