package toktrail.config.schema;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import toktrail.error.Suggestion;
import toktrail.spelling.Choice;
import toktrail.time.Zones;
import toktrail.toml.TomlBoolean;
import toktrail.toml.TomlFloat;
import toktrail.toml.TomlInteger;
import toktrail.toml.TomlString;
import toktrail.toml.TomlValue;
import toktrail.usage.Names;

/** Rules for single values that mean the same everywhere. */
public final class ScalarRules {

    private ScalarRules() { }

    /** How a text is turned into what it means; reports what is wrong with it. */
    public interface TextReader<T> {
        Optional<T> read(String text, Place place);
    }

    private record TextRule<T>(String type, String sample, TextReader<T> reader, boolean blankIsUnset)
            implements Rule<T> {
        @Override
        public Optional<T> read(TomlValue value, Place place) {
            if (!(value instanceof TomlString text)) {
                return wrongType(value, place);
            }
            String trimmed = Names.trimmed(text.value());
            if (trimmed == null) {
                if (!blankIsUnset) {
                    place.report(DiagnosticId.EMPTY, "must not be blank", "for example " + example());
                }
                return Optional.empty();
            }
            return reader.read(trimmed, place);
        }

        @Override
        public String example() {
            return Values.literal(sample);
        }
    }

    private record WordRule<T>(List<String> words, List<T> meanings) implements Rule<T> {
        @Override
        public Optional<T> read(TomlValue value, Place place) {
            if (!(value instanceof TomlString text)) {
                return wrongType(value, place);
            }
            String trimmed = Names.trimmed(text.value());
            if (trimmed == null) {
                place.report(DiagnosticId.EMPTY, "must not be blank", "for example " + example());
                return Optional.empty();
            }
            int index = words.indexOf(trimmed);
            return index < 0 ? badChoice(trimmed, words, place) : Optional.of(meanings.get(index));
        }

        @Override
        public String type() {
            return "one of " + words.stream().map(Values::literal).collect(Collectors.joining(", "));
        }

        @Override
        public String example() {
            return Values.literal(words.get(0));
        }
    }

    private record FlagRule() implements Rule<Boolean> {
        @Override
        public Optional<Boolean> read(TomlValue value, Place place) {
            return value instanceof TomlBoolean flag ? Optional.of(flag.value()) : wrongType(value, place);
        }

        @Override
        public String type() {
            return "a boolean";
        }

        @Override
        public String example() {
            return "true";
        }
    }

    private record IntegerRule(long min, long max, boolean orZero, String example) implements Rule<Long> {
        @Override
        public Optional<Long> read(TomlValue value, Place place) {
            if (!(value instanceof TomlInteger integer)) {
                return wrongType(value, place);
            }
            long number = integer.value();
            if ((number < min || number > max) && !(orZero && number == 0)) {
                place.report(DiagnosticId.OUT_OF_RANGE, number + " is out of range", "use " + type());
                return Optional.empty();
            }
            return Optional.of(number);
        }

        @Override
        public String type() {
            String range = max == Long.MAX_VALUE ? "an integer of at least " + min
                    : "an integer from " + min + " to " + max;
            return orZero ? range + ", or 0" : range;
        }
    }

    private record NumberRule(BigDecimal min, boolean minAllowed, Optional<BigDecimal> max, String example)
            implements Rule<BigDecimal> {
        @Override
        public Optional<BigDecimal> read(TomlValue value, Place place) {
            if (!(value instanceof TomlInteger) && !(value instanceof TomlFloat)) {
                return wrongType(value, place);
            }
            Optional<BigDecimal> number = Values.decimal(value);
            if (number.filter(this::isInRange).isPresent() && Amounts.isUsable(number.get())) {
                return number;
            }
            boolean absurd = number.map(this::isInRange).orElseGet(() -> !((TomlFloat) value).isSpecial());
            place.report(DiagnosticId.OUT_OF_RANGE, Values.shown(value).strip() + " is out of range",
                    "use " + type() + (absurd ? ", " + Amounts.rule() : ""));
            return Optional.empty();
        }

        private boolean isInRange(BigDecimal number) {
            int low = number.compareTo(min);
            return (low > 0 || low == 0 && minAllowed) && (max.isEmpty() || number.compareTo(max.get()) <= 0);
        }

        @Override
        public String type() {
            return "a number " + (minAllowed ? "of at least " : "above ") + min.toPlainString()
                    + max.map(most -> " and at most " + most.toPlainString()).orElse("");
        }
    }

    /** A text that is not blank. */
    public static Rule<String> text(String example) {
        return new TextRule<>("a string", example, (text, place) -> Optional.of(text), false);
    }

    /** A text; blank means not set. */
    public static Rule<String> textOrBlank(String example) {
        return new TextRule<>("a string", example, (text, place) -> Optional.of(text), true);
    }

    /** A text with a meaning of its own. */
    public static <T> Rule<T> parsed(String type, String example, TextReader<T> reader) {
        return new TextRule<>(type, example, reader, false);
    }

    /** As {@link #parsed}, blank means not set. */
    public static <T> Rule<T> parsedOrBlank(String type, String example, TextReader<T> reader) {
        return new TextRule<>(type, example, reader, true);
    }

    /** A name with an identity, kept as written. */
    public static Rule<String> identity(String example) {
        return identity(example, Function.identity());
    }

    /** A name, as its identity. */
    public static Rule<String> normalised(String example) {
        return identity(example, Names::normalise);
    }

    private static Rule<String> identity(String example, Function<String, String> form) {
        return parsed("a string with letters or digits", example, (text, place) -> {
            if (Names.normalise(text).isEmpty()) {
                place.report(DiagnosticId.EMPTY, Values.quotedText(text) + " has no letters or digits",
                        "for example " + Values.literal(example));
                return Optional.empty();
            }
            return Optional.of(form.apply(text));
        });
    }

    /** One of the words of an enum. */
    public static <E extends Enum<E> & Choice> Rule<E> choice(Class<E> type) {
        return choice(List.of(type.getEnumConstants()));
    }

    /** Some of the words of an enum. */
    public static <E extends Choice> Rule<E> choice(List<E> allowed) {
        List<String> words = new ArrayList<>();
        for (E choice : allowed) {
            words.add(choice.word());
        }
        return new WordRule<>(words, allowed);
    }

    /** One of several words, as written. */
    public static Rule<String> word(List<String> words) {
        return new WordRule<>(words, words);
    }

    /** Reports a word that is not allowed. */
    public static <T> Optional<T> badChoice(String text, List<String> allowed, Place place) {
        List<String> near = Suggestion.nearest(text, allowed);
        place.report(DiagnosticId.BAD_CHOICE, Values.quotedText(text) + " is not allowed",
                (near.isEmpty() ? "" : "did you mean " + String.join(", ", near) + "? ")
                        + "use one of " + String.join(", ", allowed));
        return Optional.empty();
    }

    /** The normalised name of a supported harness. */
    public static Rule<String> harness() {
        return parsed("the name of a harness", "claude", (text, place) -> {
            List<String> allowed = place.context().harnesses();
            String name = Names.normalise(text);
            if (name.isEmpty()) {
                place.report(DiagnosticId.EMPTY, Values.quotedText(text) + " has no letters or digits",
                        "use one of " + String.join(", ", allowed));
                return Optional.empty();
            }
            return allowed.contains(name) ? Optional.of(name) : badChoice(text, allowed, place);
        });
    }

    /** True or false. */
    public static Rule<Boolean> flag() {
        return new FlagRule();
    }

    /** A whole number of at least {@code min}. */
    public static Rule<Long> integer(long min) {
        return new IntegerRule(min, Long.MAX_VALUE, false, Long.toString(Math.max(min, 1)));
    }

    /** A whole number in a range. */
    public static Rule<Long> integer(long min, long max) {
        return new IntegerRule(min, max, false, Long.toString(min));
    }

    /** 0, or a whole number in a range. */
    public static Rule<Long> zeroOrInteger(long min, long max) {
        return new IntegerRule(min, max, true, Long.toString(min));
    }

    /** An exact number of at least 0. */
    public static Rule<BigDecimal> amount() {
        return new NumberRule(BigDecimal.ZERO, true, Optional.empty(), "2.5");
    }

    /** An exact number above 0. */
    public static Rule<BigDecimal> positive() {
        return new NumberRule(BigDecimal.ZERO, false, Optional.empty(), "20.0");
    }

    /** A share of the whole: 0 to 1. */
    public static Rule<BigDecimal> share(boolean zeroAllowed) {
        return new NumberRule(BigDecimal.ZERO, zeroAllowed, Optional.of(BigDecimal.ONE), "0.8");
    }

    /** A time zone. */
    public static Rule<ZoneId> zone() {
        return parsed("a time zone", "Europe/Berlin", (text, place) -> {
            Optional<ZoneId> zone = Zones.find(text);
            if (zone.isEmpty()) {
                place.report(DiagnosticId.BAD_TIMEZONE, "unknown time zone " + Values.quotedText(text),
                        "use an IANA name such as Europe/Berlin or UTC");
            }
            return zone;
        });
    }
}
