package toktrail.report.budget;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Objects;
import toktrail.config.choice.QuotaPeriod;
import toktrail.time.Days;
import toktrail.time.TimeWindow;

/** Days, weeks, months and years of one zone. */
final class CalendarPeriods {

    private final Days days;
    private final DayOfWeek firstOfWeek;

    CalendarPeriods(ZoneId zone, DayOfWeek firstOfWeek) {
        days = new Days(zone);
        this.firstOfWeek = Objects.requireNonNull(firstOfWeek, "firstOfWeek");
    }

    /** The day, week, month or year around a moment, with both bounds; five hours are none of the calendar. */
    TimeWindow around(QuotaPeriod period, long ms) {
        LocalDate day = days.dateOf(ms);
        LocalDate first = switch (period) {
            case DAILY -> day;
            case WEEKLY -> day.with(TemporalAdjusters.previousOrSame(firstOfWeek));
            case MONTHLY -> day.withDayOfMonth(1);
            case YEARLY -> day.withDayOfYear(1);
            case FIVE_HOURS -> throw new IllegalArgumentException("not of the calendar: " + period);
        };
        LocalDate next = switch (period) {
            case DAILY -> first.plusDays(1);
            case WEEKLY -> first.plusDays(7);
            case MONTHLY -> first.plusMonths(1);
            case YEARLY -> first.plusYears(1);
            case FIVE_HOURS -> throw new IllegalArgumentException("not of the calendar: " + period);
        };
        return TimeWindow.of(days.start(first), days.start(next));
    }
}
