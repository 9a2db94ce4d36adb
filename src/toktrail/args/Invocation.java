package toktrail.args;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.spelling.Choice;

/**
 * A command line that was understood: the command and the values of its options and arguments, all checked against
 * their declarations.
 *
 * <p>Asking for an option or argument that neither the command nor the program declares, or as the wrong kind, is a
 * programming error and throws {@link IllegalArgumentException}. Only typed values count: defaults, variables and
 * configuration are the caller's business. With {@link Outcome#HELP} and {@link Outcome#VERSION} only global options
 * are kept.
 */
public final class Invocation {

    /** What is to be done. */
    public enum Outcome {
        /** The command runs. */
        RUN,
        /** The help of {@link #path()} is shown. */
        HELP,
        /** The version is shown. */
        VERSION
    }

    /** One time an option was given. */
    record Given(boolean negated, List<String> values) {
        Given {
            values = List.copyOf(values);
        }
    }

    private final List<String> typed;
    private final CommandTree tree;
    private final Outcome outcome;
    private final CommandPath path;
    private final Map<Option, List<Given>> given;
    private final Map<Positional, List<String>> arguments;

    Invocation(List<String> typed, CommandTree tree, Outcome outcome, CommandPath path,
            Map<Option, List<Given>> given, Map<Positional, List<String>> arguments) {
        this.typed = List.copyOf(typed);
        this.tree = Objects.requireNonNull(tree, "tree");
        this.outcome = Objects.requireNonNull(outcome, "outcome");
        this.path = Objects.requireNonNull(path, "path");
        this.given = new LinkedHashMap<>(given);
        this.arguments = new LinkedHashMap<>(arguments);
    }

    /** The words of the command line as they were typed. */
    public List<String> typed() {
        return typed;
    }

    /** What is to be done. */
    public Outcome outcome() {
        return outcome;
    }

    /** The command it is about. */
    public CommandPath path() {
        return path;
    }

    /** Whether the command itself has the option; commands that share code have different options. */
    public boolean declares(Option option) {
        return option.isAmong(path.last().syntax().options());
    }

    /** Whether the option was on the command line, in whichever form. */
    public boolean isGiven(Option option) {
        return !occurrences(option).isEmpty();
    }

    /** Whether a flag was given. */
    public boolean flag(Option option) {
        require(option.kind() instanceof Kind.Flag, option.name() + " is no flag");
        return isGiven(option);
    }

    /** What a pair says: true for the main name, false for the negative one, empty when neither was given. */
    public Optional<Boolean> pair(Option option) {
        require(option.kind() instanceof Kind.Pair, option.name() + " is no pair");
        List<Given> list = occurrences(option);
        return list.isEmpty() ? Optional.empty() : Optional.of(!list.get(list.size() - 1).negated());
    }

    /** The last value; of a choice the listed word, of a path the text as typed. */
    public Optional<String> text(Option option) {
        List<String> values = list(option);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
    }

    /** All values in the order they were given; at most one unless the option is repeatable or a comma list. */
    public List<String> list(Option option) {
        require(option.valued().isPresent(), option.name() + " takes no value");
        List<String> values = new ArrayList<>();
        for (Given one : occurrences(option)) {
            values.addAll(one.values());
        }
        return List.copyOf(values);
    }

    /** The constant whose word was given last; absent if none was. */
    public <E extends Enum<E> & Choice> Optional<E> find(Option option, Class<E> type) {
        Optional<String> word = text(option);
        return word.isEmpty() ? Optional.empty() : Optional.of(constant(option, type, word.get()));
    }

    /** As {@link #find}, the declared default if none was given. */
    public <E extends Enum<E> & Choice> E choice(Option option, Class<E> type) {
        return constant(option, type, text(option).orElse(option.fallback().value()));
    }

    /** The last value of an option with a whole number. */
    public OptionalLong integer(Option option) {
        return whole(option.valued(), option.name(), text(option));
    }

    /** The last value of an option with a decimal number, with the digits that were typed. */
    public Optional<BigDecimal> decimal(Option option) {
        require(option.valued().isPresent() && option.valued().get().type() instanceof ValueType.Decimal,
                option.name() + " is no decimal number");
        return text(option).map(text -> ValueType.Decimal.parse(text).orElseThrow());
    }

    /** The value of an argument that stands at most once. */
    public Optional<String> text(Positional positional) {
        require(!positional.count().repeated(), positional.label() + " may be there several times");
        return list(positional).stream().findFirst();
    }

    /** All values of an argument, in their order. */
    public List<String> list(Positional positional) {
        require(path.last().syntax().positionals().contains(positional), "not declared: " + positional.label());
        return arguments.getOrDefault(positional, List.of());
    }

    /** The value of an argument that is a whole number and stands at most once. */
    public OptionalLong integer(Positional positional) {
        return whole(Optional.of(positional.value()), positional.label(), text(positional));
    }

    /** All values of an argument with whole numbers. */
    public List<Long> integers(Positional positional) {
        require(positional.value().type() instanceof ValueType.Whole, positional.label() + " is no whole number");
        return list(positional).stream().map(text -> ValueType.Whole.parse(text).getAsLong()).toList();
    }

    private List<Given> occurrences(Option option) {
        require(declares(option) || option.isAmong(tree.globals()), "not declared: " + option.name());
        return given.getOrDefault(option, List.of());
    }

    private static <E extends Enum<E> & Choice> E constant(Option option, Class<E> type, String word) {
        for (E constant : type.getEnumConstants()) {
            if (constant.word().equals(word)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(option.name() + " is no " + type.getSimpleName());
    }

    private static OptionalLong whole(Optional<Kind.Valued> valued, String name, Optional<String> text) {
        require(valued.isPresent() && valued.get().type() instanceof ValueType.Whole, name + " is no whole number");
        return text.isEmpty() ? OptionalLong.empty() : ValueType.Whole.parse(text.get());
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
