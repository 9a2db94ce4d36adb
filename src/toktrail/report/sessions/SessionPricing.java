package toktrail.report.sessions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import toktrail.ledger.LedgerView;
import toktrail.ledger.filter.CallFilter;
import toktrail.ledger.filter.UsageFilter;
import toktrail.ledger.query.UsageGroup;
import toktrail.ledger.session.SessionUsage;
import toktrail.pricing.Pricing;
import toktrail.report.ModelRow;
import toktrail.report.ModelSums;
import toktrail.report.PricedParts;
import toktrail.time.TimeWindow;

/** Prices the sums of sessions. */
public final class SessionPricing {

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
        Map<Long, ModelSums> models = new HashMap<>();
        PricedParts.Reader<Long> reader = (narrow, part) -> groups(part.equals(window) ? sessions
                : ledger.sessions(narrow, part, selected(sessions, narrow.calls())));
        PricedParts.forEach(reader, filter, window, pricing, (session, group, priced) ->
                models.computeIfAbsent(session, id -> new ModelSums()).add(group, priced, splitThinking));
        List<PricedSession> result = new ArrayList<>(sessions.size());
        for (SessionUsage session : sessions) {
            List<ModelRow> rows = models.getOrDefault(session.session().id(), new ModelSums()).rows();
            result.add(new PricedSession(session, ModelSums.total(rows), rows));
        }
        return result;
    }

    private static Map<Long, List<UsageGroup>> groups(List<SessionUsage> sessions) {
        Map<Long, List<UsageGroup>> groups = new HashMap<>();
        sessions.forEach(session -> groups.put(session.session().id(), session.groups()));
        return groups;
    }

    /** The rows of the sessions with such calls. */
    private static List<Long> selected(List<SessionUsage> sessions, CallFilter calls) {
        return sessions.stream().filter(session -> session.groups().stream().map(UsageGroup::kind)
                .anyMatch(calls::matches)).map(session -> session.session().id()).toList();
    }
}
