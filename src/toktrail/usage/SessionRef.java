package toktrail.usage;

import java.util.Objects;

/**
 * One conversation of a harness on one machine, the source session.
 *
 * @param harness         harness id, such as {@code codex}
 * @param sourceSessionId the harness's own id, exact and case-sensitive
 */
public record SessionRef(String harness, String sourceSessionId) {

    public SessionRef {
        Objects.requireNonNull(harness, "harness");
        Objects.requireNonNull(sourceSessionId, "sourceSessionId");
    }
}
