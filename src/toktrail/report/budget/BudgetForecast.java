package toktrail.report.budget;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.OptionalLong;
import toktrail.usage.Money;

/**
 * What a budget comes to at the end of its period if usage goes on at some rate.
 *
 * @param ratePerDay     the rate, at most 6 fraction digits
 * @param projected      spent at the end: USD with at most 6 fraction digits, or whole tokens
 * @param projectedShare of the limit, at most 6 fraction digits
 * @param exhaustedAtMs  when the limit is reached; absent if it is reached already or will not be
 */
public record BudgetForecast(BigDecimal ratePerDay, BigDecimal projected, BigDecimal projectedShare,
        OptionalLong exhaustedAtMs) {

    private static final BigDecimal DAY_MS = BigDecimal.valueOf(86_400_000);

    /** An amount in a stretch of time that is not empty. */
    record Rate(BigDecimal amount, long ms) {

        Rate {
            if (ms <= 0) {
                throw new IllegalArgumentException("a rate over " + ms + " ms");
            }
        }
    }

    public BudgetForecast {
        Objects.requireNonNull(ratePerDay, "ratePerDay");
        Objects.requireNonNull(projected, "projected");
        Objects.requireNonNull(projectedShare, "projectedShare");
        Objects.requireNonNull(exhaustedAtMs, "exhaustedAtMs");
    }

    /**
     * The forecast at a rate.
     *
     * @param digits fraction digits of amounts
     */
    static BudgetForecast of(BudgetFigures figures, Rate rate, Moment moment, int digits) {
        // Everything is kept times the length of the rate's stretch, so that nothing is rounded before the end.
        BigDecimal stretch = BigDecimal.valueOf(rate.ms());
        BigDecimal limit = figures.limit().multiply(stretch);
        BigDecimal spent = figures.spent().multiply(stretch);
        BigDecimal projected = spent.add(rate.amount().multiply(BigDecimal.valueOf(moment.remainingMs())));
        OptionalLong exhausted = OptionalLong.empty();
        if (spent.compareTo(limit) < 0 && limit.compareTo(projected) < 0) {
            BigDecimal left = limit.subtract(spent).divide(rate.amount(), 0, RoundingMode.DOWN);
            exhausted = OptionalLong.of(moment.nowMs() + left.longValueExact());
        }
        return new BudgetForecast(BudgetFigures.ratio(rate.amount().multiply(DAY_MS), stretch),
                Money.canonical(projected.divide(stretch, digits, RoundingMode.HALF_EVEN)),
                BudgetFigures.ratio(projected, limit), exhausted);
    }
}
