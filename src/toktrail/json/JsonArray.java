package toktrail.json;

import java.util.Iterator;
import java.util.List;

/**
 * An array.
 *
 * @param values the elements in order, unmodifiable
 */
public record JsonArray(List<JsonValue> values) implements JsonValue, Iterable<JsonValue> {

    /** The array without elements. */
    public static final JsonArray EMPTY = new JsonArray(List.of());

    /** Copies the list. */
    public JsonArray {
        values = List.copyOf(values);
    }

    /** The number of elements. */
    public int count() {
        return values.size();
    }

    /** The element at {@code index}, or {@link JsonNull#NULL} if there is none. */
    public JsonValue get(int index) {
        return index >= 0 && index < values.size() ? values.get(index) : JsonNull.NULL;
    }

    /** Runs over the elements in order. */
    @Override
    public Iterator<JsonValue> iterator() {
        return values.iterator();
    }

    /** Compact JSON. */
    @Override
    public String toString() {
        return Json.write(this, JsonStyle.SPACED);
    }
}
