package toktrail.report.statistics;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import toktrail.config.choice.CostBasis;
import toktrail.report.ReportPeriod;
import toktrail.report.Streaks;
import toktrail.report.UsageSums;
import toktrail.time.Days;

/** Works out figures over days. */
final class DayReporter {

    private final CostBasis basis;

    DayReporter(CostBasis basis) {
        this.basis = basis;
    }

    /**
     * The figures.
     *
     * @param usage  what was used on each day of the range that has any call, by date as text
     * @param always active days whatever the range
     */
    DayFigures figures(
            Map<String, UsageSums> usage, ReportPeriod period, long nowMs, NavigableSet<LocalDate> always) {
        TreeMap<LocalDate, UsageSums> days = new TreeMap<>();
        usage.forEach((day, sums) -> days.put(LocalDate.parse(day), sums));
        LocalDate today = new Days(period.zone()).dateOf(nowMs);
        NavigableSet<LocalDate> active = new TreeSet<>();
        DayFigures.Peak peak = null;
        DayFigures.Best best = null;
        for (Map.Entry<LocalDate, UsageSums> day : days.entrySet()) {
            long tokens = day.getValue().tokens().accountingTotal();
            BigDecimal cost = day.getValue().costs().on(basis);
            if (tokens == 0 && cost.signum() <= 0) {
                continue;
            }
            active.add(day.getKey());
            peak = peak == null || tokens > peak.tokens() ? new DayFigures.Peak(day.getKey(), tokens) : peak;
            best = cost.signum() > 0 && (best == null || cost.compareTo(best.cost()) > 0)
                    ? new DayFigures.Best(day.getKey(), cost) : best;
        }
        NavigableSet<LocalDate> ever = new TreeSet<>(always);
        ever.addAll(active);
        return new DayFigures(active.size(), totalDays(days, period, today),
                days.isEmpty() ? Optional.empty()
                        : Optional.of(new DayFigures.Span(days.firstKey(), days.lastKey())),
                Optional.ofNullable(peak), Optional.ofNullable(best),
                Streaks.of(ever, today).map(Streaks::current).orElse(0), Streaks.of(active, today));
    }

    private static long totalDays(TreeMap<LocalDate, UsageSums> days, ReportPeriod period, LocalDate today) {
        Days calendar = new Days(period.zone());
        LocalDate from;
        if (period.window().sinceMs().isPresent()) {
            from = calendar.dateOf(period.window().sinceMs().getAsLong());
        } else if (days.isEmpty()) {
            return 0;
        } else {
            from = days.firstKey();
        }
        LocalDate to = today;
        if (period.window().untilMs().isPresent()) {
            LocalDate end = calendar.dateOf(period.window().untilMs().getAsLong() - 1);
            to = end.isBefore(today) ? end : today;
        }
        return Math.max(0, ChronoUnit.DAYS.between(from, to) + 1);
    }
}
