package toktrail.args;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import toktrail.spelling.Choice;

/**
 * The declaration of one option. Equal declarations are the same option: a command asks its {@link Invocation} with the
 * constant it declared.
 *
 * @param names    all names with their dashes, the main one first; the negative name of a pair is in {@code kind}
 * @param kind     what follows the name
 * @param help     one line for help and manual, a sentence or a phrase, without default and variable
 * @param group    the heading it stands under, {@link #PLAIN_GROUP} for the usual one
 * @param fallback where the value comes from when the option is not given, for help only
 * @param traits   the rest
 */
public record Option(List<String> names, Kind kind, String help, String group, Fallback fallback, Set<Trait> traits) {

    /** The heading of options without a group. */
    public static final String PLAIN_GROUP = "Options";

    /** A list of words longer than this is told in the help line, not in the label. */
    private static final int CHOICE_LABEL_LIMIT = 30;

    /** What else holds for an option. */
    public enum Trait {
        /** May be given several times; all values count, in order. */
        REPEATABLE,
        /** A value may be a list divided by commas; the parts are trimmed, empty ones dropped. */
        COMMA_LIST,
        /** The value may be missing; then it takes the next word only if that does not begin with a dash. */
        VALUE_OPTIONAL,
        /** The command line must have it. */
        REQUIRED,
        /** Works but is not shown and not suggested. */
        HIDDEN
    }

    /**
     * What counts when the option is not given; both parts are text for people.
     *
     * @param value    the default, empty for none
     * @param variable the environment variable that is asked first, empty for none
     */
    public record Fallback(String value, String variable) {
        public Fallback {
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(variable, "variable");
        }
    }

    public Option {
        names = List.copyOf(names);
        traits = traits.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(traits));
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(help, "help");
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(fallback, "fallback");
        if (names.isEmpty()) {
            throw new IllegalArgumentException("an option without a name");
        }
    }

    private Option(String name, Kind kind, String help) {
        this(List.of(name), kind, help, PLAIN_GROUP, new Fallback("", ""), Set.of());
    }

    /** An option without a value. */
    public static Option flag(String name, String help) {
        return new Option(name, new Kind.Flag(), help);
    }

    /** {@code --refresh} with {@code --no-refresh}. */
    public static Option pair(String positive, String negative, String help) {
        return new Option(positive, new Kind.Pair(negative), help);
    }

    /** An option with any text as its value. */
    public static Option text(String name, String label, String help) {
        return valued(name, label, new ValueType.Text(""), help);
    }

    /** As {@link #text}, with values that completion asks the program for under {@code topic}. */
    public static Option known(String name, String label, String topic, String help) {
        return valued(name, label, new ValueType.Text(topic), help);
    }

    /** An option with the path of a file; the value stays as typed. */
    public static Option file(String name, String label, String help) {
        return valued(name, label, new ValueType.PathText(ValueType.PathText.Target.FILE), help);
    }

    /** An option with the path of a directory; the value stays as typed. */
    public static Option directory(String name, String label, String help) {
        return valued(name, label, new ValueType.PathText(ValueType.PathText.Target.DIRECTORY), help);
    }

    /** An option with a whole number of 64 bits. */
    public static Option integer(String name, String label, String help) {
        return valued(name, label, new ValueType.Whole(OptionalLong.empty(), OptionalLong.empty()), help);
    }

    /** As {@link #integer}, at least {@code min}. */
    public static Option atLeast(String name, String label, long min, String help) {
        return valued(name, label, new ValueType.Whole(OptionalLong.of(min), OptionalLong.empty()), help);
    }

    /** As {@link #integer}, from {@code min} to {@code max}, both included. */
    public static Option between(String name, String label, long min, long max, String help) {
        return valued(name, label, new ValueType.Whole(OptionalLong.of(min), OptionalLong.of(max)), help);
    }

    /** An option with a decimal number. */
    public static Option decimal(String name, String label, String help) {
        return valued(name, label, new ValueType.Decimal(Optional.empty(), Optional.empty()), help);
    }

    /** As {@link #decimal}, at least {@code min}. */
    public static Option atLeast(String name, String label, BigDecimal min, String help) {
        return valued(name, label, new ValueType.Decimal(Optional.of(min), Optional.empty()), help);
    }

    /** An option with one of a few words; a long list gets the option's name as its label. */
    public static Option choice(String name, List<String> values, String help) {
        ValueType type = new ValueType.Choice(values);
        int dashes = name.startsWith("--") ? 2 : 1;
        String label = type.label().length() <= CHOICE_LABEL_LIMIT ? type.label()
                : name.substring(dashes).toUpperCase(Locale.ROOT);
        return valued(name, label, type, help);
    }

    /** An option with one of the words of an enum; {@link Invocation#find} gives the constant. */
    public static <E extends Enum<E> & Choice> Option choice(String name, Class<E> type, String help) {
        List<String> words = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            words.add(constant.word());
        }
        return choice(name, words, help);
    }

    /** As {@link #choice(String, Class, String)} with a default, which {@link Invocation#choice} gives. */
    public static <E extends Enum<E> & Choice> Option choice(String name, Class<E> type, E standard, String help) {
        return choice(name, type, help).withDefault(standard.word());
    }

    /** An option with a value of any type. */
    public static Option valued(String name, String label, ValueType type, String help) {
        return new Option(name, new Kind.Valued(label, type, Optional.empty()), help);
    }

    /** A further name, such as {@code -o}. */
    public Option withName(String name) {
        List<String> more = new ArrayList<>(names);
        more.add(name);
        return new Option(more, kind, help, group, fallback, traits);
    }

    /** The same option under another heading. */
    public Option withGroup(String heading) {
        return new Option(names, kind, help, heading, fallback, traits);
    }

    /** The same option with the default that help shows. */
    public Option withDefault(String value) {
        return new Option(names, kind, help, group, new Fallback(value, fallback.variable()), traits);
    }

    /** The same option with the environment variable that help shows. */
    public Option withVariable(String variable) {
        return new Option(names, kind, help, group, new Fallback(fallback.value(), variable), traits);
    }

    /**
     * The same option with a message of its own for a value that is not allowed; see {@link Kind.Valued#failure}.
     *
     * @throws IllegalArgumentException if the option takes no value
     */
    public Option withFailure(String message) {
        if (!(kind instanceof Kind.Valued valued)) {
            throw new IllegalArgumentException(name() + " takes no value");
        }
        Kind.Valued refusing = new Kind.Valued(valued.label(), valued.type(), Optional.of(message));
        return new Option(names, refusing, help, group, fallback, traits);
    }

    /** The same option with a further trait. */
    public Option with(Trait trait) {
        Set<Trait> more = EnumSet.of(trait);
        more.addAll(traits);
        return new Option(names, kind, help, group, fallback, more);
    }

    /** May be given several times. */
    public Option repeatable() {
        return with(Trait.REPEATABLE);
    }

    /** Must be given. */
    public Option required() {
        return with(Trait.REQUIRED);
    }

    /** Not shown. */
    public Option hidden() {
        return with(Trait.HIDDEN);
    }

    /** Whether the option has the trait. */
    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /** The main name. */
    public String name() {
        return names.get(0);
    }

    /** All names, the negative one of a pair last. */
    public List<String> allNames() {
        if (!(kind instanceof Kind.Pair pair)) {
            return names;
        }
        List<String> all = new ArrayList<>(names);
        all.add(pair.negative());
        return List.copyOf(all);
    }

    /** What is known of the value, empty for flags and pairs. */
    public Optional<Kind.Valued> valued() {
        return kind instanceof Kind.Valued valued ? Optional.of(valued) : Optional.empty();
    }

    /** Whether it is one of these. */
    boolean isAmong(List<Option> options) {
        // by identity first: comparing whole declarations costs milliseconds when nothing is compiled yet
        for (Option option : options) {
            if (option == this) {
                return true;
            }
        }
        for (Option option : options) {
            if (option.name().equals(name()) && option.equals(this)) {
                return true;
            }
        }
        return false;
    }

    /** From the name alone, which the derived code of a record would take far longer for in a new process. */
    @Override
    public int hashCode() {
        return name().hashCode();
    }

    /** Whether {@code name} is one of {@link #allNames()}. */
    boolean answersTo(String name) {
        return names.contains(name) || kind instanceof Kind.Pair pair && pair.negative().equals(name);
    }
}
