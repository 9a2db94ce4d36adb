package toktrail.ledger.machine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import toktrail.sqlite.Database;
import toktrail.sqlite.SqlStatement;

/**
 * What the ledger knows of a machine.
 *
 * @param machine      id, name, label
 * @param nameKey      normal form of its name, null without one or if nothing is left of it
 * @param seen         the first and the last time it was heard of
 * @param createdAtMs  when it came into the ledger
 * @param updatedAtMs  when its name was last set
 * @param importedAtMs when another machine last told of it, null if none did
 */
public record MachineFacts(Machine machine, String nameKey, Seen seen, long createdAtMs, long updatedAtMs,
        Long importedAtMs) {

    /** Two moments in epoch milliseconds. */
    public record Seen(long firstMs, long lastMs) { }

    public MachineFacts {
        Objects.requireNonNull(machine, "machine");
        Objects.requireNonNull(seen, "seen");
    }

    /** The facts about these machines, in their order. */
    public static List<MachineFacts> list(Database database, Machines machines) {
        Map<Long, MachineFacts> byRow = new HashMap<>();
        database.forEach("""
                SELECT id, name_key, first_seen_ms, last_seen_ms, created_at_ms, updated_at_ms, imported_at_ms
                FROM machine""", SqlStatement.Binder.NONE, row -> byRow.put(row.longValue(1), new MachineFacts(
                        machines.get(row.longValue(1)), row.text(2), new Seen(row.longValue(3), row.longValue(4)),
                        row.longValue(5), row.longValue(6), row.boxedLong(7))));
        return machines.all().stream().map(machine -> byRow.get(machine.id())).toList();
    }
}
