package toktrail.config.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import toktrail.config.file.FileKind;

/** The keys a table may have. */
public final class TableSchema {

    private final Map<String, Key<?>> keys = new LinkedHashMap<>();
    private final List<Key<?>> all;
    private final List<Key<?>> required;
    private final Map<String, FileKind> elsewhere;

    /**
     * A table.
     *
     * @param keys      in the order of the manual
     * @param elsewhere tables that belong to another file
     */
    public TableSchema(List<Key<?>> keys, Map<String, FileKind> elsewhere) {
        for (Key<?> key : keys) {
            if (this.keys.put(key.name(), key) != null) {
                throw new IllegalArgumentException("key twice: " + key.name());
            }
        }
        this.all = List.copyOf(keys);
        List<Key<?>> needed = new ArrayList<>();
        for (Key<?> key : keys) {
            if (key.required()) {
                needed.add(key);
            }
        }
        this.required = List.copyOf(needed);
        this.elsewhere = Map.copyOf(elsewhere);
    }

    /** A table with these keys. */
    public static TableSchema of(Key<?>... keys) {
        return new TableSchema(List.of(keys), Map.of());
    }

    public Optional<Key<?>> find(String name) {
        return Optional.ofNullable(keys.get(name));
    }

    public List<Key<?>> keys() {
        return all;
    }

    public List<Key<?>> required() {
        return required;
    }

    public List<String> names() {
        return List.copyOf(keys.keySet());
    }

    /** The file a misplaced table belongs to. */
    public Optional<FileKind> fileOf(String name) {
        return Optional.ofNullable(elsewhere.get(name));
    }
}
