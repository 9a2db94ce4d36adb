package toktrail.ledger;

import java.util.HexFormat;
import java.util.OptionalLong;
import toktrail.sqlite.Database;
import toktrail.usage.KeyHash;
import toktrail.usage.SessionRef;

/** Statements on areas, assignments and the active area. The transaction is the caller's. */
final class AreaRows {

    private final Database database;
    private final LocalMachine machine;

    AreaRows(Database database, LocalMachine machine) {
        this.database = database;
        this.machine = machine;
    }

    /** The id of an area by its normalised path, absent if there is none. */
    OptionalLong find(String path) {
        return database.firstLong("SELECT id FROM area WHERE path = ?", s -> s.bindText(1, path));
    }

    /**
     * Makes the missing areas of a path from the root down and takes archived ones out of the archive.
     *
     * @param name name of the last one, null to leave it or take it from the path
     * @return id of the last one
     */
    long ensure(AreaPath path, String name, long nowMs) {
        Long parent = null;
        for (int i = 1; i <= path.slugs().size(); i++) {
            boolean last = i == path.slugs().size();
            OptionalLong known = find(path.text(i));
            String wanted = last ? name : null;
            if (known.isPresent()) {
                revive(known.getAsLong(), wanted, nowMs);
                parent = known.getAsLong();
            } else {
                parent = insert(path, i, parent, wanted != null ? wanted : path.names().get(i - 1), nowMs);
            }
        }
        return parent;
    }

    private void revive(long area, String name, long nowMs) {
        database.update("""
                UPDATE area SET archived_at_ms = NULL, name = coalesce(?1, name), updated_at_ms = ?2
                WHERE id = ?3 AND (archived_at_ms IS NOT NULL OR name IS NOT coalesce(?1, name))""",
                s -> s.bindNullableText(1, name).bindLong(2, nowMs).bindLong(3, area));
    }

    private long insert(AreaPath path, int length, Long parent, String name, long nowMs) {
        String text = path.text(length);
        database.update("""
                INSERT INTO area (sync_id, parent_area, slug, name, path, created_at_ms, updated_at_ms)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6)""",
                s -> s.bindText(1, AreaPath.syncId(text)).bindNullableLong(2, parent)
                        .bindText(3, path.slugs().get(length - 1)).bindText(4, name).bindText(5, text)
                        .bindLong(6, nowMs));
        return find(text).orElseThrow();
    }

    /** Assigns a stored session; its times change only if its area does. A tombstone goes. */
    void assign(long session, SessionRef ref, long area, long nowMs) {
        String syncId = HexFormat.of().formatHex(KeyHash.sha256("toktrail.assignment.v1\0" + machine.machineId() + "\0"
                + ref.harness() + "\0" + ref.sourceSessionId()), 0, 16);
        database.update("""
                UPDATE session SET area = ?1, assignment_sync_id = coalesce(assignment_sync_id, ?2),
                  assigned_at_ms = coalesce(assigned_at_ms, ?3), assignment_updated_at_ms = ?3
                WHERE id = ?4 AND area IS NOT ?1""",
                s -> s.bindLong(1, area).bindText(2, syncId).bindLong(3, nowMs).bindLong(4, session));
        database.update("""
                DELETE FROM assignment_tombstone WHERE machine = ? AND harness = ? AND source_session_id = ?""",
                s -> s.bindLong(1, machine.id()).bindText(2, ref.harness()).bindText(3, ref.sourceSessionId()));
    }

    /** Takes the area away and leaves a tombstone, if the session has one. */
    void unassign(long session, SessionRef ref, long nowMs) {
        long changed = database.update("""
                UPDATE session SET area = NULL, assignment_sync_id = NULL, assigned_at_ms = NULL,
                  assignment_updated_at_ms = NULL, assignment_imported_at_ms = NULL
                WHERE id = ? AND area IS NOT NULL""", s -> s.bindLong(1, session));
        if (changed > 0) {
            database.update("""
                    INSERT INTO assignment_tombstone (machine, harness, source_session_id, deleted_at_ms)
                    VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET deleted_at_ms = excluded.deleted_at_ms""",
                    s -> s.bindLong(1, machine.id()).bindText(2, ref.harness()).bindText(3, ref.sourceSessionId())
                            .bindLong(4, nowMs));
        }
    }

    /** Sets the active area of this machine; null for none. */
    void use(Long area, Long expiresAtMs, long nowMs) {
        database.update("""
                INSERT INTO active_area (machine, area, updated_at_ms, expires_at_ms) VALUES (?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET area = excluded.area, updated_at_ms = excluded.updated_at_ms,
                  expires_at_ms = excluded.expires_at_ms, imported_at_ms = NULL""",
                s -> s.bindLong(1, machine.id()).bindNullableLong(2, area).bindLong(3, nowMs)
                        .bindNullableLong(4, expiresAtMs));
    }

    /** Clears the active area if its time is over. */
    void clearExpired(long nowMs) {
        database.update("""
                UPDATE active_area SET area = NULL, expires_at_ms = NULL, updated_at_ms = ?1
                WHERE machine = ?2 AND expires_at_ms <= ?1""", s -> s.bindLong(1, nowMs).bindLong(2, machine.id()));
    }

    /** The active area of this machine, absent without one or if it has expired. */
    OptionalLong activeArea(long nowMs) {
        return database.firstLong("""
                SELECT area FROM active_area
                WHERE machine = ? AND area IS NOT NULL AND (expires_at_ms IS NULL OR expires_at_ms > ?)""",
                s -> s.bindLong(1, machine.id()).bindLong(2, nowMs));
    }
}
