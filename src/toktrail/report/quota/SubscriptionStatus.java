package toktrail.report.quota;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import toktrail.config.setting.Subscription;

/**
 * How a plan stands.
 *
 * @param plan      as configured
 * @param providers all names of its providers: as configured, what they stand for, aliases
 * @param windows   its enabled windows that were asked for, the shortest first
 * @param billing   what it costs, absent if that is not configured
 */
public record SubscriptionStatus(
        Subscription plan, List<String> providers, List<QuotaStatus> windows, Optional<BillingStatus> billing) {

    public SubscriptionStatus {
        Objects.requireNonNull(plan, "plan");
        providers = List.copyOf(providers);
        windows = List.copyOf(windows);
        Objects.requireNonNull(billing, "billing");
    }

    /** Where its usage counts, in short: {@code all areas}, {@code work/*}, {@code work,play + unassigned}. */
    public String scopeLabel() {
        Optional<Subscription.Scope> scope = plan.usage().scope();
        if (scope.isEmpty()) {
            return "all areas";
        }
        String below = scope.get().includeDescendants() ? "/*" : "";
        String areas = String.join(",", scope.get().areas().stream().map(area -> area + below).toList());
        if (!scope.get().includeUnassigned()) {
            return areas.isEmpty() ? "none" : areas;
        }
        return areas.isEmpty() ? "unassigned" : areas + " + unassigned";
    }
}
