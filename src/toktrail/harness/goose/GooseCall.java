package toktrail.harness.goose;

import toktrail.harness.Fingerprint;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;

/**
 * A call of the ledger, or what a session consumed beside it.
 *
 * @param sessionId session
 * @param dedupKey  key inside the harness, but not across machines
 * @param key       key across machines as well
 * @param kind      model and the like
 * @param createdMs time
 * @param amount    disjoint tokens, cost
 * @param view      what an older toktrail would have stored; null if it would have stored the call as it is
 */
record GooseCall(String sessionId, String dedupKey, String key, CallKind kind, long createdMs, Amount amount,
        Fingerprint.View view) {

    /** Whether it is what a session consumed beside the ledger. */
    boolean isRemainder() {
        return dedupKey.equals(sessionId);
    }

    /** The same call with the earlier time of both. */
    GooseCall datedBy(GooseCall copy) {
        return createdMs <= copy.createdMs ? this
                : new GooseCall(sessionId, dedupKey, key, kind, copy.createdMs, amount, view);
    }
}
