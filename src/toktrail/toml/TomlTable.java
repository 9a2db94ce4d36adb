package toktrail.toml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import toktrail.error.Location;

/** Keys with values, in the order in which the keys were first mentioned. */
public final class TomlTable implements TomlValue {

    /** The place of values that were made by a program. */
    static final Location MADE = new Location("<value>", 1, 1);

    /**
     * A key with its value.
     *
     * @param key   the key and where it was first mentioned
     * @param value the value and where it stands
     */
    public record Entry(TomlKey key, TomlValue value) {

            public Entry {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(value, "value");
        }
    }

    private final Map<String, Entry> entries;
    private final Location location;

    private TomlTable(Map<String, Entry> entries, Location location) {
        this.entries = entries;
        this.location = location;
    }

    /** A table of these entries in this order; a key that comes twice is a fault of the caller. */
    static TomlTable of(Collection<Entry> entries, Location location) {
        Map<String, Entry> byName = new LinkedHashMap<>();
        for (Entry entry : entries) {
            if (byName.put(entry.key().name(), entry) != null) {
                throw new IllegalArgumentException("key twice: " + entry.key().name());
            }
        }
        return new TomlTable(byName, Objects.requireNonNull(location, "location"));
    }

    /** A table without keys, to begin with; see {@link #with(String, TomlValue)}. */
    public static TomlTable empty() {
        return of(List.of(), MADE);
    }

    /** A copy with this key: in the old place if the table has the key, else at the end. */
    public TomlTable with(String name, TomlValue value) {
        Map<String, Entry> copy = new LinkedHashMap<>(entries);
        Entry old = entries.get(name);
        copy.put(name, new Entry(old == null ? new TomlKey(name, MADE) : old.key(), value));
        return new TomlTable(copy, location);
    }

    /** A copy without this key. */
    public TomlTable without(String name) {
        Map<String, Entry> copy = new LinkedHashMap<>(entries);
        copy.remove(name);
        return new TomlTable(copy, location);
    }

    /** The value of a key, empty if the table has no such key. */
    public Optional<TomlValue> get(String name) {
        return Optional.ofNullable(entries.get(name)).map(Entry::value);
    }

    /** The value at a path below this table, empty if there is none; the empty path gives this table. */
    public Optional<TomlValue> get(TomlPath path) {
        TomlValue at = this;
        for (TomlPath.Step step : path.steps()) {
            Optional<TomlValue> next = step.of(at);
            if (next.isEmpty()) {
                return next;
            }
            at = next.get();
        }
        return Optional.of(at);
    }

    /** A key as it was first mentioned, empty if the table has no such key. */
    public Optional<TomlKey> key(String name) {
        return Optional.ofNullable(entries.get(name)).map(Entry::key);
    }

    /** All keys in order. */
    public List<TomlKey> keys() {
        return entries.values().stream().map(Entry::key).toList();
    }

    /** All keys with their values in order, a copy. */
    public List<Entry> entries() {
        return new ArrayList<>(entries.values());
    }

    /** How many keys the table has. */
    int size() {
        return entries.size();
    }

    /** Whether the table has no key. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    @Override
    public Location location() {
        return location;
    }

    @Override
    public TomlKind kind() {
        return TomlKind.TABLE;
    }

    @Override
    public boolean sameAs(TomlValue other) {
        if (!(other instanceof TomlTable that) || size() != that.size()) {
            return false;
        }
        for (Entry entry : entries.values()) {
            Optional<TomlValue> theirs = that.get(entry.key().name());
            if (theirs.isEmpty() || !entry.value().sameAs(theirs.get())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TomlTable that && location.equals(that.location)
                && entries().equals(that.entries());
    }

    @Override
    public int hashCode() {
        return 31 * location.hashCode() + entries.hashCode();
    }

    @Override
    public String toString() {
        return TomlWriter.inline(this);
    }
}
