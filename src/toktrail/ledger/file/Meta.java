package toktrail.ledger.file;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.sqlite.Database;

/** The key-value table: single facts about the ledger as a whole. Unknown keys are kept. */
public final class Meta {

    private final Database database;

    /** The facts about an open ledger. */
    public Meta(Database database) {
        this.database = database;
    }

    /** What is stored under a key, absent if the key is missing. */
    public Optional<String> get(String key) {
        return database.first("SELECT value FROM meta WHERE key = ?", s -> s.bindText(1, key), row -> row.text(1));
    }

    /** The number a key holds, absent if the key is missing or its value is no number. */
    public OptionalLong getLong(String key) {
        Optional<String> text = get(key);
        return text.isPresent() ? number(text.get()) : OptionalLong.empty();
    }

    /** The numbers of all keys that begin with {@code prefix}, by the rest of the key; absent for what is no number. */
    public Map<String, OptionalLong> numbers(String prefix) {
        Map<String, OptionalLong> numbers = new HashMap<>();
        database.forEach("SELECT substr(key, ?1 + 1), value FROM meta WHERE substr(key, 1, ?1) = ?2",
                s -> s.bindLong(1, prefix.length()).bindText(2, prefix),
                row -> numbers.put(row.text(1), number(row.text(2))));
        return numbers;
    }

    private static OptionalLong number(String text) {
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException noNumber) {
            return OptionalLong.empty();
        }
    }

    /** Stores a fact, in place of an earlier one; the transaction is the caller's. */
    public void put(String key, String value) {
        database.update("""
                INSERT INTO meta (key, value) VALUES (?, ?)
                ON CONFLICT(key) DO UPDATE SET value = excluded.value""",
                s -> s.bindText(1, key).bindText(2, value));
    }
}
