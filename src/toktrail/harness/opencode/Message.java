package toktrail.harness.opencode;

import toktrail.harness.Fingerprint;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;

/**
 * A message, small: many are held until a scan ends.
 *
 * @param id        its id, which sorts by time
 * @param sessionId session
 * @param updatedMs when its row was written last; the smallest long if unknown
 * @param call      the call it is; null if it is none, or not yet
 */
record Message(String id, String sessionId, long updatedMs, Call call) {

    /**
     * A billed call.
     *
     * @param kind        model and the like; one object for equal ones of a source
     * @param createdMs   time
     * @param completedMs end, null if unknown
     * @param amount      disjoint tokens, cost
     * @param place       directories it was made in
     * @param view        what an older toktrail would have stored, if that does not follow from the call; else null
     * @param rawJson     the record, only on request
     */
    record Call(CallKind kind, long createdMs, Long completedMs, Amount amount, Place place, Fingerprint.View view,
            String rawJson) { }

    /**
     * Where the work was done; each may be null.
     *
     * @param cwd     working directory
     * @param gitRoot top level of the repository
     */
    record Place(String cwd, String gitRoot) { }
}
