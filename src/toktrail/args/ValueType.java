package toktrail.args;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/** What the text of a value must look like. Every type decides about one text at a time and keeps nothing. */
public sealed interface ValueType {

    /** Digits of an exponent that are still read, so that a short text cannot stand for a gigantic number. */
    int EXPONENT_DIGITS_LIMIT = 3;

    /**
     * Why a text is refused.
     *
     * @param text    continues {@code Invalid value for '--limit': }
     * @param outside whether the form is right but the value is not one of those allowed
     */
    record Refusal(String text, boolean outside) { }

    /** The name used in help when an option has no label of its own. */
    String label();

    /** Why {@code text} is not of this type; empty when it is. */
    Optional<Refusal> check(String text);

    /** The text in the form commands compare with; only for texts that are not refused. */
    default String canonical(String text) {
        return text;
    }

    /** The range in the form {@code x>=1}, empty when there is none. */
    default String range() {
        return "";
    }

    /**
     * Any text.
     *
     * @param topic what the program can suggest from its data, such as {@code machine}; empty for nothing
     */
    record Text(String topic) implements ValueType {
        public Text {
            Objects.requireNonNull(topic, "topic");
        }

        @Override
        public String label() {
            return "TEXT";
        }

        @Override
        public Optional<Refusal> check(String text) {
            return Optional.empty();
        }
    }

    /** A path as typed, not yet resolved. */
    record PathText(Target target) implements ValueType {

        /** What completion offers. */
        public enum Target { FILE, DIRECTORY }

        public PathText {
            Objects.requireNonNull(target, "target");
        }

        @Override
        public String label() {
            return target == Target.FILE ? "PATH" : "DIR";
        }

        @Override
        public Optional<Refusal> check(String text) {
            return Optional.empty();
        }
    }

    /** One of a list of words, compared after trimming and lowering; the canonical form is the listed word. */
    record Choice(List<String> values) implements ValueType {
        public Choice {
            values = List.copyOf(values);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("a choice without values");
            }
        }

        @Override
        public String label() {
            return String.join("|", values);
        }

        @Override
        public Optional<Refusal> check(String text) {
            return values.contains(canonical(text)) ? Optional.empty()
                    : Optional.of(new Refusal("'" + text + "' is not one of " + String.join(", ", values) + ".", true));
        }

        @Override
        public String canonical(String text) {
            return text.strip().toLowerCase(Locale.ROOT);
        }
    }

    /** A whole number of 64 bits: an optional sign and decimal digits. Bounds are inclusive. */
    record Whole(OptionalLong min, OptionalLong max) implements ValueType {
        public Whole {
            if (min.isPresent() && max.isPresent() && min.getAsLong() > max.getAsLong()) {
                throw new IllegalArgumentException("empty range");
            }
        }

        @Override
        public String label() {
            return "INT";
        }

        @Override
        public Optional<Refusal> check(String text) {
            OptionalLong value = parse(text);
            if (value.isEmpty()) {
                return Optional.of(new Refusal("'" + text + "' is not a valid integer.", false));
            }
            long number = value.getAsLong();
            boolean inside = (min.isEmpty() || number >= min.getAsLong())
                    && (max.isEmpty() || number <= max.getAsLong());
            return inside ? Optional.empty()
                    : Optional.of(new Refusal(number + " is not in the range " + range() + ".", true));
        }

        @Override
        public String range() {
            return NumberSyntax.range(min.isPresent() ? Long.toString(min.getAsLong()) : "",
                    max.isPresent() ? Long.toString(max.getAsLong()) : "");
        }

        static OptionalLong parse(String text) {
            int start = NumberSyntax.afterSign(text);
            if (start == text.length() || NumberSyntax.afterDigits(text, start) != text.length()) {
                return OptionalLong.empty();
            }
            try {
                return OptionalLong.of(Long.parseLong(text));
            } catch (NumberFormatException tooLarge) {
                return OptionalLong.empty();
            }
        }
    }

    /** A finite decimal number with a point: {@code 2}, {@code .5}, {@code 1.5e3}. Bounds are inclusive. */
    record Decimal(Optional<BigDecimal> min, Optional<BigDecimal> max) implements ValueType {
        public Decimal {
            if (min.isPresent() && max.isPresent() && min.get().compareTo(max.get()) > 0) {
                throw new IllegalArgumentException("empty range");
            }
        }

        @Override
        public String label() {
            return "FLOAT";
        }

        @Override
        public Optional<Refusal> check(String text) {
            Optional<BigDecimal> value = parse(text);
            if (value.isEmpty()) {
                return Optional.of(new Refusal("'" + text + "' is not a valid float.", false));
            }
            BigDecimal number = value.get();
            boolean inside = (min.isEmpty() || number.compareTo(min.get()) >= 0)
                    && (max.isEmpty() || number.compareTo(max.get()) <= 0);
            return inside ? Optional.empty()
                    : Optional.of(new Refusal(text + " is not in the range " + range() + ".", true));
        }

        @Override
        public String range() {
            return NumberSyntax.range(min.map(BigDecimal::toPlainString).orElse(""),
                    max.map(BigDecimal::toPlainString).orElse(""));
        }

        static Optional<BigDecimal> parse(String text) {
            int start = NumberSyntax.afterSign(text);
            int whole = NumberSyntax.afterDigits(text, start);
            int digits = whole - start;
            int end = whole;
            if (whole < text.length() && text.charAt(whole) == '.') {
                end = NumberSyntax.afterDigits(text, whole + 1);
                digits += end - whole - 1;
            }
            if (digits == 0 || end < text.length() && !NumberSyntax.isExponent(text, end)) {
                return Optional.empty();
            }
            BigDecimal value = new BigDecimal(text);
            return Double.isFinite(value.doubleValue()) ? Optional.of(value) : Optional.empty();
        }
    }
}
