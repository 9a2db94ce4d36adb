package toktrail.ledger.machine;

import java.util.Objects;
import toktrail.error.UserException;
import toktrail.sqlite.Database;
import toktrail.sqlite.SqlStatement;
import toktrail.usage.Names;

/**
 * The row of the machine this ledger belongs to.
 *
 * @param id        row id, to which sessions refer
 * @param machineId random id, the same in every exchange with other machines
 * @param name      name as it was last stored, null if none
 */
public record LocalMachine(long id, String machineId, String name) {

    private static final int LONGEST_NAME = 80;

    /** The local row; every ledger has exactly one. */
    public static LocalMachine read(Database database) {
        return database.first("SELECT id, machine_id, name FROM machine WHERE is_local = 1", SqlStatement.Binder.NONE,
                row -> new LocalMachine(row.longValue(1), row.text(2), row.text(3)))
                .orElseThrow(() -> new IllegalStateException("no local machine in " + database.path()));
    }

    /**
     * A name as it is stored: trimmed, null for blank.
     *
     * @throws UserException if it is longer than 80 characters or has control characters
     */
    public static String validName(String name) {
        String trimmed = Names.trimmed(name);
        if (trimmed == null) {
            return null;
        }
        if (trimmed.codePointCount(0, trimmed.length()) > LONGEST_NAME) {
            throw UserException.failed("Machine name must be at most 80 characters.");
        }
        if (trimmed.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
            throw UserException.failed("Machine name cannot contain control characters.");
        }
        return trimmed;
    }

    /** Stores another name if it differs; the row as it is then. */
    public LocalMachine withName(Database database, String effectiveName, long nowMs) {
        String valid = validName(effectiveName);
        if (Objects.equals(valid, name)) {
            return this;
        }
        String key = valid == null || Names.normalise(valid).isEmpty() ? null : Names.normalise(valid);
        database.update("UPDATE machine SET name = ?, name_key = ?, updated_at_ms = ? WHERE id = ?",
                s -> s.bindNullableText(1, valid).bindNullableText(2, key).bindLong(3, nowMs).bindLong(4, id));
        return new LocalMachine(id, machineId, valid);
    }
}
