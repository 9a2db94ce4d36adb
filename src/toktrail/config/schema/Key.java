package toktrail.config.schema;

import java.util.Objects;
import java.util.Optional;

/**
 * A key a table may have.
 *
 * @param name     as written in files
 * @param rule     what its value must be
 * @param standard the value when it is absent, if it has one
 * @param required whether it must be there
 * @param meaning  one line for the manual and the template
 * @param <T>      what its value is turned into
 */
public record Key<T>(String name, Rule<T> rule, Optional<T> standard, boolean required, String meaning) {

    public Key {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(standard, "standard");
        Objects.requireNonNull(meaning, "meaning");
    }

    /** A key with a default. */
    public static <T> Key<T> of(String name, Rule<T> rule, T standard, String meaning) {
        return new Key<>(name, rule, Optional.of(standard), false, meaning);
    }

    /** A key that may be absent. */
    public static <T> Key<T> optional(String name, Rule<T> rule, String meaning) {
        return new Key<>(name, rule, Optional.empty(), false, meaning);
    }

    /** A key that must be there. */
    public static <T> Key<T> required(String name, Rule<T> rule, String meaning) {
        return new Key<>(name, rule, Optional.empty(), true, meaning);
    }
}
