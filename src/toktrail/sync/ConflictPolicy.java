package toktrail.sync;

import java.util.List;

/** What happens to an event that was billed differently here and there. */
public enum ConflictPolicy {
    /** The import ends, and nothing is changed. */
    FAIL("fail"),
    /** The event stays as it is here; the one policy by which two machines may stay different. */
    SKIP("skip"),
    /** The event with more tokens is taken: the other was recorded before the call was complete. */
    PREFER_LARGER("prefer-larger");

    private final String id;

    ConflictPolicy(String id) {
        this.id = id;
    }

    /** As it is typed. */
    public String id() {
        return id;
    }

    /** All of them as they are typed. */
    public static List<String> ids() {
        return List.of(FAIL.id, SKIP.id, PREFER_LARGER.id);
    }

    /** The policy of this id. */
    public static ConflictPolicy of(String id) {
        for (ConflictPolicy policy : values()) {
            if (policy.id.equals(id)) {
                return policy;
            }
        }
        throw new IllegalArgumentException(id);
    }
}
