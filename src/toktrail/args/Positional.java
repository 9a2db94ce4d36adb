package toktrail.args;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The declaration of an argument without a name.
 *
 * @param label what stands for it in help and messages, such as {@code RUN_ID}
 * @param count how often it may stand there
 * @param value what it must look like; its label is the same as {@code label}
 * @param help  one line for help and manual
 */
public record Positional(String label, Count count, Kind.Valued value, String help) {

    /** How often an argument may stand on the command line. */
    public enum Count {
        /** Exactly once. */
        ONE,
        /** Once or not at all. */
        OPTIONAL,
        /** At least once. */
        SOME,
        /** Any number of times. */
        ANY;

        /** Whether the command line must have one. */
        boolean required() {
            return this == ONE || this == SOME;
        }

        /** Whether there may be more than one. */
        boolean repeated() {
            return this == SOME || this == ANY;
        }
    }

    public Positional {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(count, "count");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(help, "help");
    }

    /** An argument of a given type. */
    public static Positional of(String label, Count count, ValueType type, String help) {
        return new Positional(label, count, new Kind.Valued(label, type, Optional.empty()), help);
    }

    /** One text that must be there. */
    public static Positional one(String label, String help) {
        return of(label, Count.ONE, new ValueType.Text(""), help);
    }

    /** One text that may be missing. */
    public static Positional optional(String label, String help) {
        return of(label, Count.OPTIONAL, new ValueType.Text(""), help);
    }

    /** Any number of texts. */
    public static Positional any(String label, String help) {
        return of(label, Count.ANY, new ValueType.Text(""), help);
    }

    /** The same argument as a whole number. */
    public Positional asInteger() {
        return of(label, count, new ValueType.Whole(OptionalLong.empty(), OptionalLong.empty()), help);
    }

    /** The same argument with a topic that completion asks the program for. */
    public Positional asKnown(String topic) {
        return of(label, count, new ValueType.Text(topic), help);
    }

    /** The same argument with a message of its own for a value that is not allowed; see {@link Kind.Valued#failure}. */
    public Positional withFailure(String message) {
        return new Positional(label, count, new Kind.Valued(label, value.type(), Optional.of(message)), help);
    }

    /** How it stands in the usage line: {@code X}, {@code [X]}, {@code X...}, {@code [X...]}. */
    String usage() {
        String text = count.repeated() ? label + "..." : label;
        return count.required() ? text : "[" + text + "]";
    }

    /** From the label alone, which the derived code of a record would take far longer for in a new process. */
    @Override
    public int hashCode() {
        return label.hashCode();
    }
}
