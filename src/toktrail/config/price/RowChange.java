package toktrail.config.price;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import toktrail.toml.TomlKey;
import toktrail.toml.TomlTable;
import toktrail.toml.TomlWriter;

/**
 * A row that was put into a table.
 *
 * @param now    what it says
 * @param before the row of the same tier that it replaced, absent for a new one
 */
public record RowChange(PriceRow now, Optional<PriceRow> before) {

    /** What became of a row. */
    public enum Kind { ADDED, CHANGED, UNCHANGED }

    /**
     * What a row says otherwise than before, as price files write it.
     *
     * @param key    the key
     * @param before the old value, absent if there was none
     * @param now    the new value, absent if there is none
     */
    public record Difference(String key, Optional<String> before, Optional<String> now) { }

    public RowChange {
        Objects.requireNonNull(now, "now");
        Objects.requireNonNull(before, "before");
    }

    /** What became of it. */
    public Kind kind() {
        if (before.isEmpty()) {
            return Kind.ADDED;
        }
        return before.get().sameValues(now) ? Kind.UNCHANGED : Kind.CHANGED;
    }

    /** What is different, in the order of files; nothing for a new row. */
    public List<Difference> differences() {
        if (before.isEmpty()) {
            return List.of();
        }
        TomlTable old = PriceFileWriter.table(before.get());
        TomlTable current = PriceFileWriter.table(now);
        Set<String> keys = new LinkedHashSet<>();
        current.keys().stream().map(TomlKey::name).forEach(keys::add);
        old.keys().stream().map(TomlKey::name).forEach(keys::add);
        List<Difference> differences = new ArrayList<>();
        for (String key : keys) {
            Difference difference = new Difference(key, old.get(key).map(TomlWriter::inline),
                    current.get(key).map(TomlWriter::inline));
            if (!difference.before().equals(difference.now())) {
                differences.add(difference);
            }
        }
        return differences;
    }
}
