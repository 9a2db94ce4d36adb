package toktrail.harness.goose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import toktrail.environment.Environment;
import toktrail.harness.DocumentReader;
import toktrail.harness.FileFacts;
import toktrail.harness.SourceProblem;
import toktrail.harness.ToolDatabase;

/** Reads all sessions of a database and their ledger, in one transaction. */
final class GooseReader implements DocumentReader<GooseReading> {

    private final Environment environment;
    private final int busyTimeoutMillis;

    GooseReader(Environment environment, int busyTimeoutMillis) {
        this.environment = environment;
        this.busyTimeoutMillis = busyTimeoutMillis;
    }

    private record Rows(List<SessionRow> sessions, List<LedgerRow> ledger, long count) { }

    @Override
    public GooseReading read(FileFacts facts) throws SourceProblem {
        long fileMs = facts.modifiedMs();
        Rows rows = ToolDatabase.read(facts.file().path(), environment, busyTimeoutMillis, database -> {
            GooseDatabase source = new GooseDatabase(database, fileMs);
            return new Rows(source.sessions(), source.ledger(), source.rows());
        });
        Map<String, List<LedgerRow>> ledger = new LinkedHashMap<>();
        rows.ledger().forEach(row -> ledger.computeIfAbsent(row.sessionId(), id -> new ArrayList<>()).add(row));
        List<GooseReading.Session> sessions = new ArrayList<>();
        for (SessionRow row : rows.sessions()) {
            List<LedgerRow> own = ledger.remove(row.id());
            add(row, own == null ? List.of() : own, sessions);
        }
        ledger.forEach((id, own) -> add(SessionRow.missing(id, fileMs), own, sessions));
        return new GooseReading(List.copyOf(sessions), rows.count());
    }

    private static void add(SessionRow row, List<LedgerRow> ledger, List<GooseReading.Session> sessions) {
        List<GooseCall> calls = GooseCalls.of(row, ledger);
        if (!calls.isEmpty()) {
            sessions.add(new GooseReading.Session(row, List.copyOf(calls)));
        }
    }
}
