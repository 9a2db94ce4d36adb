package toktrail.harness.opencode;

import java.util.List;
import toktrail.json.Json;
import toktrail.json.JsonException;
import toktrail.json.JsonObject;
import toktrail.json.JsonValue;
import toktrail.usage.Tokens;

/** The text of a stored message. */
public final class OpenCodeRecord {

    private OpenCodeRecord() { }

    /**
     * The classes of an event whose counts were stored as its message states them, where reasoning may be part of the
     * output.
     *
     * @param stored  the counts as they were stored
     * @param rawJson the message
     * @return disjoint classes; {@code stored} itself if the message is none or states other counts
     */
    public static Tokens disjoint(Tokens stored, String rawJson) {
        JsonValue value;
        try {
            value = Json.parse(rawJson);
        } catch (JsonException noMessage) {
            return stored;
        }
        JsonObject message = value.asObject();
        JsonObject source = message.get("tokens") instanceof JsonObject ? message
                : message.object("metadata").object("assistant");
        if (!StepTokens.of(source).raw().equals(stored)) {
            return stored;
        }
        Message.Call call = new MessageParser(Dialect.OPENCODE).call(message, List::of, null);
        return call == null ? stored : call.amount().tokens();
    }
}
