package toktrail.harness.pi;

import toktrail.harness.Fingerprint;
import toktrail.harness.KeyRules;
import toktrail.usage.CallKind;
import toktrail.usage.EventRules;
import toktrail.usage.SessionRef;
import toktrail.usage.Tokens;
import toktrail.usage.UpdatePolicy;
import toktrail.usage.UsageEvent;

/** When two events are the same call: copies in other sessions have the same time, model and tokens. */
final class PiRules implements EventRules {

    @Override
    public UpdatePolicy policy() {
        return UpdatePolicy.IMMUTABLE;
    }

    @Override
    public String globalKey(SessionRef session, String dedupKey) {
        return KeyRules.keyInSession(PiHarness.ID, session, dedupKey);
    }

    /** Of numbers as the record states them; only those of the derived view are known of an event from elsewhere. */
    @Override
    public String matchKey(UsageEvent told) {
        Fingerprint.View view = Fingerprint.derived(told);
        return Fingerprint.of(told, view).equals(told.fingerprint())
                ? matchKey(told.createdMs(), told.kind(), view.tokens()) : null;
    }

    static String matchKey(long createdMs, CallKind kind, Tokens stated) {
        return PiHarness.ID + ":" + createdMs + ":" + kind.providerId() + ":" + kind.modelId() + ":" + stated.input()
                + "," + stated.output() + "," + stated.cacheRead() + "," + stated.cacheWrite();
    }
}
