package toktrail.report.doctor;

import java.util.Objects;
import toktrail.json.JsonObject;

/**
 * What one check found.
 *
 * @param id      names the check; it never changes
 * @param level   how bad it is
 * @param harness the tool it is about, null if it is about none
 * @param message one sentence
 * @param hint    what to do, null if there is nothing to do
 * @param data    the figures behind the message
 */
public record Finding(String id, Level level, String harness, String message, String hint, JsonObject data) {

    public Finding {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(data, "data");
    }

    /** A finding about no certain tool, without hint and figures. */
    static Finding of(String id, Level level, String message) {
        return new Finding(id, level, null, message, null, JsonObject.EMPTY);
    }

    /** The same about a tool. */
    Finding about(String harnessId) {
        return new Finding(id, level, harnessId, message, hint, data);
    }

    /** The same with a cure. */
    Finding withHint(String text) {
        return new Finding(id, level, harness, message, text, data);
    }

    /** The same with figures. */
    Finding withData(JsonObject figures) {
        return new Finding(id, level, harness, message, hint, figures);
    }
}
