package toktrail.harness.codex;

import java.util.OptionalLong;
import toktrail.harness.RecordTime;
import toktrail.json.JsonObject;
import toktrail.json.JsonValue;

/**
 * What a {@code token_count} record tells.
 *
 * @param model  the model it names, null if none
 * @param hasInfo whether there is {@code info}, without which it is no count
 * @param total  {@code total_token_usage}, null if missing
 * @param last   {@code last_token_usage}, null if missing
 * @param timeMs when it was written, epoch milliseconds UTC; absent if it does not tell
 */
record TokenCount(String model, boolean hasInfo, Counts total, Counts last, OptionalLong timeMs) {

    /** The count of a record whose message is {@code outer}. */
    static TokenCount of(JsonObject record, JsonObject outer) {
        boolean nested = !(outer.get("info") instanceof JsonObject) && outer.get("payload") instanceof JsonObject;
        JsonObject message = nested ? outer.object("payload") : outer;
        JsonObject info = message.object("info");
        return new TokenCount(CodexRecord.countModel(message), message.get("info") instanceof JsonObject,
                counts(info.get("total_token_usage")), counts(info.get("last_token_usage")), time(record));
    }

    private static OptionalLong time(JsonObject record) {
        OptionalLong time = RecordTime.first(record, "timestamp", "time", "created_at");
        return time.isPresent() ? time : RecordTime.of(record.object("data").get("timestamp"));
    }

    private static Counts counts(JsonValue usage) {
        return usage instanceof JsonObject object ? Counts.read(object) : null;
    }
}
