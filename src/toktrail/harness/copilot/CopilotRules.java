package toktrail.harness.copilot;

import toktrail.usage.EventRules;
import toktrail.usage.SessionRef;
import toktrail.usage.UpdatePolicy;
import toktrail.usage.UsageEvent;

/** Calls have a key of their own, which is the identity of the call as well. */
final class CopilotRules implements EventRules {

    @Override
    public UpdatePolicy policy() {
        return UpdatePolicy.IMMUTABLE;
    }

    @Override
    public String globalKey(SessionRef session, String dedupKey) {
        return CopilotHarness.ID + ":" + dedupKey;
    }

    /** Keys of older versions of toktrail name what they did not find. */
    @Override
    public String matchKey(UsageEvent told) {
        String global = told.keys().globalKey();
        return global == null || global.contains("unknown-trace") || global.contains("unknown-span") ? null : global;
    }
}
