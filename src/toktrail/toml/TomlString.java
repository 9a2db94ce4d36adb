package toktrail.toml;

import java.util.Objects;
import toktrail.error.Location;

/**
 * Text.
 *
 * @param value    the characters, escapes resolved; a line end inside it is LF
 * @param location where it begins
 */
public record TomlString(String value, Location location) implements TomlValue {

    public TomlString {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(location, "location");
    }

    @Override
    public TomlKind kind() {
        return TomlKind.STRING;
    }

    @Override
    public boolean sameAs(TomlValue other) {
        return other instanceof TomlString that && value.equals(that.value);
    }
}
