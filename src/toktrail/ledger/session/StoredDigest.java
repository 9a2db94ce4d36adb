package toktrail.ledger.session;

import java.util.Objects;
import toktrail.json.JsonObject;

/**
 * What was once found out about the course of a session, as it was stored.
 *
 * @param generator     what made it
 * @param generatedAtMs when
 * @param body          {@code summary}, {@code tool_health}, {@code health}
 */
public record StoredDigest(String generator, long generatedAtMs, JsonObject body) {

    public StoredDigest {
        Objects.requireNonNull(generator, "generator");
        Objects.requireNonNull(body, "body");
    }
}
