package toktrail.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import toktrail.config.choice.OnConflict;
import toktrail.config.choice.RemoteActive;
import toktrail.ledger.exchange.AssignmentRow;
import toktrail.ledger.exchange.EventIndex;
import toktrail.ledger.exchange.ExchangeTransaction;
import toktrail.ledger.exchange.LedgerRows;
import toktrail.ledger.exchange.Retirements;
import toktrail.ledger.exchange.RowSource;
import toktrail.ledger.exchange.RunSessions;
import toktrail.ledger.exchange.SessionId;
import toktrail.ledger.exchange.StoredRuns;

/** Merges what another machine tells into a ledger. The rules are commutative and idempotent but for one policy. */
public final class Merge {

    /** How an import is to go on where it could stop. */
    public record Policies(OnConflict conflicts, RemoteActive activeRuns) {

        public Policies {
            Objects.requireNonNull(conflicts, "conflicts");
            Objects.requireNonNull(activeRuns, "activeRuns");
        }
    }

    /**
     * What a merge did.
     *
     * @param counts what is missing is 0
     */
    public record Outcome(Map<ImportCount, Long> counts, List<Conflict> conflicts) { }

    private final ForeignIdentity identity;
    private final Policies policies;
    private final long exportedAtMs;

    /**
     * Merges of one source.
     *
     * @param exportedAtMs when it was told, epoch milliseconds UTC
     */
    Merge(ForeignIdentity identity, Policies policies, long exportedAtMs) {
        this.identity = Objects.requireNonNull(identity, "identity");
        this.policies = Objects.requireNonNull(policies, "policies");
        this.exportedAtMs = exportedAtMs;
    }

    /**
     * Does it, within a transaction that writes.
     *
     * @throws toktrail.error.UserException if a policy refuses it
     */
    Outcome run(ExchangeTransaction tx, RowSource source) {
        ImportCounts counts = new ImportCounts();
        RowSource ledger = new LedgerRows(tx, identity);
        try (StoredRuns runs = new StoredRuns(tx); EventIndex index = new EventIndex(tx, ledger, source)) {
            RowMerge rows = new RowMerge(tx, runs, counts, exportedAtMs);
            AreaMerge areas = new AreaMerge(tx, rows, counts, exportedAtMs);
            source.machines(rows::machine);
            source.areas(areas::area);
            source.runs(run -> rows.run(run, policies.activeRuns()));
            RunSessions sessions = new RunSessions(tx);
            source.runSessions(row -> rows.runSession(sessions, row));
            // Before the events: once an event has touched a session, the ledger holds the session's row in memory and
            // writes titles and paths back as it read them.
            source.metadata(rows::metadata);
            Retirements retirements = new Retirements(tx, ledger);
            source.retirements(retirements::add);
            EventMerge events = new EventMerge(tx, new EventMerge.Known(index, retirements, runs, rows), identity,
                    policies.conflicts(), counts);
            events.retireStored();
            source.events(events::event);
            source.unassignments(areas::unassignment);
            source.assignments(areas::assignment);
            implied(events, areas);
            source.activeAreas(areas::active);
            source.links(events::link);
            events.moveLinks();
            return new Outcome(counts.all(), events.conflicts());
        }
    }

    private static void implied(EventMerge events, AreaMerge areas) {
        List<AssignmentRow> rows = new ArrayList<>();
        events.implied().forEach((SessionId session, EventMerge.Implied place) -> rows.add(new AssignmentRow(session,
                AssignmentRow.newSyncId(session), place.areaPath(), place.importedAtMs(), place.importedAtMs())));
        rows.forEach(areas::implied);
    }
}
