package toktrail.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import toktrail.pricing.CallClass;
import toktrail.pricing.Pricing;
import toktrail.usage.CallKind;
import toktrail.usage.EventSums;
import toktrail.usage.Money;
import toktrail.usage.Names;
import toktrail.usage.SessionFacts;
import toktrail.usage.SessionRef;
import toktrail.usage.UsageEvent;

/** Groups calls that were read directly from a source by session; each call is priced by itself. */
public final class SourceSessions {

    private record ModelKey(String provider, String model, String level) { }

    private final Pricing pricing;

    /** Sessions with these prices. */
    public SourceSessions(Pricing pricing) {
        this.pricing = Objects.requireNonNull(pricing, "pricing");
    }

    /**
     * The sessions that have calls, in the order of their first mention.
     *
     * @param events calls in any order
     * @param facts  what the source says about sessions, unmerged; those of sessions without calls are left out
     */
    public List<SourceSession> of(List<UsageEvent> events, List<SessionFacts> facts) {
        Map<SessionRef, Gathering> gathered = new LinkedHashMap<>();
        for (UsageEvent event : events) {
            gathered.computeIfAbsent(event.session(), Gathering::new).add(event, priced(event));
        }
        for (SessionFacts fact : facts) {
            Gathering session = gathered.get(fact.session());
            if (session != null) {
                fact.sourcePaths().forEach(session::addStatedPath);
            }
        }
        return gathered.values().stream().map(Gathering::finish).toList();
    }

    private UsageSums priced(UsageEvent event) {
        EventSums sums = new EventSums(1, event.tokens(), event.amount().cacheWrite1h(),
                event.amount().webSearchRequests(), Money.toPico(event.amount().sourceCostUsd()));
        return new UsageSums(1, event.tokens(), pricing.price(new CallClass(event.session().harness(),
                event.kind(), event.tokens().promptTotal(), event.createdMs()), sums).costs());
    }

    /** The sums of one session while its calls come in. */
    private static final class Gathering {

        private final SessionRef session;
        private final TreeSet<String> statedPaths = new TreeSet<>(Orders.TEXT);
        private final TreeSet<String> filesOfEvents = new TreeSet<>(Orders.TEXT);
        private final Map<ModelKey, UsageSums> models = new LinkedHashMap<>();
        private final Map<String, UsageSums> activities = new LinkedHashMap<>();
        private UsageSums totals = UsageSums.NONE;
        private long firstMs = Long.MAX_VALUE;
        private long lastMs = Long.MIN_VALUE;

        Gathering(SessionRef session) {
            this.session = session;
        }

        void add(UsageEvent event, UsageSums sums) {
            CallKind kind = event.kind();
            totals = totals.plus(sums);
            models.merge(new ModelKey(kind.providerId(), kind.modelId(), kind.thinkingLevel()), sums, UsageSums::plus);
            activities.merge(kind.agent() == null ? CallKind.UNKNOWN : kind.agent(), sums, UsageSums::plus);
            firstMs = Math.min(firstMs, event.createdMs());
            lastMs = Math.max(lastMs, event.createdMs());
            if (event.position().file() != null) {
                filesOfEvents.add(event.position().file());
            }
        }

        void addStatedPath(String path) {
            if (Names.trimmed(path) != null) {
                statedPaths.add(Names.trimmed(path));
            }
        }

        /** The files the source names; where it names none, those the calls came from. */
        SourceSession finish() {
            List<ModelRow> byModel = new ArrayList<>();
            models.forEach((key, sums) -> byModel.add(new ModelRow(key.provider(), key.model(), key.level(), sums)));
            byModel.sort(Orders::models);
            List<ActivityRow> byActivity = new ArrayList<>();
            activities.forEach((agent, sums) -> byActivity.add(new ActivityRow(agent, sums)));
            byActivity.sort(Orders::activities);
            return new SourceSession(session, List.copyOf(statedPaths.isEmpty() ? filesOfEvents : statedPaths), firstMs,
                    lastMs, totals, byModel, byActivity);
        }
    }
}
