package toktrail.sync;

import java.util.List;

/** What happens to a run of another machine that goes on. */
public enum ActiveRunPolicy {
    /** The import ends if a run goes on here as well. */
    FAIL("fail"),
    /** Reports show it as ended when the other machine told of it. */
    CLOSE_AT_EXPORT("close-at-export"),
    /** It goes on, there. */
    KEEP("keep");

    private final String id;

    ActiveRunPolicy(String id) {
        this.id = id;
    }

    /** As it is typed. */
    public String id() {
        return id;
    }

    /** All of them as they are typed. */
    public static List<String> ids() {
        return List.of(FAIL.id, CLOSE_AT_EXPORT.id, KEEP.id);
    }

    /** The policy of this id. */
    public static ActiveRunPolicy of(String id) {
        for (ActiveRunPolicy policy : values()) {
            if (policy.id.equals(id)) {
                return policy;
            }
        }
        throw new IllegalArgumentException(id);
    }
}
