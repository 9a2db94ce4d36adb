package toktrail.report.sessions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import toktrail.error.UserException;
import toktrail.ledger.LedgerView;
import toktrail.ledger.filter.UsageFilter;
import toktrail.ledger.session.SessionDetails;
import toktrail.ledger.session.SessionUsage;
import toktrail.ledger.session.StoredDigest;
import toktrail.pricing.Pricing;
import toktrail.report.FilterEcho;
import toktrail.report.UsageSums;
import toktrail.time.TimeWindow;

/** Answers questions about sessions. */
public final class SessionReporter {

    private final Pricing pricing;
    private final Set<String> supportedHarnesses;

    /**
     * Reports with these prices.
     *
     * @param supportedHarnesses ids that may be asked for even if the ledger has no usage of them
     */
    public SessionReporter(Pricing pricing, Set<String> supportedHarnesses) {
        this.pricing = Objects.requireNonNull(pricing, "pricing");
        this.supportedHarnesses = Set.copyOf(supportedHarnesses);
    }

    /**
     * A row for each session with selected events. Cost: a few queries, however many sessions there are.
     *
     * @throws UserException if a selector finds nothing or too much
     */
    public SessionReport sessions(LedgerView ledger, SessionQuery query) {
        UsageFilter filter = ledger.resolve(query.selection(), supportedHarnesses);
        TimeWindow window = query.period().window();
        List<SessionUsage> found = ledger.sessions(filter, window, query.order(), query.limit());
        List<Long> ids = found.stream().map(usage -> usage.session().id()).toList();
        Map<Long, SessionDetails> details = ledger.sessionDetails(ids);
        Map<Long, StoredDigest> digests = query.withSummary() ? ledger.digests(ids) : Map.of();
        List<SessionRow> rows = new ArrayList<>();
        UsageSums totals = UsageSums.NONE;
        for (PricedSession session
                : new SessionPricing(pricing, query.splitThinking()).price(ledger, filter, window, found)) {
            SessionUsage usage = session.usage();
            long id = usage.session().id();
            rows.add(new SessionRow(usage.session(), details.get(id), usage.firstMs(), usage.lastMs(),
                    session.sums(), session.byModel(), Optional.ofNullable(digests.get(id)).map(SessionDigest::new)));
            totals = totals.plus(session.sums());
        }
        return new SessionReport(echo(filter, query), query, rows, totals);
    }

    private static FilterEcho echo(UsageFilter filter, SessionQuery query) {
        return new FilterEcho(filter.machine().map(machine -> machine.machineId()), filter.harness(),
                filter.sourceSession(), filter.calls(), filter.area(), query.splitThinking(), query.period());
    }
}
