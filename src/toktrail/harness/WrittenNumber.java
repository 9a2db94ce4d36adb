package toktrail.harness;

import java.util.Optional;
import toktrail.json.Json;
import toktrail.json.JsonException;
import toktrail.json.JsonNumber;
import toktrail.json.JsonText;
import toktrail.json.JsonValue;

/** Numbers of records, where tools write them as numbers or as text. */
public final class WrittenNumber {

    private static final int LONGEST_TEXT = 64;

    private WrittenNumber() { }

    /** The number a value is, or that its text spells as JSON would; empty for anything else. */
    public static Optional<JsonNumber> of(JsonValue value) {
        return value instanceof JsonText text ? text.trimmed().flatMap(WrittenNumber::ofText) : value.asNumber();
    }

    private static Optional<JsonNumber> ofText(String text) {
        char first = text.charAt(0);
        if (text.length() > LONGEST_TEXT || first != '-' && (first < '0' || first > '9')) {
            return Optional.empty();
        }
        try {
            return Json.parse(text).asNumber();
        } catch (JsonException noNumber) {
            return Optional.empty();
        }
    }
}
