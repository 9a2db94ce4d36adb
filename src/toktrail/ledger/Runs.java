package toktrail.ledger;

import java.util.Optional;
import toktrail.error.UserException;
import toktrail.sqlite.Database;
import toktrail.sqlite.Row;
import toktrail.sqlite.SqlStatement;
import toktrail.sqlite.TransactionMode;
import toktrail.usage.Names;

/** Tracking runs of this machine: start, stop, find. */
public final class Runs {

    private static final String SELECT =
            "SELECT id, sync_id, name, started_at_ms, ended_at_ms, archived_at_ms, scope_json FROM run ";

    private final Database database;
    private final LocalMachine machine;

    Runs(Database database, LocalMachine machine) {
        this.database = database;
        this.machine = machine;
    }

    /** The run of this machine that goes on; of several the one that started last. */
    public Optional<Run> active() {
        return database.first(SELECT + """
                WHERE machine = ? AND ended_at_ms IS NULL AND remote_closed_at_ms IS NULL
                ORDER BY started_at_ms DESC, id DESC LIMIT 1""", s -> s.bindLong(1, machine.id()), Runs::map);
    }

    /** A run by its number, of any machine. */
    public Optional<Run> find(long id) {
        return database.first(SELECT + "WHERE id = ?", s -> s.bindLong(1, id), Runs::map);
    }

    /**
     * A run by its number.
     *
     * @throws UserException if there is none
     */
    public Run get(long id) {
        return find(id).orElseThrow(() -> UserException.failed("Run not found: " + id));
    }

    /**
     * Starts a run.
     *
     * @param name        null or blank for none
     * @param startedAtMs its first moment
     * @param nowMs       the time now
     * @throws UserException if one is active already
     */
    public Run start(String name, long startedAtMs, RunScope scope, long nowMs) {
        return database.inTransaction(TransactionMode.IMMEDIATE, () -> {
            active().ifPresent(run -> {
                throw UserException.failed("Tracking session " + run.id() + " is already active.");
            });
            database.update("""
                    INSERT INTO run (sync_id, machine, name, started_at_ms, scope_json, created_at_ms, updated_at_ms)
                    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6)""",
                    s -> s.bindText(1, Schema.randomId()).bindLong(2, machine.id())
                            .bindNullableText(3, Names.trimmed(name)).bindLong(4, startedAtMs)
                            .bindText(5, scope.toJson()).bindLong(6, nowMs));
            return get(database.firstLong("SELECT last_insert_rowid()", SqlStatement.Binder.NONE).orElseThrow());
        });
    }

    /**
     * Ends a run. One that has ended keeps its end.
     *
     * @throws UserException if there is no such run
     */
    public Run stop(long id, long endedAtMs, long nowMs) {
        return database.inTransaction(TransactionMode.IMMEDIATE, () -> {
            if (get(id).endedAtMs() == null) {
                database.update("UPDATE run SET ended_at_ms = ?, updated_at_ms = ? WHERE id = ?",
                        s -> s.bindLong(1, endedAtMs).bindLong(2, nowMs).bindLong(3, id));
            }
            return get(id);
        });
    }

    private static Run map(Row row) {
        return new Run(row.longValue(1), row.text(2), row.text(3), row.longValue(4), Sessions.boxed(row, 5),
                Sessions.boxed(row, 6), RunScope.ofJson(row.text(7)));
    }
}
