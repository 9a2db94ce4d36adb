package toktrail.toml;

import java.util.Objects;
import toktrail.error.Location;

/**
 * A whole number.
 *
 * @param value    the number; hexadecimal, octal and binary spelling is not kept
 * @param location where it begins
 */
public record TomlInteger(long value, Location location) implements TomlValue {

    public TomlInteger {
        Objects.requireNonNull(location, "location");
    }

    @Override
    public TomlKind kind() {
        return TomlKind.INTEGER;
    }

    @Override
    public boolean sameAs(TomlValue other) {
        return other instanceof TomlInteger that && value == that.value;
    }
}
