package toktrail.harness.claude;

import toktrail.harness.KeyRules;
import toktrail.usage.EventKeys;
import toktrail.usage.EventRules;
import toktrail.usage.SessionRef;
import toktrail.usage.UpdatePolicy;
import toktrail.usage.UsageEvent;

/**
 * When two events are the same call.
 *
 * <p>A call's match key is {@code claude:<message id>:<request id>}; copies without request id have only the first
 * part, and copies of subagents may have a request id of their own. So the first part is the alternate key.
 */
final class ClaudeRules implements EventRules {

    static final String HARNESS = "claude";
    static final ClaudeRules RULES = new ClaudeRules();

    private static final String PREFIX = HARNESS + ":";

    @Override
    public UpdatePolicy policy() {
        return UpdatePolicy.FILE;
    }

    @Override
    public String globalKey(SessionRef session, String dedupKey) {
        return KeyRules.keyInSession(HARNESS, session, dedupKey);
    }

    @Override
    public String matchKey(UsageEvent told) {
        return told.keys().dedupKey().isEmpty() ? null : matchKey(told.keys().dedupKey());
    }

    @Override
    public String alternateKey(UsageEvent told) {
        return alternateKey(told.keys().messageId());
    }

    static String matchKey(String dedupKey) {
        return PREFIX.concat(dedupKey);
    }

    /** Null without message id. */
    static String alternateKey(String messageId) {
        return messageId == null ? null : PREFIX.concat(messageId);
    }

    @Override
    public boolean sameCall(UsageEvent incoming, UsageEvent stored) {
        String message = incoming.keys().messageId();
        if (message == null || !message.equals(stored.keys().messageId())) {
            return false;
        }
        String request = request(incoming.keys());
        String storedRequest = request(stored.keys());
        if (request == null || storedRequest == null) {
            return false;
        }
        if (request.equals(storedRequest) || !request.isEmpty() && storedRequest.isEmpty()) {
            return true;
        }
        boolean anyRequest = request.isEmpty() || incoming.kind().agent() != null || stored.kind().agent() != null;
        return anyRequest && storedRequest.indexOf(':', 1) < 0;
    }

    /**
     * {@code :<request id>} of a dedup key, empty if it has none; null if the key is not made of a message id. The
     * match key would say the same, but of stored events only its hash is known.
     */
    private static String request(EventKeys keys) {
        String message = keys.messageId();
        String key = keys.dedupKey();
        int inner = message.lastIndexOf('#');
        if (!key.startsWith(message) && inner >= 0) {
            // A call inside a call: <message>#advisor:1 and <message>:<request>:advisor:1.
            String end = ":" + message.substring(inner + 1);
            String start = message.substring(0, inner);
            boolean fits = key.startsWith(start) && key.endsWith(end) && key.length() >= start.length() + end.length();
            return fits ? key.substring(start.length(), key.length() - end.length()) : null;
        }
        return key.startsWith(message) ? key.substring(message.length()) : null;
    }
}
