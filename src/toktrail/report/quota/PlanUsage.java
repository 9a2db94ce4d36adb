package toktrail.report.quota;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import toktrail.config.setting.Subscription;
import toktrail.ledger.LedgerView;
import toktrail.ledger.filter.UsageFilter;
import toktrail.ledger.query.EventTimes;
import toktrail.pricing.Pricing;
import toktrail.pricing.quota.PlanCalls;
import toktrail.pricing.quota.QuotaWindow;
import toktrail.pricing.quota.TimesOfUse;
import toktrail.report.PricedGroups;
import toktrail.report.UsageSums;
import toktrail.time.TimeWindow;

/**
 * What was used of one plan. A window that is asked for twice is read once; times of use are looked up when they are
 * first asked for.
 */
final class PlanUsage implements TimesOfUse, AutoCloseable {

    /** Provider and model as stored. */
    record Model(String provider, String model) { }

    private final LedgerView ledger;
    private final PlanCalls calls;
    private final Pricing pricing;
    private final UsageFilter filter;
    private final long earliestMs;
    private final Map<QuotaWindow, Map<Model, UsageSums>> known = new HashMap<>();
    private EventTimes times;

    /** @param earliestMs before this moment nobody will ask for times of use */
    PlanUsage(LedgerView ledger, Subscription plan, PlanCalls calls, Pricing pricing, long earliestMs) {
        this.ledger = ledger;
        this.calls = calls;
        this.pricing = pricing;
        this.earliestMs = earliestMs;
        filter = plan.usage().scope()
                .map(scope -> UsageFilter.ALL.withArea(ledger.areas().oneOf(
                        scope.areas(), scope.includeDescendants(), scope.includeUnassigned())))
                .orElse(UsageFilter.ALL);
    }

    /** Usage of a window by model. */
    Map<Model, UsageSums> models(QuotaWindow window) {
        return known.computeIfAbsent(window, this::read);
    }

    private Map<Model, UsageSums> read(QuotaWindow window) {
        Map<Model, UsageSums> models = new HashMap<>();
        new PricedGroups(ledger, pricing).forEach(filter, window.time(), (group, priced) -> {
            if (calls.count(group.harness(), group.kind())) {
                models.merge(new Model(group.kind().providerId(), group.kind().modelId()),
                        UsageSums.of(group, priced), UsageSums::plus);
            }
        });
        return models;
    }

    @Override
    public OptionalLong first(long sinceMs, long untilMs) {
        return times().first(sinceMs, untilMs);
    }

    @Override
    public OptionalLong last(long sinceMs, long untilMs) {
        return times().last(sinceMs, untilMs);
    }

    private EventTimes times() {
        if (times == null) {
            times = ledger.times(filter, calls::count, TimeWindow.of(earliestMs, Long.MAX_VALUE));
        }
        return times;
    }

    @Override
    public void close() {
        if (times != null) {
            times.close();
        }
    }
}
