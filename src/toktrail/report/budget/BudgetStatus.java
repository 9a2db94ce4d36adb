package toktrail.report.budget;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import toktrail.config.setting.Budget;
import toktrail.report.UsageSums;
import toktrail.time.Days;

/**
 * A budget at one moment.
 *
 * @param budget   what the user set
 * @param period   its present day, week, month or year
 * @param sums     what counts in it
 * @param figures  what is spent of the limit
 * @param byPeriod the forecast by the rate of the period; absent in its first minute
 * @param byWeek   the forecast by the rate of the last seven days
 * @param warnings why it may say too little
 */
public record BudgetStatus(Budget budget, Span period, UsageSums sums, BudgetFigures figures,
        Optional<BudgetForecast> byPeriod, BudgetForecast byWeek, List<BudgetWarning> warnings) {

    /**
     * A stretch of a calendar.
     *
     * @param sinceMs its first millisecond
     * @param untilMs the millisecond after its last
     * @param zone    whose calendar it is
     */
    public record Span(long sinceMs, long untilMs, ZoneId zone) {

        public Span {
            Objects.requireNonNull(zone, "zone");
        }

        /** The date of a moment in that zone. */
        public LocalDate dateOf(long ms) {
            return new Days(zone).dateOf(ms);
        }
    }

    public BudgetStatus {
        Objects.requireNonNull(budget, "budget");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(sums, "sums");
        Objects.requireNonNull(figures, "figures");
        Objects.requireNonNull(byPeriod, "byPeriod");
        Objects.requireNonNull(byWeek, "byWeek");
        warnings = List.copyOf(warnings);
    }

    /** What counts, in words: {@code areas work/*; harnesses codex,claude}, or {@code all usage}. */
    public String scopeLabel() {
        Budget.Scope scope = budget.scope();
        StringJoiner label = new StringJoiner("; ");
        label.setEmptyValue("all usage");
        add(label, "areas", scope.areas().stream().map(path -> path + "/*").toList());
        add(label, "harnesses", scope.harnesses());
        add(label, "providers", scope.providers());
        add(label, "models", scope.models());
        add(label, "machines", scope.machines());
        add(label, "cwd_prefixes", scope.cwdPrefixes());
        return label.toString();
    }

    private static void add(StringJoiner label, String key, List<String> items) {
        if (!items.isEmpty()) {
            label.add(key + " " + String.join(",", items));
        }
    }

    /** Whether amounts are USD; else they are tokens. */
    public boolean isMoney() {
        return budget.limit() instanceof Budget.Usd;
    }
}
