package toktrail.report.segment;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import toktrail.config.choice.SessionChoice;
import toktrail.config.setting.Budget;
import toktrail.config.setting.Configuration;
import toktrail.config.setting.SubscriptionFile;
import toktrail.environment.Environment;
import toktrail.ledger.LedgerView;
import toktrail.ledger.area.Area;
import toktrail.ledger.filter.AreaFilter;
import toktrail.ledger.filter.CallFilter;
import toktrail.ledger.filter.FolderFilter;
import toktrail.ledger.filter.UsageFilter;
import toktrail.ledger.run.RunScope;
import toktrail.ledger.session.LastCall;
import toktrail.ledger.session.SessionUsage;
import toktrail.pricing.ContextLimits;
import toktrail.pricing.Pricing;
import toktrail.report.ContextUse;
import toktrail.report.PricedGroups;
import toktrail.report.UsageSums;
import toktrail.report.budget.BudgetReporter;
import toktrail.report.budget.BudgetStatus;
import toktrail.report.quota.PlanQuota;
import toktrail.report.quota.SubscriptionQuery;
import toktrail.report.quota.SubscriptionReporter;
import toktrail.report.segment.SegmentQuery.Part;
import toktrail.report.segment.SegmentQuery.Wanted;
import toktrail.report.sessions.SessionPricing;
import toktrail.time.Period;
import toktrail.time.TimeWindow;
import toktrail.usage.Names;

/** Finds the session a prompt segment is about, and its figures. */
public final class SegmentReporter {

    /** Tools whose calls carry the names of others: they say what to import, not what to show. */
    private static final String BRIDGE = "harnessbridge";

    private final Configuration configuration;
    private final SubscriptionFile plans;
    private final Pricing pricing;
    private final ContextLimits limits;
    private final Environment environment;

    /**
     * Reports by these settings and prices.
     *
     * @param plans       whose quotas are shown
     * @param environment for the system's zone, and whether letter case counts in folders
     */
    public SegmentReporter(Configuration configuration, SubscriptionFile plans, Pricing pricing,
            ContextLimits limits, Environment environment) {
        this.configuration = Objects.requireNonNull(configuration, "configuration");
        this.plans = Objects.requireNonNull(plans, "plans");
        this.pricing = Objects.requireNonNull(pricing, "pricing");
        this.limits = Objects.requireNonNull(limits, "limits");
        this.environment = Objects.requireNonNull(environment, "environment");
    }

    /** The figures at a moment. */
    public SegmentReport report(LedgerView ledger, SegmentQuery query, long nowMs) {
        Wanted wanted = query.wanted();
        Optional<String> harness = wanted.harness();
        Optional<String> ofRun = Optional.empty();
        if (query.mode() == SessionChoice.AUTO) {
            Optional<RunScope> scope = ledger.activeRun().map(run -> run.scope());
            harness = harness.or(() -> scope.flatMap(some -> only(some.harnesses())));
            ofRun = wanted.sourceSession().isPresent() ? Optional.empty()
                    : scope.flatMap(some -> only(some.sourceSessionIds()));
        }
        Optional<String> shown = harness.filter(name -> !Names.same(name, BRIDGE));
        UsageFilter all = filter(shown, Optional.empty(), wanted.calls());
        Optional<SessionUsage> session = session(ledger, query, all, ofRun, nowMs);
        return session.isPresent() ? ofSession(ledger, query, all, session.get(), nowMs)
                : ofToday(ledger, query, all, shown, nowMs);
    }

    private static Optional<String> only(List<String> values) {
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    private static UsageFilter filter(Optional<String> harness, Optional<String> session, CallNames calls) {
        CallFilter names = new CallFilter(
                calls.provider(), List.of(), calls.model(), Optional.empty(), Optional.empty());
        return new UsageFilter(Optional.empty(), harness, session, names, AreaFilter.ANY, FolderFilter.ANY,
                Optional.empty());
    }

    private static Optional<SessionUsage> session(
            LedgerView ledger, SegmentQuery query, UsageFilter all, Optional<String> ofRun, long nowMs) {
        if (query.mode() == SessionChoice.NONE) {
            return Optional.empty();
        }
        Optional<String> named = query.wanted().sourceSession().or(() -> ofRun);
        Optional<SessionUsage> found = newest(ledger, all, query, named);
        boolean idle = ofRun.isPresent() && found.isPresent()
                && nowMs - found.get().lastMs() > query.activeWindowMs();
        return idle ? newest(ledger, all, query, Optional.empty()) : found;
    }

    private static Optional<SessionUsage> newest(
            LedgerView ledger, UsageFilter all, SegmentQuery query, Optional<String> session) {
        return ledger.recentUse().session(filter(all.harness(), session, query.wanted().calls()));
    }

    private SegmentReport ofSession(
            LedgerView ledger, SegmentQuery query, UsageFilter filter, SessionUsage usage, long nowMs) {
        long row = usage.session().id();
        UsageSums sums = new SessionPricing(pricing, false)
                .price(ledger, filter, TimeWindow.ALL, List.of(usage)).get(0).sums();
        Optional<LastCall> last = ledger.recentUse().call(row);
        CallNames shown = query.wanted().shown();
        SegmentSubject subject = new SegmentSubject(Optional.of(usage.session().ref().harness()),
                Optional.of(new SegmentSubject.Session(usage.session().ref().sourceSessionId(),
                        sourcePath(ledger, row), last.map(LastCall::createdMs).orElse(usage.lastMs()))),
                shown.provider().or(() -> last.map(call -> call.kind().providerId())),
                shown.model().or(() -> last.map(call -> call.kind().modelId())),
                last.flatMap(call -> Optional.ofNullable(call.kind().agent())),
                area(ledger, usage.session().area(), nowMs));
        Optional<ContextFill> context = query.context();
        if (context.isEmpty() && query.parts().contains(Part.CONTEXT)) {
            context = ContextUse.ofSession(ledger, usage.session().machine(), usage.session().ref(), limits)
                    .map(ContextFill::of);
        }
        return report(ledger, query, subject, sums, context, nowMs);
    }

    private static Optional<String> sourcePath(LedgerView ledger, long session) {
        return ledger.sessionDetails(List.of(session)).get(session).facts().sourcePaths().stream().findFirst();
    }

    private SegmentReport ofToday(
            LedgerView ledger, SegmentQuery query, UsageFilter filter, Optional<String> harness, long nowMs) {
        TimeWindow today = Period.TODAY.window(nowMs, zone());
        List<UsageSums> sums = new ArrayList<>(List.of(UsageSums.NONE));
        new PricedGroups(ledger, pricing).forEach(filter, today, (group, priced) ->
                sums.set(0, sums.get(0).plus(UsageSums.of(group, priced))));
        CallNames shown = query.wanted().shown();
        SegmentSubject subject = new SegmentSubject(harness, Optional.empty(), shown.provider(), shown.model(),
                Optional.empty(), area(ledger, Optional.empty(), nowMs));
        return report(ledger, query, subject, sums.get(0), query.context(), nowMs);
    }

    private ZoneId zone() {
        return configuration.zone(environment.clock().getZone());
    }

    private static Optional<String> area(LedgerView ledger, Optional<Area> ofSession, long nowMs) {
        return ledger.activeArea(nowMs).area().or(() -> ofSession).map(Area::path);
    }

    private SegmentReport report(LedgerView ledger, SegmentQuery query, SegmentSubject subject, UsageSums sums,
            Optional<ContextFill> context, long nowMs) {
        return new SegmentReport(nowMs, subject, sums,
                query.parts().contains(Part.QUOTA) ? quota(ledger, subject, nowMs) : Optional.empty(),
                query.parts().contains(Part.BUDGET) ? budget(ledger, subject, query.folder(), nowMs)
                        : Optional.empty(), context);
    }

    private Optional<PlanQuota> quota(LedgerView ledger, SegmentSubject subject, long nowMs) {
        SubscriptionReporter reporter =
                new SubscriptionReporter(plans, pricing, configuration.costing(), zone());
        SubscriptionQuery query = new SubscriptionQuery(subject.provider(), Optional.empty());
        return PlanQuota.choose(reporter.report(ledger, query, nowMs).plans(), subject.area(), nowMs);
    }

    private Optional<BudgetStatus> budget(
            LedgerView ledger, SegmentSubject subject, Optional<String> folder, long nowMs) {
        List<Budget> fitting = new BudgetChoice(ledger, configuration.costing(), environment)
                .fitting(configuration.budgets(), subject, folder);
        return new BudgetReporter(configuration, pricing, environment)
                .report(ledger, fitting, nowMs).mostUrgent();
    }
}
