package toktrail.config.schema;

import java.util.Optional;
import toktrail.toml.TomlValue;

/**
 * What a value must be.
 *
 * @param <T> what it is turned into
 */
public interface Rule<T> {

    /** The value, or empty after its problems were reported; empty without a report means "not set". */
    Optional<T> read(TomlValue value, Place place);

    /** The expected type for people: {@code an integer of at least 0}. */
    String type();

    /** An example as TOML. */
    String example();

    /** Reports a value of another type. */
    default Optional<T> wrongType(TomlValue value, Place place) {
        String found = value.kind().label() + Values.shown(value);
        place.report(DiagnosticId.WRONG_TYPE, "expected " + type() + ", found " + found, "for example " + example());
        return Optional.empty();
    }
}
