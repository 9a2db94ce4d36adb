package toktrail.toml;

import java.time.LocalDateTime;
import java.util.Objects;
import toktrail.error.Location;

/**
 * Date and time of day in no particular zone.
 *
 * @param value    date and time; digits after the ninth of the second's fraction are dropped
 * @param location where it begins
 */
public record TomlLocalDateTime(LocalDateTime value, Location location) implements TomlValue {

    public TomlLocalDateTime {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(location, "location");
    }

    @Override
    public TomlKind kind() {
        return TomlKind.LOCAL_DATE_TIME;
    }

    @Override
    public boolean sameAs(TomlValue other) {
        return other instanceof TomlLocalDateTime that && value.equals(that.value);
    }
}
