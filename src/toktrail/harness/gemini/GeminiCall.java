package toktrail.harness.gemini;

import toktrail.usage.CallKind;
import toktrail.usage.Tokens;

/**
 * One answer as a file tells it.
 *
 * @param sessionId session
 * @param key       key inside the session
 * @param messageId id of the message, null if it has none
 * @param createdMs time
 * @param kind      model and the like; one object for equal ones of a file
 * @param tokens    classes
 * @param line      line of the file, or {@link toktrail.usage.SourcePosition#NONE}
 * @param offset    offset of that line, or the same
 * @param rawJson   the record, only on request
 */
record GeminiCall(String sessionId, String key, String messageId, long createdMs, CallKind kind, Tokens tokens,
        long line, long offset, String rawJson) {

    /** Identity of the call, in every ledger. */
    String matchKey() {
        return GeminiHarness.ID + ":" + sessionId + ":" + key;
    }

    /** Whether this copy is better than an earlier one: its sum is not smaller. */
    boolean replaces(GeminiCall earlier) {
        return tokens.accountingTotal() >= earlier.tokens.accountingTotal();
    }

    /** The better one of this copy and a later one, dated by the earlier time. */
    GeminiCall or(GeminiCall later) {
        GeminiCall best = later.replaces(this) ? later : this;
        long earliest = Math.min(createdMs, later.createdMs);
        return best.createdMs == earliest ? best : new GeminiCall(sessionId, key, messageId, earliest, best.kind,
                best.tokens, best.line, best.offset, best.rawJson);
    }
}
