package toktrail.report.series;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Days as a calendar of activity.
 *
 * @param days          days with calls, in order
 * @param years         their years, in order
 * @param models        over all days, by cost
 * @param total         over all days
 * @param activeDays    days on which something was consumed or paid
 * @param averagePerDay cost by active day, at most 12 fraction digits; 0 without any
 * @param greatestCost  cost of the costliest day, 0 without any
 */
public record DayGraph(List<Day> days, List<Year> years, List<ModelSpending> models, Spending total, long activeDays,
        BigDecimal averagePerDay, BigDecimal greatestCost) {

    private static final int FRACTION_DIGITS = 12;
    private static final int YEAR_LENGTH = 4;

    /**
     * A day.
     *
     * @param period what was consumed
     * @param level  its cost by that of the costliest day, 0 to 4
     */
    public record Day(PeriodSpending period, int level) {

        public Day {
            Objects.requireNonNull(period, "period");
        }

        /** {@code YYYY-MM-DD}. */
        public String date() {
            return period.bucket().key();
        }
    }

    /**
     * The days of a year.
     *
     * @param year     its number
     * @param spending what they come to
     * @param first    the first of them
     * @param last     the last of them
     */
    public record Year(String year, Spending spending, String first, String last) { }

    public DayGraph {
        days = List.copyOf(days);
        years = List.copyOf(years);
        models = List.copyOf(models);
        Objects.requireNonNull(total, "total");
        Objects.requireNonNull(averagePerDay, "averagePerDay");
        Objects.requireNonNull(greatestCost, "greatestCost");
    }

    /** The calendar of a report by day. */
    public static DayGraph of(PeriodReport report) {
        BigDecimal greatest = report.periods().stream().map(day -> day.spending().cost())
                .max(Comparator.naturalOrder()).orElse(BigDecimal.ZERO);
        Intensity intensity = new Intensity(greatest);
        List<Day> days = new ArrayList<>();
        Map<String, List<Day>> byYear = new TreeMap<>();
        long active = 0;
        for (PeriodSpending period : report.periods()) {
            Day day = new Day(period, intensity.level(period.spending().cost()));
            days.add(day);
            byYear.computeIfAbsent(day.date().substring(0, YEAR_LENGTH), year -> new ArrayList<>()).add(day);
            active += period.spending().isActive() ? 1 : 0;
        }
        BigDecimal average = active == 0 ? BigDecimal.ZERO : report.total().cost()
                .divide(BigDecimal.valueOf(active), FRACTION_DIGITS, RoundingMode.HALF_EVEN);
        List<Year> years = new ArrayList<>();
        byYear.forEach((year, own) -> years.add(year(year, own)));
        return new DayGraph(days, years, report.models(), report.total(), active, average, greatest);
    }

    private static Year year(String year, List<Day> days) {
        Spending sum = Spending.NONE;
        for (Day day : days) {
            sum = sum.plus(day.period().spending());
        }
        return new Year(year, sum, days.get(0).date(), days.get(days.size() - 1).date());
    }
}
