package toktrail.json;

import java.math.BigDecimal;
import java.util.BitSet;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Consumer;
import toktrail.spelling.Decimals;

/**
 * Writes one JSON value piece by piece. What is written is ASCII: other characters, and U+007F, stand as escapes of
 * four hexadecimal digits with small letters, those above U+FFFF as two of them; {@code /} is not escaped.
 *
 * <p>Calls that would not give JSON throw {@link IllegalStateException}: a value in an object without a key, a key
 * elsewhere, the wrong end, a second value. The text goes to the sink in large pieces; the rest of it, without a line
 * end, on {@link #finish()}.
 */
public final class JsonWriter {

    private static final int PIECE = 1 << 13;
    private static final String HEX = "0123456789abcdef";

    private final Consumer<String> sink;
    private final JsonStyle style;
    private final StringBuilder text = new StringBuilder();

    /** One bit for each open container, set for an object. */
    private final BitSet objects = new BitSet();
    private int depth;
    private boolean empty = true;
    private boolean keyed;
    private boolean done;

    /** A writer to {@code sink}, such as {@code builder::append} or {@code output::print}. */
    public JsonWriter(Consumer<String> sink, JsonStyle style) {
        this.sink = Objects.requireNonNull(sink, "sink");
        this.style = Objects.requireNonNull(style, "style");
    }

    /** Opens an object. */
    public JsonWriter beginObject() {
        return begin(true);
    }

    /** Closes the object; it must be the innermost open container, with no key waiting for a value. */
    public JsonWriter endObject() {
        return end(true);
    }

    /** Opens an array. */
    public JsonWriter beginArray() {
        return begin(false);
    }

    /** Closes the array; it must be the innermost open container. */
    public JsonWriter endArray() {
        return end(false);
    }

    /** Writes the key of the next value. That no key occurs twice is up to the caller. */
    public JsonWriter key(String name) {
        if (keyed || !inObject()) {
            throw new IllegalStateException("no place for the key " + name);
        }
        separate();
        quoted(name);
        text.append(style.colon());
        keyed = true;
        return this;
    }

    /** Writes a string; null writes {@code null}. */
    public JsonWriter text(String value) {
        if (value == null) {
            return nullValue();
        }
        beforeValue();
        quoted(value);
        return afterValue();
    }

    /** Writes an integer. */
    public JsonWriter number(long value) {
        beforeValue();
        text.append(value);
        return afterValue();
    }

    /** Writes an integer; {@code null} without one. */
    public JsonWriter number(OptionalLong value) {
        return value.isPresent() ? number(value.getAsLong()) : nullValue();
    }

    /** Writes an integer; null writes {@code null}. */
    public JsonWriter numberOrNull(Long value) {
        return value == null ? nullValue() : number(value.longValue());
    }

    /** Writes a price or another exact decimal as {@link Decimals#withFraction}; null writes {@code null}. */
    public JsonWriter number(BigDecimal value) {
        return value == null ? nullValue() : raw(Decimals.withFraction(value));
    }

    /** Writes an amount of money, a string, as {@link Decimals#plain(BigDecimal)}; null writes {@code null}. */
    public JsonWriter money(BigDecimal amount) {
        return text(amount == null ? null : Decimals.plain(amount));
    }

    /** Writes a ratio or share as {@link Decimals#ratio(double)}; {@code null} if it is not finite. */
    public JsonWriter ratio(double value) {
        return raw(Decimals.ratio(value).orElse("null"));
    }

    /** Writes a ratio or share as {@link Decimals#ratio(BigDecimal)}; null writes {@code null}. */
    public JsonWriter ratio(BigDecimal value) {
        return value == null ? nullValue() : raw(Decimals.ratio(value));
    }

    /** Writes {@code true} or {@code false}. */
    public JsonWriter bool(boolean value) {
        return raw(value ? "true" : "false");
    }

    /** Writes {@code null}. */
    public JsonWriter nullValue() {
        return raw("null");
    }

    /** Writes a tree; numbers as they were written, those that are not finite words of JSON as {@code null}. */
    public JsonWriter value(JsonValue value) {
        if (value instanceof JsonObject object) {
            beginObject();
            for (String name : object.names()) {
                key(name).value(object.get(name));
            }
            return endObject();
        }
        if (value instanceof JsonArray array) {
            beginArray();
            array.forEach(this::value);
            return endArray();
        }
        if (value instanceof JsonText string) {
            return text(string.value());
        }
        if (value instanceof JsonNumber number) {
            return raw(number.isWord() ? "null" : number.text());
        }
        return raw(value.toString());
    }

    /** Hands what is left to the sink. The value must be complete. */
    public void finish() {
        if (!done) {
            throw new IllegalStateException("the value is not complete");
        }
        flush();
    }

    private JsonWriter begin(boolean object) {
        beforeValue();
        text.append(object ? '{' : '[');
        objects.set(depth, object);
        depth++;
        empty = true;
        keyed = false;
        return this;
    }

    private JsonWriter end(boolean object) {
        if (depth == 0 || keyed || inObject() != object) {
            throw new IllegalStateException("no " + (object ? "object" : "array") + " to end here");
        }
        depth--;
        if (!empty) {
            breakLine();
        }
        text.append(object ? '}' : ']');
        return afterValue();
    }

    private boolean inObject() {
        return depth > 0 && objects.get(depth - 1);
    }

    private JsonWriter raw(String token) {
        beforeValue();
        text.append(token);
        return afterValue();
    }

    private void beforeValue() {
        if (done || inObject() && !keyed) {
            throw new IllegalStateException(done ? "the value is complete" : "a member needs a key first");
        }
        if (depth > 0 && !keyed) {
            separate();
        }
    }

    private JsonWriter afterValue() {
        keyed = false;
        empty = false;
        done = depth == 0;
        if (text.length() >= PIECE) {
            flush();
        }
        return this;
    }

    private void separate() {
        if (!empty) {
            text.append(style.comma());
        }
        breakLine();
    }

    private void breakLine() {
        if (style == JsonStyle.PRETTY) {
            text.append('\n').append("  ".repeat(depth));
        }
    }

    private void flush() {
        sink.accept(text.toString());
        text.setLength(0);
    }

    private void quoted(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"', '\\' -> text.append('\\').append(c);
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> plain(c);
            }
        }
        text.append('"');
    }

    private void plain(char c) {
        if (c >= ' ' && c <= '~') {
            text.append(c);
        } else {
            text.append("\\u").append(HEX.charAt(c >> 12)).append(HEX.charAt(c >> 8 & 15))
                    .append(HEX.charAt(c >> 4 & 15)).append(HEX.charAt(c & 15));
        }
    }
}
