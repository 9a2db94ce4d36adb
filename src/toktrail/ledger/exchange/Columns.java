package toktrail.ledger.exchange;

import java.util.ArrayList;
import java.util.List;
import toktrail.json.Json;
import toktrail.json.JsonArray;
import toktrail.json.JsonException;
import toktrail.json.JsonStyle;
import toktrail.json.JsonText;
import toktrail.json.JsonValue;
import toktrail.sqlite.Row;
import toktrail.usage.SessionRef;

/** Values of several columns, or within one. */
final class Columns {

    private Columns() { }

    /** A number, null for NULL. */
    static Long boxed(Row row, int column) {
        return row.isNull(column) ? null : Long.valueOf(row.longValue(column));
    }

    /** Machine id, harness and session id, from {@code column} on. */
    static SessionId session(Row row, int column) {
        return new SessionId(row.text(column), new SessionRef(row.text(column + 1), row.text(column + 2)));
    }

    /** The texts of a JSON array; empty for anything else. */
    static List<String> texts(String json) {
        List<String> texts = new ArrayList<>();
        try {
            for (JsonValue value : Json.parse(json == null ? "[]" : json).asArray()) {
                value.asRawText().ifPresent(texts::add);
            }
        } catch (JsonException noList) {
            // what cannot be read says nothing
            return List.of();
        }
        return texts;
    }

    /** A JSON array of texts. */
    static String json(List<String> texts) {
        List<JsonValue> values = new ArrayList<>();
        texts.forEach(text -> values.add(new JsonText(text)));
        return Json.write(new JsonArray(values), JsonStyle.CANONICAL);
    }
}
