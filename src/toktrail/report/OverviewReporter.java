package toktrail.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import toktrail.config.choice.CostBasis;
import toktrail.ledger.LedgerView;
import toktrail.ledger.filter.UsageFilter;
import toktrail.pricing.Pricing;
import toktrail.time.Days;
import toktrail.time.Period;
import toktrail.time.TimeWindow;
import toktrail.usage.Money;

/** Makes the summary that the program shows when it is asked nothing. */
public final class OverviewReporter {

    private static final int SHARE_DIGITS = 6;
    private static final MathContext QUOTIENT = new MathContext(28, RoundingMode.HALF_EVEN);

    private final Pricing pricing;
    private final CostBasis basis;

    /** Overviews with these prices, whose shares go by this cost. */
    public OverviewReporter(Pricing pricing, CostBasis basis) {
        this.pricing = Objects.requireNonNull(pricing, "pricing");
        this.basis = Objects.requireNonNull(basis, "basis");
    }

    /** The overview as of {@code nowMs}. */
    public Overview overview(LedgerView ledger, long nowMs, ZoneId zone) {
        LocalDate today = new Days(zone).dateOf(nowMs);
        List<Overview.PeriodLine> lines = new ArrayList<>();
        for (Period period : List.of(Period.TODAY, Period.THIS_WEEK, Period.THIS_MONTH)) {
            UsageCube cube = cube(ledger, period.window(nowMs, zone));
            if (cube.totals().messageCount() > 0) {
                lines.add(new Overview.PeriodLine(period, cube.totals(), shares(cube.harnesses()),
                        period == Period.THIS_MONTH ? projected(cube.totals(), today) : Optional.empty()));
            }
        }
        Map<String, UsageSums> models = new LinkedHashMap<>();
        for (ModelRow row : cube(ledger, TimeWindow.ALL).models()) {
            models.merge(row.modelId(), row.sums(), UsageSums::plus);
        }
        return new Overview(zone, basis, lines, Streaks.of(ledger.activeDays(zone), today),
                shares(models).stream().findFirst());
    }

    private UsageCube cube(LedgerView ledger, TimeWindow window) {
        return UsageCube.of(ledger, UsageFilter.ALL, window, pricing, false);
    }

    private Optional<BigDecimal> projected(UsageSums sums, LocalDate today) {
        BigDecimal cost = sums.costs().on(basis);
        return cost.signum() <= 0 ? Optional.empty() : Optional.of(Money.canonical(
                cost.multiply(BigDecimal.valueOf(today.lengthOfMonth()))
                        .divide(BigDecimal.valueOf(today.getDayOfMonth()), QUOTIENT)));
    }

    /** The shares of cost, of tokens where there is no cost; greatest first, then by tokens, calls and name. */
    private List<NamedShare> shares(Map<String, UsageSums> sums) {
        UsageSums total = sums.values().stream().reduce(UsageSums.NONE, UsageSums::plus);
        boolean byCost = total.costs().on(basis).signum() > 0;
        BigDecimal whole = value(total, byCost);
        if (whole.signum() == 0) {
            return List.of();
        }
        return sums.entrySet().stream()
                .sorted(Orders.<Map.Entry<String, UsageSums>>costly(entry -> value(entry.getValue(), byCost))
                        .thenComparing(Orders.descending(entry -> entry.getValue().tokens().accountingTotal()))
                        .thenComparing(Orders.descending(entry -> entry.getValue().messageCount()))
                        .thenComparing(Orders.ascending(Map.Entry::getKey)))
                .map(entry -> new NamedShare(entry.getKey(), Money.canonical(value(entry.getValue(), byCost)
                        .divide(whole, SHARE_DIGITS, RoundingMode.HALF_EVEN))))
                .toList();
    }

    private BigDecimal value(UsageSums sums, boolean byCost) {
        return byCost ? sums.costs().on(basis) : BigDecimal.valueOf(sums.tokens().accountingTotal());
    }
}
