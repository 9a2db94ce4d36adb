package toktrail.report.sessions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import toktrail.ledger.LedgerView;
import toktrail.ledger.SessionUsage;
import toktrail.ledger.UsageFilter;
import toktrail.ledger.UsageGroup;
import toktrail.pricing.CallClass;
import toktrail.pricing.Pricing;
import toktrail.report.ModelRow;
import toktrail.report.UsageSums;
import toktrail.time.TimeWindow;
import toktrail.usage.TextOrder;

/** Prices the sums of sessions. */
public final class SessionPricing {

    private record ModelKey(String provider, String model, String level) { }

    private static final Comparator<ModelRow> BY_NAME = Comparator
            .comparing(ModelRow::providerId, TextOrder.CODE_POINT)
            .thenComparing(ModelRow::modelId, TextOrder.CODE_POINT)
            .thenComparing(ModelRow::thinkingLevel, Comparator.nullsFirst(TextOrder.CODE_POINT));

    private final Pricing pricing;
    private final boolean splitThinking;

    /** @param splitThinking whether rows of models are split by thinking level */
    public SessionPricing(Pricing pricing, boolean splitThinking) {
        this.pricing = Objects.requireNonNull(pricing, "pricing");
        this.splitThinking = splitThinking;
    }

    /**
     * The sessions with their costs, in the order given. Calls whose price depends on their date are read once more,
     * stretch by stretch, for all sessions at once.
     *
     * @param filter what the sessions were selected by
     * @param window the time they were selected in
     */
    public List<PricedSession> price(
            LedgerView ledger, UsageFilter filter, TimeWindow window, List<SessionUsage> sessions) {
        Map<Long, Map<ModelKey, UsageSums>> models = new HashMap<>();
        Map<String, TreeSet<Long>> dated = new TreeMap<>();
        Map<String, List<Long>> changes = new HashMap<>();
        for (SessionUsage session : sessions) {
            long id = session.session().id();
            models.put(id, new LinkedHashMap<>());
            for (UsageGroup group : session.groups()) {
                List<Long> moments = pricing.changes(group.kind());
                if (moments.isEmpty()) {
                    add(models.get(id), group, 0);
                } else {
                    changes.put(group.kind().modelId(), moments);
                    dated.computeIfAbsent(group.kind().modelId(), model -> new TreeSet<>()).add(id);
                }
            }
        }
        dated.forEach((model, ids) -> {
            UsageFilter narrow = filter.withCalls(filter.calls().withModel(model));
            for (TimeWindow part : window.cut(changes.get(model))) {
                for (SessionUsage session : ledger.sessions(narrow, part, ids)) {
                    session.groups().stream().filter(group -> group.kind().modelId().equals(model)).forEach(group ->
                            add(models.get(session.session().id()), group, part.sinceMs().orElse(Long.MIN_VALUE)));
                }
            }
        });
        return sessions.stream().map(session -> priced(session, models.get(session.session().id()))).toList();
    }

    private void add(Map<ModelKey, UsageSums> models, UsageGroup group, long createdMs) {
        UsageSums sums = new UsageSums(group.sums().count(), group.sums().tokens(), pricing.price(
                new CallClass(group.harness(), group.kind(), group.contextTokens(), createdMs), group.sums()).costs());
        models.merge(new ModelKey(group.kind().providerId(), group.kind().modelId(),
                splitThinking ? group.kind().thinkingLevel() : null), sums, UsageSums::plus);
    }

    private static PricedSession priced(SessionUsage session, Map<ModelKey, UsageSums> models) {
        UsageSums total = UsageSums.NONE;
        List<ModelRow> rows = new ArrayList<>();
        for (Map.Entry<ModelKey, UsageSums> model : models.entrySet()) {
            total = total.plus(model.getValue());
            rows.add(new ModelRow(model.getKey().provider(), model.getKey().model(), model.getKey().level(),
                    model.getValue()));
        }
        rows.sort(BY_NAME);
        return new PricedSession(session, total, rows);
    }
}
