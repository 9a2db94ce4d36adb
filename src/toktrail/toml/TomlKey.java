package toktrail.toml;

import java.util.Objects;
import toktrail.error.Location;

/**
 * One part of a key and where it stands.
 *
 * @param name     the characters, quotes and escapes resolved; may be empty
 * @param location where it begins, the quote if there is one
 */
public record TomlKey(String name, Location location) {

    public TomlKey {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(location, "location");
    }
}
