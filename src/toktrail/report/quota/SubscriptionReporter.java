package toktrail.report.quota;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import toktrail.config.setting.Costing;
import toktrail.config.setting.Subscription;
import toktrail.config.setting.SubscriptionFile;
import toktrail.ledger.LedgerView;
import toktrail.pricing.Pricing;
import toktrail.pricing.quota.PlanCalls;
import toktrail.report.quota.SubscriptionReport.Match;
import toktrail.spelling.TextOrder;

/** Says how plans stand. */
public final class SubscriptionReporter {

    private final List<Subscription> plans;
    private final Pricing pricing;
    private final Costing costing;
    private final ZoneId zone;

    /**
     * Reports about the enabled plans of a file.
     *
     * @param costing says which providers are the same
     * @param zone    the calendar of plans that name none
     */
    public SubscriptionReporter(SubscriptionFile file, Pricing pricing, Costing costing, ZoneId zone) {
        plans = file.enabled().stream()
                .sorted(Comparator.comparing(Subscription::id, TextOrder.CODE_POINT)).toList();
        this.pricing = Objects.requireNonNull(pricing, "pricing");
        this.costing = Objects.requireNonNull(costing, "costing");
        this.zone = Objects.requireNonNull(zone, "zone");
    }

    /** The plans asked for as they stand at {@code nowMs}. Cost: a question to the ledger for each window. */
    public SubscriptionReport report(LedgerView ledger, SubscriptionQuery query, long nowMs) {
        if (plans.isEmpty()) {
            return new SubscriptionReport(nowMs, query, List.of(), Match.NONE_CONFIGURED);
        }
        List<Subscription> covering = plans.stream().filter(plan -> query.provider()
                .map(provider -> new PlanCalls(plan.usage(), costing).covers(provider)).orElse(true)).toList();
        if (covering.isEmpty()) {
            return new SubscriptionReport(nowMs, query, List.of(), Match.NO_SUCH_PROVIDER);
        }
        List<SubscriptionStatus> shown = new ArrayList<>();
        for (Subscription plan : covering) {
            List<Subscription.Window> windows = windows(plan, query);
            if (query.period().isEmpty() || !windows.isEmpty()) {
                shown.add(status(ledger, plan, windows, nowMs));
            }
        }
        return new SubscriptionReport(nowMs, query, shown, shown.isEmpty() ? Match.NO_SUCH_PERIOD : Match.FOUND);
    }

    private static List<Subscription.Window> windows(Subscription plan, SubscriptionQuery query) {
        return plan.windows().stream().filter(Subscription.Window::enabled)
                .filter(window -> query.period().map(window.period()::equals).orElse(true))
                .sorted(Comparator.comparing(Subscription.Window::period)).toList();
    }

    private SubscriptionStatus status(
            LedgerView ledger, Subscription plan, List<Subscription.Window> windows, long nowMs) {
        ZoneId calendar = plan.timezone().orElse(zone);
        long earliestMs = windows.stream().map(window -> window.resetAt().in(calendar).toInstant().toEpochMilli())
                .min(Comparator.naturalOrder()).orElse(nowMs);
        PlanCalls calls = new PlanCalls(plan.usage(), costing);
        try (PlanUsage usage = new PlanUsage(ledger, plan, calls, pricing, earliestMs)) {
            PlanFigures figures = new PlanFigures(plan, usage, calendar, nowMs);
            Optional<BillingStatus> billing = plan.fixedCost().flatMap(figures::billing);
            return new SubscriptionStatus(plan, List.copyOf(PlanCalls.names(plan.usage(), costing)),
                    windows.stream().map(figures::quota).toList(), billing);
        }
    }
}
