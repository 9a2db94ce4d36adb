package toktrail.ledger.exchange;

import java.util.Optional;
import java.util.OptionalLong;
import toktrail.sqlite.Database;

/** Finds and puts areas and the active areas of machines. */
public final class StoredAreas {

    private final ExchangeTransaction tx;
    private final Database database;

    /** Those of the ledger of a transaction, valid as long as that. */
    public StoredAreas(ExchangeTransaction tx) {
        this.tx = tx;
        database = tx.database();
    }

    /** An area by its path, absent if there is none. */
    public Optional<AreaRow> find(String path) {
        return database.first("SELECT name, archived_at_ms, created_at_ms, updated_at_ms FROM area WHERE path = ?",
                s -> s.bindText(1, path), row -> new AreaRow(path, row.text(1), Columns.boxed(row, 2),
                        new Stamps(row.longValue(3), row.longValue(4))));
    }

    /** Stores an area; the one above it must be stored. */
    public void put(AreaRow row) {
        database.update("""
                INSERT INTO area (sync_id, parent_area, slug, name, path, archived_at_ms, created_at_ms, updated_at_ms)
                VALUES (?, (SELECT id FROM area WHERE path = ?), ?, ?, ?, ?, ?, ?)
                ON CONFLICT (path) DO UPDATE SET name = excluded.name, archived_at_ms = excluded.archived_at_ms,
                  created_at_ms = excluded.created_at_ms, updated_at_ms = excluded.updated_at_ms""",
                s -> s.bindText(1, row.syncId()).bindNullableText(2, row.parentPath()).bindText(3, row.slug())
                        .bindText(4, row.name()).bindText(5, row.path()).bindNullableLong(6, row.archivedAtMs())
                        .bindLong(7, row.stamps().createdAtMs()).bindLong(8, row.stamps().updatedAtMs()));
    }

    /** Notes that another machine has told of an area. */
    public void told(String path, long exportedAtMs) {
        database.update("UPDATE area SET imported_at_ms = ?1 WHERE path = ?2 AND coalesce(imported_at_ms, -1) < ?1",
                s -> s.bindLong(1, exportedAtMs).bindText(2, path));
    }

    /** The active area of a machine, absent if nothing was ever said about it. */
    public Optional<ActiveAreaRow> active(String machineId) {
        return database.first("""
                SELECT a.path, c.updated_at_ms, c.expires_at_ms
                FROM active_area c JOIN machine m ON m.id = c.machine LEFT JOIN area a ON a.id = c.area
                WHERE m.machine_id = ?""", s -> s.bindText(1, machineId), row -> new ActiveAreaRow(machineId,
                        row.text(1), row.longValue(2), Columns.boxed(row, 3)));
    }

    /** Stores the active area of a machine; both must be stored. */
    public void putActive(ActiveAreaRow row, long exportedAtMs) {
        OptionalLong machine = tx.machineRow(row.machineId());
        database.update("""
                INSERT INTO active_area (machine, area, updated_at_ms, expires_at_ms, imported_at_ms)
                VALUES (?, (SELECT id FROM area WHERE path = ?), ?, ?, ?)
                ON CONFLICT (machine) DO UPDATE SET area = excluded.area, updated_at_ms = excluded.updated_at_ms,
                  expires_at_ms = excluded.expires_at_ms,
                  imported_at_ms = max(coalesce(imported_at_ms, -1), excluded.imported_at_ms)""",
                s -> s.bindLong(1, machine.orElseThrow()).bindNullableText(2, row.areaPath())
                        .bindLong(3, row.updatedAtMs()).bindNullableLong(4, row.expiresAtMs())
                        .bindLong(5, exportedAtMs));
    }
}
