package toktrail.json;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A JSON value in memory, immutable. Made for data that is never trusted: asking a value for something it is not gives
 * an empty answer, never an exception, so {@code record.object("message").object("usage").count("input")} is always
 * safe. A member that is absent reads as {@link JsonNull#NULL}.
 */
public sealed interface JsonValue permits JsonObject, JsonArray, JsonText, JsonNumber, JsonBoolean, JsonNull {

    /** This object, or {@link JsonObject#EMPTY} if it is something else. */
    default JsonObject asObject() {
        return this instanceof JsonObject object ? object : JsonObject.EMPTY;
    }

    /** This array, or {@link JsonArray#EMPTY} if it is something else. */
    default JsonArray asArray() {
        return this instanceof JsonArray array ? array : JsonArray.EMPTY;
    }

    /** The text without Unicode white space at both ends; empty if nothing is left or this is no text. */
    default Optional<String> asText() {
        return this instanceof JsonText text ? text.trimmed() : Optional.empty();
    }

    /** The text as it stands, perhaps {@code ""}; empty if this is no text. */
    default Optional<String> asRawText() {
        return this instanceof JsonText text ? Optional.of(text.value()) : Optional.empty();
    }

    /** This number, also one that is not finite; empty if this is something else. */
    default Optional<JsonNumber> asNumber() {
        return this instanceof JsonNumber number ? Optional.of(number) : Optional.empty();
    }

    /** The token count this number means, see {@link JsonNumber#count()}; empty if this is no number. */
    default OptionalLong asCount() {
        return this instanceof JsonNumber number ? number.count() : OptionalLong.empty();
    }

    /** Whether this is {@code true}, and not only something that could be taken for it. */
    default boolean isTrue() {
        return this == JsonBoolean.TRUE;
    }

    /** Whether this is {@code null} or stands for something absent. */
    default boolean isNull() {
        return this == JsonNull.NULL;
    }

    /** The value reached through these keys one after the other; {@link JsonNull#NULL} as soon as one is absent. */
    default JsonValue at(String... names) {
        JsonValue value = this;
        for (String name : names) {
            value = value.asObject().get(name);
        }
        return value;
    }
}
