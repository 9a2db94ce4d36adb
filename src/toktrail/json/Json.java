package toktrail.json;

import java.nio.charset.StandardCharsets;

/**
 * Whole documents in one call, for input of moderate size. All readers follow {@link JsonSettings#EXACT}: the standard
 * to the letter, strings whole; one value, and only white space around it.
 */
public final class Json {

    private Json() { }

    /**
     * The value of a text. Half a surrogate pair in the text becomes {@code ?}.
     *
     * @throws JsonException if it is not JSON
     */
    public static JsonValue parse(String text) {
        return parse(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The value of UTF-8 bytes.
     *
     * @throws JsonException if they are not JSON
     */
    public static JsonValue parse(byte[] bytes) {
        JsonTokenizer tokenizer = new JsonTokenizer(JsonSettings.EXACT);
        return JsonParser.parse(tokenizer.reset(bytes, 0, bytes.length), Shape.ALL);
    }

    /** The text of a value, without a line end behind it. */
    public static String write(JsonValue value, JsonStyle style) {
        StringBuilder text = new StringBuilder();
        JsonWriter writer = new JsonWriter(text::append, style);
        writer.value(value).finish();
        return text.toString();
    }
}
