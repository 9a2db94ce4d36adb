package toktrail.ledger.area;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import toktrail.ledger.machine.LocalMachine;
import toktrail.sqlite.Database;
import toktrail.usage.AreaPath;
import toktrail.usage.KeyHash;
import toktrail.usage.SessionRef;

/** Statements on areas, assignments and the active area. The transaction is the caller's. */
public final class AreaRows {

    /**
     * A session whose area is set.
     *
     * @param id        its row
     * @param machine   row of its machine
     * @param machineId id of its machine
     * @param ref       harness and id
     */
    record Assignee(long id, long machine, String machineId, SessionRef ref) { }

    private final Database database;
    private final LocalMachine machine;

    /** Rows of an open ledger, in a transaction of the caller's. */
    public AreaRows(Database database, LocalMachine machine) {
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

    /** Makes an area that is hidden from lists; the one above it exists. */
    long makeArchived(AreaPath path, String name, long nowMs) {
        int length = path.slugs().size();
        Long parent = length == 1 ? null : Long.valueOf(find(path.text(length - 1)).orElseThrow());
        long area = insert(path, length, parent, name, nowMs);
        archive(area, nowMs);
        return area;
    }

    /** Hides an area from lists unless it is already; how many were changed. */
    long archive(long area, long nowMs) {
        return database.update("""
                UPDATE area SET archived_at_ms = ?1, updated_at_ms = ?1 WHERE id = ?2 AND archived_at_ms IS NULL""",
                s -> s.bindLong(1, nowMs).bindLong(2, area));
    }

    /** Assigns a stored session; its times change only if its area does. A tombstone goes. Says whether it changed. */
    boolean assign(Assignee session, long area, long nowMs) {
        String syncId = HexFormat.of().formatHex(KeyHash.sha256("toktrail.assignment.v1\0" + session.machineId() + "\0"
                + session.ref().harness() + "\0" + session.ref().sourceSessionId()), 0, 16);
        long changed = database.update("""
                UPDATE session SET area = ?1, assignment_sync_id = coalesce(assignment_sync_id, ?2),
                  assigned_at_ms = coalesce(assigned_at_ms, ?3), assignment_updated_at_ms = ?3
                WHERE id = ?4 AND area IS NOT ?1""",
                s -> s.bindLong(1, area).bindText(2, syncId).bindLong(3, nowMs).bindLong(4, session.id()));
        database.update("""
                DELETE FROM assignment_tombstone WHERE machine = ? AND harness = ? AND source_session_id = ?""",
                s -> s.bindLong(1, session.machine()).bindText(2, session.ref().harness())
                        .bindText(3, session.ref().sourceSessionId()));
        return changed > 0;
    }

    /** Takes the area away and leaves a tombstone, if the session has one. Says whether it had. */
    boolean unassign(Assignee session, long nowMs) {
        long changed = database.update("""
                UPDATE session SET area = NULL, assignment_sync_id = NULL, assigned_at_ms = NULL,
                  assignment_updated_at_ms = NULL, assignment_imported_at_ms = NULL
                WHERE id = ? AND area IS NOT NULL""", s -> s.bindLong(1, session.id()));
        if (changed > 0) {
            database.update("""
                    INSERT INTO assignment_tombstone (machine, harness, source_session_id, deleted_at_ms)
                    VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET deleted_at_ms = excluded.deleted_at_ms""",
                    s -> s.bindLong(1, session.machine()).bindText(2, session.ref().harness())
                            .bindText(3, session.ref().sourceSessionId()).bindLong(4, nowMs));
        }
        return changed > 0;
    }

    /** Rows of the sessions of an area. */
    List<Long> sessions(long area) {
        return database.query("SELECT id FROM session WHERE area = ?", s -> s.bindLong(1, area),
                row -> row.longValue(1));
    }

    /** How many events the sessions of an area have, without those below it. */
    long eventCount(long area) {
        return database.firstLong("SELECT sum(event_count) FROM session WHERE area = ?", s -> s.bindLong(1, area))
                .orElse(0);
    }

    /** Moves all sessions and active areas of some areas to others, each once; the old area leads to the new one. */
    void repoint(Map<Long, Long> targets, long nowMs) {
        String pairs = targets.entrySet().stream().map(entry -> "[" + entry.getKey() + "," + entry.getValue() + "]")
                .collect(Collectors.joining(",", "[", "]"));
        String target = """
                (SELECT value ->> 0 AS source, value ->> 1 AS target FROM json_each(?)) AS move WHERE area = move.source
                """;
        database.update("UPDATE session SET area = move.target, assignment_updated_at_ms = ? FROM " + target,
                s -> s.bindLong(1, nowMs).bindText(2, pairs));
        database.update("UPDATE active_area SET area = move.target, updated_at_ms = ? FROM " + target,
                s -> s.bindLong(1, nowMs).bindText(2, pairs));
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

    /** What is stored about the active area of this machine; an area whose time is over is not told. */
    public ActiveArea active(AreaTree areas, long nowMs) {
        OptionalLong area = activeArea(nowMs);
        return database.first("SELECT updated_at_ms, expires_at_ms FROM active_area WHERE machine = ?",
                s -> s.bindLong(1, machine.id()), row -> new ActiveArea(
                        area.isPresent() ? areas.ofRow(area.getAsLong()) : Optional.empty(),
                        OptionalLong.of(row.longValue(1)),
                        area.isPresent() ? row.nullableLong(2) : OptionalLong.empty())).orElse(ActiveArea.NONE);
    }

    /** The active area of this machine, absent without one or if it has expired. */
    OptionalLong activeArea(long nowMs) {
        return database.firstLong("""
                SELECT area FROM active_area
                WHERE machine = ? AND area IS NOT NULL AND (expires_at_ms IS NULL OR expires_at_ms > ?)""",
                s -> s.bindLong(1, machine.id()).bindLong(2, nowMs));
    }
}
