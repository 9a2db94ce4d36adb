package toktrail.statusline;

import java.util.Optional;
import toktrail.json.Json;
import toktrail.json.JsonException;
import toktrail.json.JsonNumber;
import toktrail.json.JsonText;
import toktrail.json.JsonValue;

/** What of a payload makes a difference to a line; tools say much besides that changes from moment to moment. */
public final class PayloadKey {

    private PayloadKey() { }

    /** The part of the key that stands for standard input; absent if no line can be made of that. */
    public static Optional<String> of(byte[] input) {
        if (isBlank(input)) {
            return Optional.of("");
        }
        JsonValue payload;
        try {
            payload = Json.parse(input);
        } catch (JsonException notJson) {
            return Optional.empty();
        }
        StringBuilder key = new StringBuilder();
        for (PayloadField field : PayloadField.values()) {
            JsonValue value = field.in(payload);
            if (field == PayloadField.TRANSCRIPT) {
                key.append(value.asText().isPresent() ? "hook" : "own");
            } else if (value instanceof JsonText text) {
                key.append('"').append(text.value());
            } else if (value instanceof JsonNumber number) {
                key.append(number.text());
            }
            key.append('\n');
        }
        return Optional.of(key.toString());
    }

    /** Whether there is nothing but the white space of JSON. */
    static boolean isBlank(byte[] input) {
        for (byte b : input) {
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return false;
            }
        }
        return true;
    }
}
