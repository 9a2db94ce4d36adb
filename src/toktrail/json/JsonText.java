package toktrail.json;

import java.util.Objects;
import java.util.Optional;
import toktrail.spelling.WhiteSpace;

/**
 * A string.
 *
 * @param value the text, perhaps empty
 */
public record JsonText(String value) implements JsonValue {

    public JsonText {
        Objects.requireNonNull(value, "value");
    }

    /** The text without white space at both ends, as {@link WhiteSpace} says; empty if nothing is left. */
    public Optional<String> trimmed() {
        String text = WhiteSpace.trim(value);
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** Compact JSON. */
    @Override
    public String toString() {
        return Json.write(this, JsonStyle.SPACED);
    }
}
