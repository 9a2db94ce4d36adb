package toktrail.pricing.quota;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Objects;
import toktrail.config.choice.QuotaPeriod;
import toktrail.config.setting.ResetTime;

/**
 * Windows that begin at fixed times: the anchor, and every period after it.
 *
 * <pre>
 *   anchor 31 January     28 February      31 March         30 April
 *     |b(0)                 |b(1)            |b(2)            |b(3)          all computed from b(0)
 * </pre>
 */
public final class QuotaGrid {

    private final QuotaPeriod period;
    private final ZoneId zone;
    private final LocalDateTime anchor;
    private final long anchorMs;

    /**
     * A grid.
     *
     * @param anchor its first boundary; the local time on which all others lie is that in {@code zone}, and where
     *     clocks skip that time on the anchor's own day, only this day's boundary is moved
     * @param zone   the calendar of the plan
     */
    public QuotaGrid(QuotaPeriod period, ResetTime anchor, ZoneId zone) {
        this.period = Objects.requireNonNull(period, "period");
        this.zone = Objects.requireNonNull(zone, "zone");
        this.anchor = anchor.offset().isPresent() ? anchor.in(zone).toLocalDateTime() : anchor.dateTime();
        anchorMs = anchor.in(zone).toInstant().toEpochMilli();
    }

    /** The boundary {@code index} periods after the anchor, at least 0, in Unix milliseconds. */
    long boundary(long index) {
        if (index < 0) {
            throw new IllegalArgumentException("boundary " + index);
        }
        if (index == 0) {
            return anchorMs;
        }
        return period == QuotaPeriod.FIVE_HOURS ? anchorMs + index * PeriodSteps.FIVE_HOURS_MS
                : PeriodSteps.instant(PeriodSteps.plus(anchor, period, index), zone);
    }

    /** The window that contains now; the first one, still to come, before the anchor. */
    public WindowState at(long nowMs) {
        if (nowMs < anchorMs) {
            return WindowState.upcoming(window(0));
        }
        long index = guess(nowMs);
        while (index > 0 && boundary(index) > nowMs) {
            index--;
        }
        // Where a whole day is skipped two boundaries are one moment; the later of them begins the window.
        while (boundary(index + 1) <= nowMs) {
            index++;
        }
        return WindowState.active(window(index));
    }

    /** The window from a boundary to the next later one. */
    private QuotaWindow window(long index) {
        long since = boundary(index);
        long next = index + 1;
        while (boundary(next) <= since) {
            next++;
        }
        return new QuotaWindow(since, boundary(next));
    }

    /** Near the index of the window that contains now; the caller walks the rest. */
    private long guess(long nowMs) {
        if (period == QuotaPeriod.FIVE_HOURS) {
            return (nowMs - anchorMs) / PeriodSteps.FIVE_HOURS_MS;
        }
        LocalDateTime now = Instant.ofEpochMilli(nowMs).atZone(zone).toLocalDateTime();
        return Math.max(0, PeriodSteps.between(anchor, now, period));
    }
}
