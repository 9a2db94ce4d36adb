package toktrail.ledger.exchange;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import toktrail.ledger.run.RunScope;
import toktrail.sqlite.Database;
import toktrail.sqlite.SqlStatement;

/** Finds and puts runs and their links to calls. */
public final class StoredRuns implements AutoCloseable {

    /**
     * A run with what only this ledger knows of it.
     *
     * @param closedAtMs when it was taken for ended here although its machine did not say so; null if it was not
     */
    public record Stored(RunRow run, Long closedAtMs) { }

    private final ExchangeTransaction tx;
    private final Database database;
    private final Map<String, Long> rows = new HashMap<>();
    private final SqlStatement findLink;
    private final SqlStatement putLink;

    /** Those of the ledger of a transaction, valid as long as that. */
    public StoredRuns(ExchangeTransaction tx) {
        this.tx = tx;
        database = tx.database();
        findLink = database.prepare("SELECT linked_at_ms FROM run_link WHERE run = ? AND event = ?");
        putLink = database.prepare("""
                INSERT INTO run_link (run, event, linked_at_ms) VALUES (?, ?, ?)
                ON CONFLICT DO UPDATE SET linked_at_ms = excluded.linked_at_ms""");
    }

    /** A run by its id in every ledger, absent if it is unknown. */
    public Optional<Stored> find(String syncId) {
        return database.first("""
                SELECT m.machine_id, r.name, r.started_at_ms, r.ended_at_ms, r.scope_json, r.archived_at_ms,
                  r.created_at_ms, r.updated_at_ms, r.remote_closed_at_ms
                FROM run r JOIN machine m ON m.id = r.machine WHERE r.sync_id = ?""", s -> s.bindText(1, syncId),
                row -> new Stored(new RunRow(syncId, row.text(1), row.text(2),
                        new RunRow.Time(row.longValue(3), Columns.boxed(row, 4)), RunScope.ofJson(row.text(5)),
                        Columns.boxed(row, 6), new Stamps(row.longValue(7), row.longValue(8))),
                        Columns.boxed(row, 9)));
    }

    /** The id of the run of this machine that goes on, absent if there is none. */
    public Optional<String> active() {
        return database.first("""
                SELECT sync_id FROM run WHERE machine = ? AND ended_at_ms IS NULL AND remote_closed_at_ms IS NULL
                ORDER BY started_at_ms DESC, id DESC LIMIT 1""", s -> s.bindLong(1, tx.machine().id()),
                row -> row.text(1));
    }

    /** Stores a run; its machine must be stored, and stays that of a stored run. */
    public void put(Stored stored) {
        RunRow run = stored.run();
        database.update("""
                INSERT INTO run (sync_id, machine, name, started_at_ms, ended_at_ms, remote_closed_at_ms,
                  archived_at_ms, scope_json, created_at_ms, updated_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (sync_id) DO UPDATE SET name = excluded.name, started_at_ms = excluded.started_at_ms,
                  ended_at_ms = excluded.ended_at_ms, remote_closed_at_ms = excluded.remote_closed_at_ms,
                  archived_at_ms = excluded.archived_at_ms, scope_json = excluded.scope_json,
                  created_at_ms = excluded.created_at_ms, updated_at_ms = excluded.updated_at_ms""",
                s -> s.bindText(1, run.syncId()).bindLong(2, tx.machineRow(run.machineId()).orElseThrow())
                        .bindNullableText(3, run.name()).bindLong(4, run.time().startedAtMs())
                        .bindNullableLong(5, run.time().endedAtMs()).bindNullableLong(6, stored.closedAtMs())
                        .bindNullableLong(7, run.archivedAtMs()).bindText(8, run.scope().toJson())
                        .bindLong(9, run.stamps().createdAtMs()).bindLong(10, run.stamps().updatedAtMs()));
    }

    /** Notes that another machine has told of a run. */
    public void told(String syncId, long exportedAtMs) {
        database.update("UPDATE run SET imported_at_ms = ?1 WHERE sync_id = ?2 AND coalesce(imported_at_ms, -1) < ?1",
                s -> s.bindLong(1, exportedAtMs).bindText(2, syncId));
    }

    /** Links an event to a run, from the earlier of two moments on; whether it was not linked before. */
    public boolean link(String syncId, long event, long linkedAtMs) {
        long run = rows.computeIfAbsent(syncId, id -> database.firstLong("SELECT id FROM run WHERE sync_id = ?",
                s -> s.bindText(1, id)).orElseThrow());
        Optional<Long> known = findLink.bindLong(1, run).bindLong(2, event).first(row -> row.longValue(1));
        if (known.isEmpty() || known.get() > linkedAtMs) {
            putLink.bindLong(1, run).bindLong(2, event).bindLong(3, linkedAtMs).update();
        }
        return known.isEmpty();
    }

    /** The links of an event, by the ids of the runs. */
    public Map<String, Long> links(long event) {
        Map<String, Long> links = new HashMap<>();
        database.forEach("""
                SELECT r.sync_id, l.linked_at_ms FROM run r CROSS JOIN run_link l ON l.run = r.id AND l.event = ?""",
                s -> s.bindLong(1, event), row -> links.put(row.text(1), row.longValue(2)));
        return links;
    }

    @Override
    public void close() {
        findLink.close();
        putLink.close();
    }
}
