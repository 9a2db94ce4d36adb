package toktrail.report.doctor;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import toktrail.json.JsonArray;
import toktrail.json.JsonNull;
import toktrail.json.JsonNumber;
import toktrail.json.JsonText;
import toktrail.json.JsonValue;

/** Figures of findings as JSON, and words for them. */
final class Findings {

    private static final int SHOWN = 5;

    private Findings() { }

    /** What was found, else that all is well. */
    static List<Finding> orOk(Finding ok, List<Finding> found) {
        return found.isEmpty() ? List.of(ok) : found;
    }

    static JsonValue texts(List<String> texts) {
        return new JsonArray(texts.stream().map(text -> (JsonValue) new JsonText(text)).toList());
    }

    static JsonValue orNull(OptionalLong number) {
        return number.isPresent() ? JsonNumber.of(number.getAsLong()) : JsonNull.NULL;
    }

    static JsonValue orNull(String text) {
        return text == null ? JsonNull.NULL : new JsonText(text);
    }

    /** The first few, and how many there are beside them. */
    static String some(List<String> texts) {
        return texts.size() <= SHOWN ? String.join(", ", texts)
                : String.join(", ", texts.subList(0, SHOWN)) + " and " + (texts.size() - SHOWN) + " more";
    }

    static String time(long ms) {
        return Instant.ofEpochMilli(ms).toString();
    }
}
