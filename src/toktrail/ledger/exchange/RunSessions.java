package toktrail.ledger.exchange;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import toktrail.sqlite.Database;
import toktrail.sqlite.SqlStatement;
import toktrail.usage.SessionRef;

/**
 * The sessions of runs: they follow from the calls of a run, together with what other machines have told of them. Read
 * once, when this is made.
 */
public final class RunSessions {

    private record Key(String run, SessionRef session) { }

    private final Database database;
    private final Map<Key, RunSessionRow> rows = new HashMap<>();
    private boolean stored;

    /** Those of the ledger of a transaction, valid as long as that. */
    public RunSessions(ExchangeTransaction tx) {
        database = tx.database();
        database.forEach("""
                SELECT r.sync_id, s.harness, s.source_session_id, min(e.created_ms), max(e.created_ms),
                  min(l.linked_at_ms), max(l.linked_at_ms)
                FROM run r CROSS JOIN run_link l ON l.run = r.id CROSS JOIN event e ON e.id = l.event
                CROSS JOIN session s ON s.id = e.session GROUP BY 1, 2, 3""", SqlStatement.Binder.NONE,
                row -> add(new RunSessionRow(row.text(1), new SessionRef(row.text(2), row.text(3)), row.longValue(4),
                        row.longValue(5), new Stamps(row.longValue(6), row.longValue(7)))));
        stored = !database.columns("run_session").isEmpty();
        if (stored) {
            database.forEach("""
                    SELECT r.sync_id, t.harness, t.source_session_id, t.first_seen_ms, t.last_seen_ms,
                      t.created_at_ms, t.updated_at_ms
                    FROM run_session t JOIN run r ON r.id = t.run""", SqlStatement.Binder.NONE,
                    row -> told(new RunSessionRow(row.text(1), new SessionRef(row.text(2), row.text(3)),
                            Columns.boxed(row, 4), Columns.boxed(row, 5),
                            new Stamps(row.longValue(6), row.longValue(7)))));
        }
    }

    private void add(RunSessionRow row) {
        rows.put(new Key(row.runSyncId(), row.session()), row);
    }

    /** When a row was made is known only to those who tell of it; calls were linked at other times. */
    private void told(RunSessionRow row) {
        Key key = new Key(row.runSyncId(), row.session());
        RunSessionRow known = rows.getOrDefault(key, row).with(row);
        rows.put(key, new RunSessionRow(row.runSyncId(), row.session(), known.firstSeenMs(), known.lastSeenMs(),
                new Stamps(row.stamps().createdAtMs(), known.stamps().updatedAtMs())));
    }

    /** All of them, in no order. */
    Collection<RunSessionRow> all() {
        return rows.values();
    }

    /** What is known of a session of a run, absent if no call of it belongs to the run. */
    public Optional<RunSessionRow> find(String runSyncId, SessionRef session) {
        return Optional.ofNullable(rows.get(new Key(runSyncId, session)));
    }

    /** Stores a row; its run must be stored. */
    public void put(RunSessionRow row) {
        if (!stored) {
            database.execute("""
                    CREATE TABLE run_session (
                      run               INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
                      harness           TEXT NOT NULL,
                      source_session_id TEXT NOT NULL,
                      first_seen_ms     INTEGER,
                      last_seen_ms      INTEGER,
                      created_at_ms     INTEGER NOT NULL,
                      updated_at_ms     INTEGER NOT NULL,
                      PRIMARY KEY (run, harness, source_session_id)
                    ) STRICT, WITHOUT ROWID""");
            stored = true;
        }
        rows.put(new Key(row.runSyncId(), row.session()), row);
        database.update("""
                INSERT OR REPLACE INTO run_session (run, harness, source_session_id, first_seen_ms, last_seen_ms,
                  created_at_ms, updated_at_ms) SELECT id, ?, ?, ?, ?, ?, ? FROM run WHERE sync_id = ?""",
                s -> s.bindText(1, row.session().harness()).bindText(2, row.session().sourceSessionId())
                        .bindNullableLong(3, row.firstSeenMs()).bindNullableLong(4, row.lastSeenMs())
                        .bindLong(5, row.stamps().createdAtMs()).bindLong(6, row.stamps().updatedAtMs())
                        .bindText(7, row.runSyncId()));
    }
}
