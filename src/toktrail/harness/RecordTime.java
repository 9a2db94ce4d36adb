package toktrail.harness;

import java.util.OptionalLong;
import toktrail.json.JsonNumber;
import toktrail.json.JsonObject;
import toktrail.json.JsonText;
import toktrail.json.JsonValue;
import toktrail.time.SourceTime;

/** The time of a record as the tools write it: text or number. */
public final class RecordTime {

    private RecordTime() { }

    /** The time a JSON value tells, epoch milliseconds UTC; absent if it is no text or number that is a time. */
    public static OptionalLong of(JsonValue value) {
        if (value instanceof JsonText text) {
            return SourceTime.ofText(text.value());
        }
        if (value instanceof JsonNumber number) {
            OptionalLong whole = number.isInteger() ? number.truncated() : OptionalLong.empty();
            return whole.isPresent() ? SourceTime.ofNumber(whole.getAsLong())
                    : SourceTime.ofNumber(number.doubleValue());
        }
        return OptionalLong.empty();
    }

    /** The first usable time among these members of an object. */
    public static OptionalLong first(JsonObject record, String... names) {
        for (String name : names) {
            OptionalLong time = of(record.get(name));
            if (time.isPresent()) {
                return time;
            }
        }
        return OptionalLong.empty();
    }
}
