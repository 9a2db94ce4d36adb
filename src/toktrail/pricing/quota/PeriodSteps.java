package toktrail.pricing.quota;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import toktrail.config.choice.QuotaPeriod;

/** The steps of a period that follows the calendar: all but the one of five hours. */
final class PeriodSteps {

    /** Five hours in milliseconds. */
    static final long FIVE_HOURS_MS = 18_000_000;

    private PeriodSteps() { }

    /** The date-time {@code steps} periods later; a day that the month lacks is the month's last. */
    static LocalDateTime plus(LocalDateTime time, QuotaPeriod period, long steps) {
        return switch (period) {
            case FIVE_HOURS -> throw new IllegalArgumentException("five hours do not follow the calendar");
            case DAILY -> time.plusDays(steps);
            case WEEKLY -> time.plusWeeks(steps);
            case MONTHLY -> time.plusMonths(steps);
            case YEARLY -> time.plusYears(steps);
        };
    }

    /** Whole periods from one date-time to another, towards zero; at most one off where clocks or months change. */
    static long between(LocalDateTime from, LocalDateTime to, QuotaPeriod period) {
        return switch (period) {
            case FIVE_HOURS -> throw new IllegalArgumentException("five hours do not follow the calendar");
            case DAILY -> ChronoUnit.DAYS.between(from, to);
            case WEEKLY -> ChronoUnit.WEEKS.between(from, to);
            case MONTHLY -> ChronoUnit.MONTHS.between(from, to);
            case YEARLY -> ChronoUnit.YEARS.between(from, to);
        };
    }

    /** The moment of a local time: where clocks skip it, later by as much; where it comes twice, the first. */
    static long instant(LocalDateTime time, ZoneId zone) {
        return time.atZone(zone).toInstant().toEpochMilli();
    }
}
