package toktrail.harness.harnessbridge;

import java.util.Optional;
import java.util.OptionalLong;
import toktrail.harness.RecordTime;
import toktrail.harness.WrittenNumber;
import toktrail.json.JsonNumber;
import toktrail.json.JsonObject;
import toktrail.json.JsonText;
import toktrail.json.JsonValue;

/** Times in records of a bridge; 0 is no time. */
final class BridgeTime {

    private static final String MILLISECONDS = "_ms";

    private BridgeTime() { }

    /** The first usable time among members; a name that ends in {@code _ms} may hold digits in a text. */
    static OptionalLong first(JsonObject record, String... names) {
        for (String name : names) {
            JsonValue value = record.get(name);
            OptionalLong time = name.endsWith(MILLISECONDS) ? milliseconds(value) : RecordTime.of(value);
            if (time.isPresent() && time.getAsLong() != 0) {
                return time;
            }
        }
        return OptionalLong.empty();
    }

    /** A positive number in a text is milliseconds whatever its size; everything else as usual. */
    private static OptionalLong milliseconds(JsonValue value) {
        Optional<JsonNumber> number = value instanceof JsonText ? WrittenNumber.of(value) : Optional.empty();
        return number.isPresent() && number.get().doubleValue() > 0 ? number.get().truncated() : RecordTime.of(value);
    }
}
