package toktrail.ledger.exchange;

import java.util.Optional;
import java.util.OptionalLong;
import toktrail.sqlite.Database;

/** Finds and puts the areas of sessions, and the marks of sessions that were taken out of theirs. */
public final class StoredAssignments {

    private final ExchangeTransaction tx;
    private final Database database;

    /** Those of the ledger of a transaction, valid as long as that. */
    public StoredAssignments(ExchangeTransaction tx) {
        this.tx = tx;
        database = tx.database();
    }

    /** The assignment of a session, absent if it is in no area. */
    public Optional<AssignmentRow> find(SessionId session) {
        OptionalLong stored = tx.findSession(session.machineId(), session.ref());
        return stored.isEmpty() ? Optional.empty() : database.first("""
                SELECT s.assignment_sync_id, a.path, s.assigned_at_ms, s.assignment_updated_at_ms
                FROM session s JOIN area a ON a.id = s.area WHERE s.id = ?""",
                s -> s.bindLong(1, stored.getAsLong()), row -> new AssignmentRow(session, row.text(1), row.text(2),
                        row.longValue(3), row.longValue(4)));
    }

    /** Puts a session, made if it is unknown, into an area; both its machine and the area must be stored. */
    public void put(AssignmentRow row) {
        long session = tx.session(row.session().machineId(), row.session().ref());
        database.update("""
                UPDATE session SET area = (SELECT id FROM area WHERE path = ?), assignment_sync_id = ?,
                  assigned_at_ms = ?, assignment_updated_at_ms = ? WHERE id = ?""",
                s -> s.bindText(1, row.areaPath()).bindText(2, row.syncId()).bindLong(3, row.assignedAtMs())
                        .bindLong(4, row.updatedAtMs()).bindLong(5, session));
        database.update("""
                DELETE FROM assignment_tombstone
                WHERE machine = (SELECT machine FROM session WHERE id = ?) AND harness = ?
                  AND source_session_id = ?""",
                s -> s.bindLong(1, session).bindText(2, row.session().ref().harness())
                        .bindText(3, row.session().ref().sourceSessionId()));
        tx.areaChanged(session);
    }

    /** Notes that another machine has told of an assignment. */
    public void told(SessionId session, long exportedAtMs) {
        tx.findSession(session.machineId(), session.ref()).ifPresent(id -> database.update("""
                UPDATE session SET assignment_imported_at_ms = ?1
                WHERE id = ?2 AND area IS NOT NULL AND coalesce(assignment_imported_at_ms, -1) < ?1""",
                s -> s.bindLong(1, exportedAtMs).bindLong(2, id)));
    }

    /** Takes a session out of its area, without a mark. */
    public void remove(SessionId session) {
        long id = tx.findSession(session.machineId(), session.ref()).orElseThrow();
        database.update("""
                UPDATE session SET area = NULL, assignment_sync_id = NULL, assigned_at_ms = NULL,
                  assignment_updated_at_ms = NULL, assignment_imported_at_ms = NULL WHERE id = ?""",
                s -> s.bindLong(1, id));
        tx.areaChanged(id);
    }

    /** When a session was taken out of its area, absent if it was not. */
    public OptionalLong removedAt(SessionId session) {
        return database.firstLong("""
                SELECT t.deleted_at_ms FROM assignment_tombstone t JOIN machine m ON m.id = t.machine
                WHERE m.machine_id = ? AND t.harness = ? AND t.source_session_id = ?""",
                s -> s.bindText(1, session.machineId()).bindText(2, session.ref().harness())
                        .bindText(3, session.ref().sourceSessionId()));
    }

    /** Marks a session as taken out of its area; its machine must be stored. */
    public void putRemoved(UnassignmentRow row) {
        database.update("""
                INSERT INTO assignment_tombstone (machine, harness, source_session_id, deleted_at_ms)
                VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET deleted_at_ms = excluded.deleted_at_ms""",
                s -> s.bindLong(1, tx.machineRow(row.session().machineId()).orElseThrow())
                        .bindText(2, row.session().ref().harness())
                        .bindText(3, row.session().ref().sourceSessionId()).bindLong(4, row.deletedAtMs()));
    }
}
