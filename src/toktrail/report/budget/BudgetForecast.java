package toktrail.report.budget;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.OptionalLong;
import toktrail.report.Projection;
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
        Projection projection = new Projection(figures.spent(), rate.amount(), rate.ms(), moment.remainingMs());
        BigDecimal stretch = BigDecimal.valueOf(rate.ms());
        BigDecimal atEnd = projection.atEndTimesMs();
        return new BudgetForecast(BudgetFigures.ratio(rate.amount().multiply(DAY_MS), stretch),
                Money.canonical(atEnd.divide(stretch, digits, RoundingMode.HALF_EVEN)),
                BudgetFigures.ratio(atEnd, figures.limit().multiply(stretch)),
                projection.exhaustedAtMs(figures.limit(), moment.nowMs()));
    }
}
