package toktrail.report;

import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import toktrail.time.Period;
import toktrail.time.TimeWindow;

/**
 * The time a report covers.
 *
 * @param name      the named period that was asked for, if one was
 * @param window    what it means
 * @param zone      the zone of days and texts
 * @param zoneAsked whether a zone, period or boundary was given, so that outputs name the zone
 */
public record ReportPeriod(Optional<Period> name, TimeWindow window, ZoneId zone, boolean zoneAsked) {

    public ReportPeriod {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(window, "window");
        Objects.requireNonNull(zone, "zone");
    }

    /** All of time, without a word about zones. */
    public static ReportPeriod all(ZoneId zone) {
        return new ReportPeriod(Optional.empty(), TimeWindow.ALL, zone, false);
    }

    /** A named period around {@code nowMs}. */
    public static ReportPeriod named(Period period, long nowMs, ZoneId zone) {
        return new ReportPeriod(Optional.of(period), period.window(nowMs, zone), zone, true);
    }
}
