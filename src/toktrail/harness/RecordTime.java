package toktrail.harness;

import java.util.OptionalLong;
import toktrail.json.JsonNumber;
import toktrail.json.JsonText;
import toktrail.json.JsonValue;
import toktrail.time.SourceTime;

/** The time a JSON value means, text or number. */
public final class RecordTime {

    private RecordTime() { }

    /** Epoch milliseconds by the rules of {@link SourceTime}; absent for anything that is no time. */
    public static OptionalLong of(JsonValue value) {
        if (value instanceof JsonText text) {
            return SourceTime.ofText(text.value());
        }
        if (!(value instanceof JsonNumber number)) {
            return OptionalLong.empty();
        }
        OptionalLong whole = number.isInteger() ? number.truncated() : OptionalLong.empty();
        return whole.isPresent() ? SourceTime.ofNumber(whole.getAsLong()) : SourceTime.ofNumber(number.doubleValue());
    }
}
