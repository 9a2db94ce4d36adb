package toktrail.report.quota;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.config.setting.Subscription;
import toktrail.pricing.quota.WindowState;

/**
 * A quota window of a plan at a moment.
 *
 * @param plan   whose it is
 * @param status how it stands
 * @param nowMs  the moment
 */
public record PlanQuota(Subscription plan, QuotaStatus status, long nowMs) {

    public PlanQuota {
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(status, "status");
    }

    /**
     * The window that matters most: of plans for the area, over its limit, used most, with the least left, ending next.
     *
     * @param area path of the area shown; absent if there is none, then areas do not count
     */
    public static Optional<PlanQuota> choose(List<SubscriptionStatus> plans, Optional<String> area, long nowMs) {
        Comparator<PlanQuota> urgency = Comparator
                .comparing((PlanQuota quota) -> area.isPresent() && quota.covers(area.get()))
                .thenComparing(PlanQuota::isOver)
                .thenComparing(quota -> quota.limit().percent())
                .thenComparing(quota -> quota.limit().remaining(), Comparator.reverseOrder())
                .thenComparing(quota -> quota.resetInMs().orElse(Long.MAX_VALUE), Comparator.reverseOrder());
        Optional<PlanQuota> chosen = Optional.empty();
        for (SubscriptionStatus plan : plans) {
            for (QuotaStatus status : plan.windows()) {
                PlanQuota quota = new PlanQuota(plan.plan(), status, nowMs);
                if (quota.isShown() && (chosen.isEmpty() || urgency.compare(quota, chosen.get()) > 0)) {
                    chosen = Optional.of(quota);
                }
            }
        }
        return chosen;
    }

    private boolean isShown() {
        return status.state().status() == WindowState.Status.ACTIVE
                || status.state().status() == WindowState.Status.EXPIRED_WAITING_FOR_NEXT_USE;
    }

    /** A plan without scope is nobody's in particular. */
    private boolean covers(String area) {
        Optional<Subscription.Scope> scope = plan.usage().scope();
        return scope.isPresent() && scope.get().areas().stream().anyMatch(path -> area.equals(path)
                || scope.get().includeDescendants() && area.startsWith(path + "/"));
    }

    /** The limit that is used most. */
    public LimitUse limit() {
        return status.binding();
    }

    /** Whether more than that limit is used. */
    public boolean isOver() {
        return limit().over().signum() > 0;
    }

    /** The limit in USD, if there is one. */
    public Optional<LimitUse> usd() {
        return status.limit(LimitUse.Unit.USD);
    }

    /** Milliseconds until the open window ends; absent if none is open. */
    public OptionalLong resetInMs() {
        return status.state().open().isEmpty() ? OptionalLong.empty()
                : OptionalLong.of(status.state().open().get().untilMs() - nowMs);
    }

    /** Milliseconds since the open window began; absent if none is open. */
    public OptionalLong elapsedMs() {
        return status.state().open().isEmpty() ? OptionalLong.empty()
                : OptionalLong.of(nowMs - status.state().open().get().sinceMs());
    }

    /** Percent used. */
    public BigDecimal percent() {
        return limit().percent();
    }
}
