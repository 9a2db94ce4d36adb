package toktrail.report.budget;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import toktrail.config.choice.CostBasis;
import toktrail.config.price.PriceKind;
import toktrail.config.setting.Budget;
import toktrail.config.setting.Configuration;
import toktrail.environment.Environment;
import toktrail.ledger.LedgerView;
import toktrail.pricing.PricedSums;
import toktrail.pricing.Pricing;
import toktrail.report.PricedGroups;
import toktrail.report.UsageSums;
import toktrail.report.budget.BudgetForecast.Rate;
import toktrail.spelling.TextOrder;
import toktrail.time.TimeWindow;

/** Says how the user's budgets stand. */
public final class BudgetReporter {

    private static final long SHORTEST_RATE_MS = 60_000;
    private static final long WEEK_MS = 604_800_000;

    private final Configuration configuration;
    private final Pricing pricing;
    private final Environment environment;

    /**
     * Reports by these settings and prices.
     *
     * @param environment for the system's zone, and whether letter case counts in folders
     */
    public BudgetReporter(Configuration configuration, Pricing pricing, Environment environment) {
        this.configuration = Objects.requireNonNull(configuration, "configuration");
        this.pricing = Objects.requireNonNull(pricing, "pricing");
        this.environment = Objects.requireNonNull(environment, "environment");
    }

    /**
     * Some budgets at a moment.
     *
     * @param budgets of the configuration, in any order
     */
    public BudgetReport report(LedgerView ledger, List<Budget> budgets, long nowMs) {
        return new BudgetReport(nowMs, budgets.stream()
                .sorted(Comparator.comparing(Budget::id, TextOrder.CODE_POINT))
                .map(budget -> status(ledger, budget, nowMs)).toList());
    }

    private BudgetStatus status(LedgerView ledger, Budget budget, long nowMs) {
        ZoneId zone = budget.timezone().orElseGet(() -> configuration.zone(environment.clock().getZone()));
        Moment moment = Moment.in(new CalendarPeriods(zone, configuration.ui().startOfWeek())
                .around(budget.period(), nowMs), nowMs);
        BudgetScope scope = new BudgetScope(budget.scope(), ledger, configuration.costing(), environment.host());
        CostBasis basis = budget.limit() instanceof Budget.Usd usd ? usd.basis() : CostBasis.VIRTUAL;
        Spending inPeriod = Spending.read(
                ledger, scope, TimeWindow.of(moment.sinceMs(), moment.untilMs()), pricing, basis);
        Spending lastWeek = Spending.read(
                ledger, scope, TimeWindow.of(nowMs - WEEK_MS, nowMs), pricing, basis);
        BudgetFigures figures = BudgetFigures.of(
                budget.limit().amount(), spent(budget, inPeriod), moment, budget.warnAt());
        int digits = budget.limit() instanceof Budget.Usd ? BudgetFigures.DIGITS : 0;
        Optional<BudgetForecast> byPeriod = moment.elapsedMs() < SHORTEST_RATE_MS ? Optional.empty()
                : Optional.of(BudgetForecast.of(
                        figures, new Rate(figures.spent(), moment.elapsedMs()), moment, digits));
        BudgetForecast byWeek =
                BudgetForecast.of(figures, new Rate(spent(budget, lastWeek), WEEK_MS), moment, digits);
        List<BudgetWarning> warnings = new ArrayList<>();
        if (budget.limit() instanceof Budget.Usd && inPeriod.unpriced > 0) {
            warnings.add(new BudgetWarning.Unpriced(inPeriod.unpriced));
        }
        warnings.addAll(scope.warnings());
        return new BudgetStatus(budget, new BudgetStatus.Span(moment.sinceMs(), moment.untilMs(), zone),
                inPeriod.sums, figures, byPeriod, byWeek, warnings);
    }

    private static BigDecimal spent(Budget budget, Spending spending) {
        return budget.limit() instanceof Budget.Usd usd ? spending.sums.costs().on(usd.basis())
                : BigDecimal.valueOf(spending.sums.tokens().total());
    }

    /** What a scope comes to in a stretch of time. */
    private static final class Spending {

        private UsageSums sums = UsageSums.NONE;

        /** Calls without the price that counts. */
        private long unpriced;

        static Spending read(
                LedgerView ledger, BudgetScope scope, TimeWindow window, Pricing pricing, CostBasis basis) {
            PriceKind counted = switch (basis) {
                case VIRTUAL -> PriceKind.VIRTUAL;
                case ACTUAL -> PriceKind.ACTUAL;
                case SOURCE, AUTO -> throw new IllegalArgumentException("not a basis of budgets: " + basis);
            };
            Spending spending = new Spending();
            new PricedGroups(ledger, pricing).forEach(scope.filter(), window, (group, priced) -> {
                if (scope.contains(group)) {
                    spending.add(UsageSums.of(group, priced), priced, counted);
                }
            });
            return spending;
        }

        private void add(UsageSums more, PricedSums priced, PriceKind counted) {
            sums = sums.plus(more);
            unpriced += priced.missing().contains(counted) ? more.messageCount() : 0;
        }
    }
}
