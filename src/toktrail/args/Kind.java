package toktrail.args;

import java.util.Objects;
import java.util.Optional;

/** What follows the name of an option. */
public sealed interface Kind {

    /** Nothing: the option is there or not. */
    record Flag() implements Kind { }

    /** Nothing, but there is a second name that says the opposite; the last of both wins. */
    record Pair(String negative) implements Kind {
        public Pair {
            Objects.requireNonNull(negative, "negative");
        }
    }

    /**
     * A value.
     *
     * @param label   what stands for the value in help
     * @param type    what the value must look like
     * @param failure the whole message for a value of the right form that is not allowed, where the request then fails
     *                instead of counting as wrong usage; {@code {}} in it stands for the text that was typed
     */
    record Valued(String label, ValueType type, Optional<String> failure) implements Kind {
        public Valued {
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(failure, "failure");
        }
    }
}
