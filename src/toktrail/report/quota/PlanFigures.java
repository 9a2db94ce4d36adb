package toktrail.report.quota;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import toktrail.config.choice.CostBasis;
import toktrail.config.setting.Subscription;
import toktrail.pricing.quota.FirstUseWindows;
import toktrail.pricing.quota.QuotaGrid;
import toktrail.pricing.quota.QuotaWindow;
import toktrail.pricing.quota.WindowState;
import toktrail.pricing.quota.WindowState.Status;
import toktrail.report.UsageSums;

/** Computes the figures of one plan. */
final class PlanFigures {

    private final Subscription plan;
    private final PlanUsage usage;
    private final ZoneId zone;
    private final long nowMs;

    PlanFigures(Subscription plan, PlanUsage usage, ZoneId zone, long nowMs) {
        this.plan = plan;
        this.usage = usage;
        this.zone = zone;
        this.nowMs = nowMs;
    }

    /** How a window stands. */
    QuotaStatus quota(Subscription.Window window) {
        CostBasis basis = plan.quotaBasis();
        WindowState state = state(window);
        Map<PlanUsage.Model, UsageSums> models = state.open().map(usage::models).orElse(Map.of());
        UsageSums sums = total(models);
        BigDecimal used = sums.costs().on(basis);
        return new QuotaStatus(window, state, sums, used, limits(window, sums, used),
                warnings(basis, models, used),
                state.open().flatMap(open -> Forecast.of(open, nowMs, used, window.limitUsd())));
    }

    private WindowState state(Subscription.Window window) {
        return switch (window.resetMode()) {
            case FIXED -> new QuotaGrid(window.period(), window.resetAt(), zone).at(nowMs);
            case FIRST_USE -> new FirstUseWindows(window.period(), window.resetAt(), zone).at(nowMs, usage);
        };
    }

    private static List<LimitUse> limits(Subscription.Window window, UsageSums sums, BigDecimal usedUsd) {
        List<LimitUse> limits = new ArrayList<>();
        window.limitUsd().ifPresent(limit -> limits.add(new LimitUse(LimitUse.Unit.USD, limit, usedUsd)));
        window.limitTokens().ifPresent(limit ->
                limits.add(LimitUse.of(LimitUse.Unit.TOKENS, limit, sums.tokens().total())));
        window.limitMessages().ifPresent(limit ->
                limits.add(LimitUse.of(LimitUse.Unit.MESSAGES, limit, sums.messageCount())));
        return limits;
    }

    private static List<ZeroCost> warnings(
            CostBasis basis, Map<PlanUsage.Model, UsageSums> models, BigDecimal used) {
        if (used.signum() != 0) {
            return List.of();
        }
        return models.entrySet().stream()
                .filter(entry -> entry.getValue().costs().on(basis).signum() == 0)
                .map(entry -> new ZeroCost(basis, entry.getKey().provider(), entry.getKey().model(),
                        entry.getValue().messageCount()))
                .sorted(ZeroCost.ORDER).toList();
    }

    /** What the plan costs and gave; absent if it is not known when it is paid. */
    Optional<BillingStatus> billing(Subscription.FixedCost cost) {
        return cost.resetAt().map(resetAt -> {
            WindowState state = new QuotaGrid(cost.period(), resetAt, zone).at(nowMs);
            QuotaWindow window = state.current().orElseThrow();
            UsageSums sums = state.status() == Status.ACTIVE ? total(usage.models(window)) : UsageSums.NONE;
            return new BillingStatus(cost, resetAt, window, sums, sums.costs().on(cost.basis()));
        });
    }

    private static UsageSums total(Map<PlanUsage.Model, UsageSums> models) {
        return models.values().stream().reduce(UsageSums.NONE, UsageSums::plus);
    }
}
