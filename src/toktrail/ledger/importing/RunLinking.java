package toktrail.ledger.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import toktrail.ledger.machine.LocalMachine;
import toktrail.ledger.row.Dictionaries;
import toktrail.ledger.run.Run;
import toktrail.ledger.run.RunLinks;
import toktrail.sqlite.Database;
import toktrail.sqlite.Row;
import toktrail.sqlite.SqlStatement;
import toktrail.usage.CallKind;
import toktrail.usage.SessionRef;

/** Links events to a run; each event is judged once per run, whichever import brought it. */
final class RunLinking {

    /** With fewer unjudged events, reading them by id is quicker than by time. */
    private static final long FEW = 10_000;

    private record Candidate(long event, SessionRef session, CallKind kind) { }

    private final Database database;
    private final LocalMachine machine;

    RunLinking(Database database, LocalMachine machine) {
        this.database = database;
        this.machine = machine;
    }

    /** Judges the events that are stored; the transaction is the caller's. */
    RunLinks link(Run run, long nowMs) {
        long judged = database.firstLong("SELECT last_judged_event FROM run WHERE id = ?",
                s -> s.bindLong(1, run.id())).orElseThrow();
        long last = database.firstLong("SELECT max(id) FROM event", SqlStatement.Binder.NONE).orElse(0);
        if (last <= judged) {
            return new RunLinks(Optional.of(run), Map.of());
        }
        Map<String, long[]> counts = new HashMap<>();
        try (SqlStatement insert = database.prepare(
                "INSERT OR IGNORE INTO run_link (run, event, linked_at_ms) VALUES (?, ?, ?)")) {
            for (Candidate candidate : candidates(run, judged, last - judged > FEW)) {
                long[] count = counts.computeIfAbsent(candidate.session().harness(), harness -> new long[2]);
                if (run.scope().matches(candidate.session(), candidate.kind())) {
                    count[0] += insert.bindLong(1, run.id()).bindLong(2, candidate.event()).bindLong(3, nowMs).update();
                } else {
                    count[1]++;
                }
            }
        }
        database.update("UPDATE run SET last_judged_event = ? WHERE id = ?",
                s -> s.bindLong(1, last).bindLong(2, run.id()));
        Map<String, RunLinks.Counts> byHarness = new HashMap<>();
        counts.forEach((harness, count) -> byHarness.put(harness, new RunLinks.Counts(count[0], count[1])));
        return new RunLinks(Optional.of(run), byHarness);
    }

    private List<Candidate> candidates(Run run, long judged, boolean byTime) {
        // a plus sign keeps SQLite from using an index for that condition
        String sql = "SELECT e.id, s.harness, s.source_session_id, k.provider_id, k.model_id, k.thinking_level,"
                + " k.agent, k.variant FROM event e CROSS JOIN session s CROSS JOIN call_kind k"
                + " WHERE " + (byTime ? "+" : "") + "e.id > ?1 AND " + (byTime ? "" : "+") + "e.created_ms >= ?2"
                + " AND " + (byTime ? "" : "+") + "e.created_ms < ?3 AND s.id = e.session AND s.machine = ?4"
                + " AND k.id = e.call_kind ORDER BY e.id";
        List<Candidate> candidates = new ArrayList<>();
        database.forEach(sql, s -> s.bindLong(1, judged).bindLong(2, run.startedAtMs())
                .bindLong(3, run.endedAtMs() == null ? Long.MAX_VALUE : run.endedAtMs()).bindLong(4, machine.id()),
                row -> candidates.add(candidate(row)));
        return candidates;
    }

    private static Candidate candidate(Row row) {
        return new Candidate(row.longValue(1), new SessionRef(row.text(2), row.text(3)),
                Dictionaries.readKind(row, 4));
    }
}
