package toktrail.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;

/** Named stretches of the calendar around today. Weeks begin on Monday. */
public enum Period {
    TODAY("today", "day", "daily"),
    YESTERDAY("yesterday"),
    THIS_WEEK("this-week", "week", "weekly"),
    LAST_WEEK("last-week"),
    THIS_MONTH("this-month", "month", "monthly"),
    LAST_MONTH("last-month"),
    ALL_TIME("all-time", "all");

    private final String label;
    private final List<String> aliases;

    Period(String label, String... aliases) {
        this.label = label;
        this.aliases = List.of(aliases);
    }

    /** The main name, which outputs show whatever name was typed. */
    public String label() {
        return label;
    }

    /** The period of a main name or an alias, absent for any other text. */
    public static Optional<Period> find(String name) {
        for (Period period : values()) {
            if (period.label.equals(name) || period.aliases.contains(name)) {
                return Optional.of(period);
            }
        }
        return Optional.empty();
    }

    /** The period around {@code nowMs} in the zone; windows of "this" reach into the future. */
    public TimeWindow window(long nowMs, ZoneId zone) {
        Days days = new Days(zone);
        LocalDate today = days.dateOf(nowMs);
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate first = today.withDayOfMonth(1);
        return switch (this) {
            case TODAY -> between(days, today, today.plusDays(1));
            case YESTERDAY -> between(days, today.minusDays(1), today);
            case THIS_WEEK -> between(days, monday, monday.plusDays(7));
            case LAST_WEEK -> between(days, monday.minusDays(7), monday);
            case THIS_MONTH -> between(days, first, first.plusMonths(1));
            case LAST_MONTH -> between(days, first.minusMonths(1), first);
            case ALL_TIME -> TimeWindow.ALL;
        };
    }

    private static TimeWindow between(Days days, LocalDate from, LocalDate to) {
        return TimeWindow.of(days.start(from), days.start(to));
    }
}
