package toktrail.sync;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import toktrail.harness.Harness;
import toktrail.harness.Harnesses;
import toktrail.harness.KeyRules;
import toktrail.ledger.Ledger;
import toktrail.ledger.exchange.EventRow;
import toktrail.ledger.exchange.ExchangeTransaction;
import toktrail.ledger.exchange.Exporter;
import toktrail.ledger.exchange.IncomingDatabase;
import toktrail.ledger.exchange.LedgerRows;
import toktrail.ledger.exchange.RowSource;
import toktrail.usage.EventRules;
import toktrail.usage.UpdatePolicy;
import toktrail.usage.UsageEvent;

/** All rows of a ledger or archive as text, without what differs between machines. */
final class RowDump {

    static final Set<String> HARNESSES =
            Harnesses.ALL.stream().map(harness -> harness.info().id()).collect(Collectors.toSet());

    private RowDump() { }

    static EventRules rules(String harness) {
        return Harnesses.find(harness).map(Harness::rules)
                .orElseGet(() -> KeyRules.inSession(harness, UpdatePolicy.IMMUTABLE));
    }

    static ForeignIdentity identity() {
        return new ForeignIdentity(HARNESSES, RowDump::rules);
    }

    static String of(Ledger ledger) {
        return ledger.exchange(ExchangeTransaction.Mode.READ, RowDump::rules,
                tx -> of(new LedgerRows(tx, identity())));
    }

    /** The rows of a database of an archive of schema 14. */
    static String of(Path database) {
        try (IncomingDatabase rows = IncomingDatabase.open(database, "x", 14, new Exporter("x", null, 0))) {
            return of(rows);
        }
    }

    static String of(RowSource rows) {
        List<String> lines = new ArrayList<>();
        rows.machines(row -> lines.add("machine " + row.machineId() + " " + row.name() + " " + row.firstSeenMs() + " "
                + row.lastSeenMs() + " " + row.updatedAtMs()));
        rows.areas(row -> lines.add(row.toString()));
        rows.assignments(row -> lines.add(row.toString()));
        rows.activeAreas(row -> lines.add(row.toString()));
        rows.runs(row -> lines.add(row.toString()));
        List<String> sessions = new ArrayList<>();
        rows.runSessions(row -> sessions.add(row.syncId() + " " + row));
        lines.addAll(sessions.stream().sorted().toList());
        rows.metadata(row -> lines.add(row.toString()));
        Map<Long, String> names = new HashMap<>();
        rows.events(row -> {
            names.put(row.exchanged().id(), row.uuid().text());
            lines.add(event(row));
        });
        List<String> links = new ArrayList<>();
        rows.links(row -> links.add("link " + row.runSyncId() + " " + names.get(row.event()) + " "
                + row.createdAtMs()));
        lines.addAll(links.stream().sorted().toList());
        rows.unassignments(row -> lines.add(row.toString()));
        rows.retirements(row -> lines.add(row.toString()));
        return String.join("\n", lines);
    }

    private static String event(EventRow row) {
        UsageEvent event = row.exchanged().event();
        return "event " + row.exchanged().machineId() + " " + event.session() + " " + event.kind() + " "
                + event.createdMs() + " " + event.completedMs() + " " + event.tokens() + " "
                + event.amount().cacheWrite1h() + " " + event.amount().webSearchRequests() + " " + event.keys() + " "
                + event.fingerprint() + " " + row.exchanged().costText() + " " + event.rawJson() + " "
                + row.exchanged().importedAtMs() + " run " + row.runSyncId() + " area " + row.areaPath() + " "
                + row.saysDisjoint();
    }
}
