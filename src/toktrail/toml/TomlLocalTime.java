package toktrail.toml;

import java.time.LocalTime;
import java.util.Objects;
import toktrail.error.Location;

/**
 * A time of day in no particular zone.
 *
 * @param value    the time; digits after the ninth of the second's fraction are dropped
 * @param location where it begins
 */
public record TomlLocalTime(LocalTime value, Location location) implements TomlValue {

    public TomlLocalTime {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(location, "location");
    }

    @Override
    public TomlKind kind() {
        return TomlKind.LOCAL_TIME;
    }

    @Override
    public boolean sameAs(TomlValue other) {
        return other instanceof TomlLocalTime that && value.equals(that.value);
    }
}
