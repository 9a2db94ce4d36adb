package toktrail.toml;

import java.util.List;
import java.util.Objects;
import toktrail.error.Location;

/**
 * A list of values, written in brackets or as an array of tables.
 *
 * @param values   the elements in their order
 * @param location where it begins; for an array of tables the header of its first element
 */
public record TomlArray(List<TomlValue> values, Location location) implements TomlValue {

    /** Copies the list and checks that nothing is null. */
    public TomlArray {
        values = List.copyOf(values);
        Objects.requireNonNull(location, "location");
    }

    /** Whether it has elements and every one is a table. */
    boolean holdsOnlyTables() {
        return !values.isEmpty() && values.stream().allMatch(TomlTable.class::isInstance);
    }

    @Override
    public TomlKind kind() {
        return TomlKind.ARRAY;
    }

    @Override
    public boolean sameAs(TomlValue other) {
        if (!(other instanceof TomlArray that) || values.size() != that.values.size()) {
            return false;
        }
        for (int i = 0; i < values.size(); i++) {
            if (!values.get(i).sameAs(that.values.get(i))) {
                return false;
            }
        }
        return true;
    }
}
