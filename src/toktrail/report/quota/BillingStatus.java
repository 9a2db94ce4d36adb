package toktrail.report.quota;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;
import java.util.Optional;
import toktrail.config.setting.ResetTime;
import toktrail.config.setting.Subscription;
import toktrail.pricing.quota.QuotaWindow;
import toktrail.report.UsageSums;

/**
 * What a plan costs and what it was worth so far.
 *
 * @param cost     as configured
 * @param resetAt  a time it is paid at
 * @param window   the period that is paid now, or the first one
 * @param usage    what was used in it
 * @param valueUsd that in the cost it is compared with
 */
public record BillingStatus(
        Subscription.FixedCost cost, ResetTime resetAt, QuotaWindow window, UsageSums usage, BigDecimal valueUsd) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public BillingStatus {
        Objects.requireNonNull(cost, "cost");
        Objects.requireNonNull(resetAt, "resetAt");
        Objects.requireNonNull(window, "window");
        Objects.requireNonNull(usage, "usage");
        Objects.requireNonNull(valueUsd, "valueUsd");
    }

    /** The value less the price; negative while the plan has not paid off. */
    public BigDecimal netSavings() {
        return valueUsd.subtract(cost.usd());
    }

    /** What is missing until the plan has paid off, at least 0. */
    public BigDecimal breakEvenRemaining() {
        return cost.usd().subtract(valueUsd).max(BigDecimal.ZERO);
    }

    /** The value in percent of the price, 34 digits; absent for a plan that costs nothing. */
    public Optional<BigDecimal> breakEvenPercent() {
        return cost.usd().signum() == 0 ? Optional.empty()
                : Optional.of(valueUsd.multiply(HUNDRED).divide(cost.usd(), MathContext.DECIMAL128));
    }
}
