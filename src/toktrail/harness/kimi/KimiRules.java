package toktrail.harness.kimi;

import java.util.Objects;
import toktrail.usage.EventRules;
import toktrail.usage.SessionRef;
import toktrail.usage.UpdatePolicy;
import toktrail.usage.UsageEvent;

/**
 * When two events are the same call.
 *
 * <p>A call without message id is known by its time and tokens and by a model that may come from a configuration, which
 * people change. So the same without the model is the alternate key: read again in its place, it is the same call.
 */
final class KimiRules implements EventRules {

    @Override
    public UpdatePolicy policy() {
        return UpdatePolicy.FILE;
    }

    @Override
    public String globalKey(SessionRef session, String dedupKey) {
        return KimiHarness.ID + ":" + session.sourceSessionId() + ":" + dedupKey;
    }

    @Override
    public boolean sameCall(UsageEvent incoming, UsageEvent stored) {
        return incoming.keys().rowId() != null && Objects.equals(incoming.keys().rowId(), stored.keys().rowId())
                && incoming.createdMs() == stored.createdMs() && incoming.tokens().equals(stored.tokens());
    }
}
