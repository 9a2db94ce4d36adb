package toktrail.toml;

import java.time.LocalDate;
import java.util.Objects;
import toktrail.error.Location;

/**
 * A calendar day in no particular zone.
 *
 * @param value    the day
 * @param location where it begins
 */
public record TomlLocalDate(LocalDate value, Location location) implements TomlValue {

    public TomlLocalDate {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(location, "location");
    }

    @Override
    public TomlKind kind() {
        return TomlKind.LOCAL_DATE;
    }

    @Override
    public boolean sameAs(TomlValue other) {
        return other instanceof TomlLocalDate that && value.equals(that.value);
    }
}
