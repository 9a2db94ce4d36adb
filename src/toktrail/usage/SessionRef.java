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

    /** Written out, as it takes milliseconds until a new process has the derived code of a record. */
    @Override
    public int hashCode() {
        return 31 * harness.hashCode() + sourceSessionId.hashCode();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SessionRef that && sourceSessionId.equals(that.sourceSessionId)
                && harness.equals(that.harness);
    }
}
