package toktrail.json;

import java.util.Objects;
import java.util.Optional;

/**
 * A string.
 *
 * @param value the text, perhaps empty
 */
public record JsonText(String value) implements JsonValue {

    /** Checks that there is a text. */
    public JsonText {
        Objects.requireNonNull(value, "value");
    }

    /** The text without white space at both ends, as {@link #trim(String)} says; empty if nothing is left. */
    public Optional<String> trimmed() {
        String text = trim(value);
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /**
     * The text without Unicode white space at both ends: all space, line and paragraph separators (no-break ones too)
     * and the controls U+0009 to U+000D, U+001C to U+001F, U+0085.
     */
    public static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (from < to && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
    }

    /** Compact JSON. */
    @Override
    public String toString() {
        return Json.write(this, JsonStyle.SPACED);
    }
}
