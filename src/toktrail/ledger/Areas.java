package toktrail.ledger;

import java.util.Optional;
import java.util.OptionalLong;
import toktrail.error.UserException;
import toktrail.sqlite.Database;
import toktrail.sqlite.TransactionMode;
import toktrail.usage.Names;
import toktrail.usage.SessionRef;

/** The tree of areas, assignments of sessions of this machine, and its active area. Each call is one transaction. */
public final class Areas {

    private final Database database;
    private final LocalMachine machine;
    private final AreaRows rows;

    Areas(Database database, LocalMachine machine) {
        this.database = database;
        this.machine = machine;
        rows = new AreaRows(database, machine);
    }

    /**
     * Makes an area and its missing parents; archived ones on the path come back.
     *
     * @param name name of the area, null or blank to keep it or take it from the path
     * @return its id
     */
    public long create(AreaPath path, String name, long nowMs) {
        return database.inTransaction(TransactionMode.IMMEDIATE,
                () -> rows.ensure(path, Names.trimmed(name), nowMs));
    }

    /**
     * Makes an area the active one of this machine, creating it if it is missing.
     *
     * @param expiresAtMs when it ceases to be active, null for never
     */
    public void use(AreaPath path, Long expiresAtMs, long nowMs) {
        database.inTransaction(TransactionMode.IMMEDIATE, () -> {
            rows.use(rows.ensure(path, null, nowMs), expiresAtMs, nowMs);
        });
    }

    /** From now on no area is active. */
    public void clear(long nowMs) {
        database.inTransaction(TransactionMode.IMMEDIATE, () -> rows.use(null, null, nowMs));
    }

    /** The normalised path of the active area of this machine, absent without one or if its time is over. */
    public Optional<String> active(long nowMs) {
        OptionalLong area = rows.activeArea(nowMs);
        return area.isEmpty() ? Optional.empty() : database.first("SELECT path FROM area WHERE id = ?",
                s -> s.bindLong(1, area.getAsLong()), row -> row.text(1));
    }

    /**
     * Assigns a session of this machine, with all its events, to an area, which is made if it is missing.
     *
     * @throws UserException if the ledger has no such session
     */
    public void assign(SessionRef session, AreaPath path, long nowMs) {
        database.inTransaction(TransactionMode.IMMEDIATE,
                () -> rows.assign(sessionId(session), session, rows.ensure(path, null, nowMs), nowMs));
    }

    /**
     * Takes a session of this machine out of its area and remembers that, so that it stays out.
     *
     * @throws UserException if the ledger has no such session
     */
    public void unassign(SessionRef session, long nowMs) {
        database.inTransaction(TransactionMode.IMMEDIATE, () -> rows.unassign(sessionId(session), session, nowMs));
    }

    private long sessionId(SessionRef session) {
        return database.firstLong("SELECT id FROM session WHERE machine = ? AND harness = ? AND source_session_id = ?",
                s -> s.bindLong(1, machine.id()).bindText(2, session.harness()).bindText(3, session.sourceSessionId()))
                .orElseThrow(() -> UserException.failed("Source session not found: " + session.harness() + "/"
                        + session.sourceSessionId()));
    }
}
