package toktrail.toml;

import java.util.Objects;
import toktrail.error.Location;

/**
 * True or false.
 *
 * @param value    the truth
 * @param location where it begins
 */
public record TomlBoolean(boolean value, Location location) implements TomlValue {

    public TomlBoolean {
        Objects.requireNonNull(location, "location");
    }

    @Override
    public TomlKind kind() {
        return TomlKind.BOOLEAN;
    }

    @Override
    public boolean sameAs(TomlValue other) {
        return other instanceof TomlBoolean that && value == that.value;
    }
}
