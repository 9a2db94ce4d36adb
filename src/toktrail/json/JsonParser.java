package toktrail.json;

import java.util.ArrayList;
import java.util.List;

/** Makes trees of what a {@link JsonTokenizer} reads, whole or in a {@link Shape}. */
public final class JsonParser {

    private JsonParser() { }

    /**
     * Reads the one value of the tokenizer's input to its end and gives what {@code shape} wants of it. Keys the shape
     * names are the shape's own {@code String} objects.
     *
     * @throws JsonException if the input is not exactly one JSON value
     */
    public static JsonValue parse(JsonTokenizer tokenizer, Shape shape) {
        tokenizer.next();
        JsonValue value = value(tokenizer, shape);
        tokenizer.next();
        return value;
    }

    /**
     * As {@link #parse}, for input that must be an object.
     *
     * @throws JsonException if the input is not exactly one JSON object
     */
    public static JsonObject parseObject(JsonTokenizer tokenizer, Shape shape) {
        JsonValue value = parse(tokenizer, shape);
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new JsonException("expected an object", 1, 1);
    }

    /**
     * Gives what {@code shape} wants of the value that the current token begins (for a key: of its value) and leaves
     * the tokenizer at the last token of it. For callers that walk through a big container themselves.
     *
     * @throws JsonException         if it is malformed
     * @throws IllegalStateException if the current token begins no value
     */
    public static JsonValue value(JsonTokenizer tokenizer, Shape shape) {
        int kind = tokenizer.kind() == JsonTokenizer.KEY ? tokenizer.next() : tokenizer.kind();
        return switch (kind) {
            case JsonTokenizer.BEGIN_OBJECT -> object(tokenizer, shape);
            case JsonTokenizer.BEGIN_ARRAY -> array(tokenizer, shape);
            case JsonTokenizer.STRING -> new JsonText(tokenizer.text());
            case JsonTokenizer.NUMBER -> tokenizer.number();
            case JsonTokenizer.TRUE -> JsonBoolean.TRUE;
            case JsonTokenizer.FALSE -> JsonBoolean.FALSE;
            case JsonTokenizer.NULL -> JsonNull.NULL;
            default -> throw new IllegalStateException("the current token begins no value");
        };
    }

    private static JsonValue object(JsonTokenizer tokenizer, Shape shape) {
        if (shape.dropsContent()) {
            tokenizer.skipValue();
            return JsonObject.EMPTY;
        }
        JsonNames keys = shape.keys();
        Shape others = shape.others();
        JsonObject.Builder members = JsonObject.builder();
        // One bit for each of the first named keys that was there: only a repeated one has to be looked for.
        long seen = 0;
        while (tokenizer.next() == JsonTokenizer.KEY) {
            int index = keys.count() == 0 ? -1 : tokenizer.find(keys);
            if (index >= 0 && index < Long.SIZE && others == null && (seen & 1L << index) == 0) {
                seen |= 1L << index;
                members.add(keys.name(index), value(tokenizer, shape.shape(index)));
            } else if (index >= 0) {
                members.put(keys.name(index), value(tokenizer, shape.shape(index)));
            } else if (others == null) {
                tokenizer.skipValue();
            } else {
                members.put(tokenizer.text(), value(tokenizer, others));
            }
        }
        return members.take();
    }

    private static JsonValue array(JsonTokenizer tokenizer, Shape shape) {
        if (shape.dropsContent()) {
            tokenizer.skipValue();
            return JsonArray.EMPTY;
        }
        List<JsonValue> values = new ArrayList<>();
        while (tokenizer.next() != JsonTokenizer.END_ARRAY) {
            values.add(value(tokenizer, shape));
        }
        return new JsonArray(values);
    }
}
