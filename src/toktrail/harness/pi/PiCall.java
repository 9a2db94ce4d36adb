package toktrail.harness.pi;

import toktrail.harness.Fingerprint;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.Tokens;

/**
 * One answer as a file tells it; the session is that of the file.
 *
 * @param entryId     id of the entry, null in files of the first version
 * @param kind        model and the like; one object for equal ones of a file
 * @param createdMs   time
 * @param dated       whether the record tells it; else it is that of the file
 * @param completedMs end, null if unknown
 * @param amount      disjoint tokens, cost
 * @param stated      counts as the record states them, reasoning inside the output
 * @param view        what an older toktrail would have stored, if that does not follow from the call; else null
 * @param line        line of the file
 * @param offset      offset of that line
 * @param rawJson     the record, only on request
 */
record PiCall(String entryId, CallKind kind, long createdMs, boolean dated, Long completedMs, Amount amount,
        Tokens stated, Fingerprint.View view, long line, long offset, String rawJson) {

    /** Identity of the call whatever session and entry a copy of it has, if the record has a time. */
    String matchKey(String sessionId) {
        if (!dated) {
            return PiHarness.ID + ":" + sessionId + ":" + (entryId == null ? "line-" + line : entryId);
        }
        return PiRules.matchKey(createdMs, kind, stated);
    }
}
