package toktrail.ledger.run;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import toktrail.error.UserException;
import toktrail.ledger.file.LedgerFailure;
import toktrail.ledger.file.LedgerSchema;
import toktrail.ledger.machine.LocalMachine;
import toktrail.sqlite.Database;
import toktrail.sqlite.Row;
import toktrail.sqlite.SqlStatement;
import toktrail.sqlite.TransactionMode;
import toktrail.usage.Names;

/**
 * Tracking runs: start, stop, archive, find. Every method throws {@link UserException} if the ledger cannot be read or
 * written, or stays locked by another process.
 */
public final class Runs {

    private static final String ACTIVE =
            "machine = ?1 AND ended_at_ms IS NULL AND remote_closed_at_ms IS NULL";

    private static final String SELECT = "SELECT id, sync_id, name, started_at_ms, ended_at_ms, archived_at_ms, "
            + ACTIVE + ", scope_json FROM run ";

    private final Database database;
    private final LocalMachine machine;

    /** Those of an open ledger, on this machine; changes need one that is open for writing. */
    public Runs(Database database, LocalMachine machine) {
        this.database = database;
        this.machine = machine;
    }

    /** The run of this machine that goes on; of several the one that started last. */
    public Optional<Run> active() {
        return ask(() -> database.first(SELECT + "WHERE " + ACTIVE + " ORDER BY started_at_ms DESC, id DESC LIMIT 1",
                s -> s.bindLong(1, machine.id()), Runs::map));
    }

    /** A run by its number, of any machine. */
    Optional<Run> find(long id) {
        return ask(() -> database.first(SELECT + "WHERE id = ?2", s -> s.bindLong(1, machine.id()).bindLong(2, id),
                Runs::map));
    }

    /** The runs of all machines, archived ones included: the one that started last first. */
    public List<Run> list() {
        return ask(() -> database.query(SELECT + "ORDER BY started_at_ms DESC, id DESC",
                s -> s.bindLong(1, machine.id()), Runs::map));
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
        return change(() -> {
            active().ifPresent(run -> {
                throw UserException.failed("Tracking session " + run.id() + " is already active.");
            });
            database.update("""
                    INSERT INTO run (sync_id, machine, name, started_at_ms, scope_json, created_at_ms, updated_at_ms)
                    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6)""",
                    s -> s.bindText(1, LedgerSchema.randomId()).bindLong(2, machine.id())
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
        return change(() -> {
            if (get(id).endedAtMs() == null) {
                database.update("UPDATE run SET ended_at_ms = ?, updated_at_ms = ? WHERE id = ?",
                        s -> s.bindLong(1, endedAtMs).bindLong(2, nowMs).bindLong(3, id));
            }
            return get(id);
        });
    }

    /**
     * Takes a run out of the usual lists. One that is archived keeps the time of the first.
     *
     * @throws UserException if there is no such run, or it is still active
     */
    public Run archive(long id, long nowMs) {
        return change(() -> {
            if (tracked(id).archivedAtMs() != null) {
                return get(id);
            }
            long changed = database.update("""
                    UPDATE run SET archived_at_ms = ?1, updated_at_ms = ?1
                    WHERE id = ?2 AND (ended_at_ms IS NOT NULL OR remote_closed_at_ms IS NOT NULL)""",
                    s -> s.bindLong(1, nowMs).bindLong(2, id));
            if (changed == 0) {
                throw UserException.failed("Cannot archive active run " + id + ". Stop it first.");
            }
            return get(id);
        });
    }

    /**
     * Brings a run back into the usual lists.
     *
     * @throws UserException if there is no such run
     */
    public Run unarchive(long id, long nowMs) {
        return change(() -> {
            if (tracked(id).archivedAtMs() != null) {
                database.update("UPDATE run SET archived_at_ms = NULL, updated_at_ms = ? WHERE id = ?",
                        s -> s.bindLong(1, nowMs).bindLong(2, id));
            }
            return get(id);
        });
    }

    private <T> T ask(Supplier<T> question) {
        return LedgerFailure.translate(database.path(), question);
    }

    private Run change(Database.Work<Run> change) {
        return ask(() -> database.inTransaction(TransactionMode.IMMEDIATE, change));
    }

    private Run tracked(long id) {
        return find(id).orElseThrow(() -> UserException.failed("Tracking session not found: " + id));
    }

    private static Run map(Row row) {
        return new Run(row.longValue(1), row.text(2), row.text(3), row.longValue(4), row.boxedLong(5),
                row.boxedLong(6), row.longValue(7) != 0, RunScope.ofJson(row.text(8)));
    }
}
