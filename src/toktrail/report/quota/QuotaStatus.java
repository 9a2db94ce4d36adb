package toktrail.report.quota;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import toktrail.config.setting.Subscription;
import toktrail.pricing.quota.WindowState;
import toktrail.report.UsageSums;

/**
 * How one quota window of a plan stands.
 *
 * @param window   as configured
 * @param state    when it began, when it ends
 * @param usage    what was used in it; nothing unless it is open
 * @param usedUsd  that in the cost the plan counts
 * @param limits   its limits, at least one: USD, tokens, messages
 * @param warnings models that count nothing, if nothing counts although there was usage; by provider and model
 * @param forecast where it leads
 */
public record QuotaStatus(Subscription.Window window, WindowState state, UsageSums usage, BigDecimal usedUsd,
        List<LimitUse> limits, List<ZeroCost> warnings, Optional<Forecast> forecast) {

    public QuotaStatus {
        Objects.requireNonNull(window, "window");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(usage, "usage");
        Objects.requireNonNull(usedUsd, "usedUsd");
        limits = List.copyOf(limits);
        warnings = List.copyOf(warnings);
        Objects.requireNonNull(forecast, "forecast");
        if (limits.isEmpty()) {
            throw new IllegalArgumentException("a window without limit");
        }
    }

    /** The limit of this unit. */
    public Optional<LimitUse> limit(LimitUse.Unit unit) {
        return limits.stream().filter(limit -> limit.unit() == unit).findFirst();
    }

    /** The limit that is used most; of several the first. */
    public LimitUse binding() {
        return limits.stream().reduce((a, b) -> Comparator.comparing(LimitUse::percent).compare(a, b) >= 0 ? a : b)
                .orElseThrow();
    }
}
