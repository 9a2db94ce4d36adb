package toktrail.ledger.exchange;

import java.util.Optional;
import toktrail.sqlite.Database;
import toktrail.usage.Names;

/** Finds and puts machines of a ledger. */
public final class StoredMachines {

    private final Database database;

    /** Those of the ledger of a transaction, valid as long as that. */
    public StoredMachines(ExchangeTransaction tx) {
        database = tx.database();
    }

    /** A machine by its id, absent if it is unknown. */
    public Optional<MachineRow> find(String machineId) {
        return database.first("""
                SELECT name, first_seen_ms, last_seen_ms, updated_at_ms, is_local FROM machine WHERE machine_id = ?""",
                s -> s.bindText(1, machineId), row -> new MachineRow(machineId, row.text(1), row.longValue(2),
                        row.longValue(3), row.longValue(4), row.longValue(5) != 0));
    }

    /** Stores a machine; whether it is this one stays as it is. */
    public void put(MachineRow row) {
        String key = row.name() == null || Names.normalise(row.name()).isEmpty() ? null
                : Names.normalise(row.name());
        database.update("""
                INSERT INTO machine (machine_id, name, name_key, first_seen_ms, last_seen_ms, created_at_ms,
                  updated_at_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?4, ?6)
                ON CONFLICT (machine_id) DO UPDATE SET name = excluded.name, name_key = excluded.name_key,
                  first_seen_ms = excluded.first_seen_ms, last_seen_ms = excluded.last_seen_ms,
                  updated_at_ms = excluded.updated_at_ms""",
                s -> s.bindText(1, row.machineId()).bindNullableText(2, row.name()).bindNullableText(3, key)
                        .bindLong(4, row.firstSeenMs()).bindLong(5, row.lastSeenMs()).bindLong(6, row.updatedAtMs()));
    }

    /** Notes that another machine has told of a machine, unless that is this one. */
    public void told(String machineId, long exportedAtMs) {
        database.update("""
                UPDATE machine SET imported_at_ms = ?1
                WHERE machine_id = ?2 AND is_local = 0 AND coalesce(imported_at_ms, -1) < ?1""",
                s -> s.bindLong(1, exportedAtMs).bindText(2, machineId));
    }
}
