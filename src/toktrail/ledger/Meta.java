package toktrail.ledger;

import java.util.Optional;
import java.util.OptionalLong;
import toktrail.sqlite.Database;

/** The key-value table: single facts about the ledger as a whole. Unknown keys are kept. */
final class Meta {

    private final Database database;

    Meta(Database database) {
        this.database = database;
    }

    Optional<String> get(String key) {
        return database.first("SELECT value FROM meta WHERE key = ?", s -> s.bindText(1, key), row -> row.text(1));
    }

    /** The number a key holds, absent if the key is missing or its value is no number. */
    OptionalLong getLong(String key) {
        Optional<String> text = get(key);
        try {
            return text.isPresent() ? OptionalLong.of(Long.parseLong(text.get())) : OptionalLong.empty();
        } catch (NumberFormatException noNumber) {
            return OptionalLong.empty();
        }
    }

    void put(String key, String value) {
        database.update("""
                INSERT INTO meta (key, value) VALUES (?, ?)
                ON CONFLICT(key) DO UPDATE SET value = excluded.value""",
                s -> s.bindText(1, key).bindText(2, value));
    }
}
