package toktrail.harness.kimi;

import java.util.Objects;
import toktrail.harness.KeyRules;
import toktrail.usage.CallKind;
import toktrail.usage.EventRules;
import toktrail.usage.SessionRef;
import toktrail.usage.Tokens;
import toktrail.usage.UpdatePolicy;
import toktrail.usage.UsageEvent;

/**
 * When two events are the same call.
 *
 * <p>A call without message id is known by its time and tokens and by a model that may come from a configuration, which
 * people change. So the same without the model is the alternate key: read again in its place, it is the same call.
 */
final class KimiRules implements EventRules {

    /** The name of the agent that has none. */
    static final String MAIN = "main";

    @Override
    public UpdatePolicy policy() {
        return UpdatePolicy.FILE;
    }

    @Override
    public String globalKey(SessionRef session, String dedupKey) {
        return KeyRules.keyInSession(KimiHarness.ID, session, dedupKey);
    }

    /** A call with message id has none: its key does not begin and end as those of others do. */
    @Override
    public String alternateKey(UsageEvent told) {
        String before = before(told.kind(), told.createdMs());
        String behind = behind(told.tokens());
        String key = told.keys().dedupKey();
        boolean hasModel = key.length() >= before.length() + behind.length() && key.startsWith(before)
                && key.endsWith(behind);
        return hasModel ? globalKey(told.session(), before + behind) : null;
    }

    /** What stands before the model in the key of a call without message id. */
    static String before(CallKind kind, long createdMs) {
        return (kind.agent() == null ? MAIN : kind.agent()) + ":" + createdMs + ":";
    }

    /** What stands behind the model. */
    static String behind(Tokens tokens) {
        return ":" + tokens.input() + ":" + tokens.output() + ":" + tokens.cacheRead() + ":" + tokens.cacheWrite();
    }

    @Override
    public boolean sameCall(UsageEvent incoming, UsageEvent stored) {
        return incoming.keys().rowId() != null && Objects.equals(incoming.keys().rowId(), stored.keys().rowId())
                && incoming.createdMs() == stored.createdMs() && incoming.tokens().equals(stored.tokens());
    }
}
