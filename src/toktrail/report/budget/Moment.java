package toktrail.report.budget;

import toktrail.time.TimeWindow;

/**
 * A moment in a period.
 *
 * @param sinceMs first millisecond of the period
 * @param nowMs   the moment, within the period
 * @param untilMs the millisecond after its last
 */
record Moment(long sinceMs, long nowMs, long untilMs) {

    Moment {
        if (sinceMs > nowMs || nowMs >= untilMs) {
            throw new IllegalArgumentException(nowMs + " is not from " + sinceMs + " to " + untilMs);
        }
    }

    /** A moment in a period with both bounds. */
    static Moment in(TimeWindow period, long nowMs) {
        return new Moment(period.sinceMs().getAsLong(), nowMs, period.untilMs().getAsLong());
    }

    long elapsedMs() {
        return nowMs - sinceMs;
    }

    long lengthMs() {
        return untilMs - sinceMs;
    }

    long remainingMs() {
        return untilMs - nowMs;
    }
}
