package toktrail.harness;

import java.util.Objects;
import toktrail.usage.EventRules;
import toktrail.usage.SessionRef;
import toktrail.usage.UpdatePolicy;

/**
 * The rules of tools whose calls have a key of their own: the global key is the id of the harness, the session where
 * keys are unique only within one, and that key. Nothing is claimed by other means.
 *
 * @param harness        id, the first part of the key
 * @param policy         when a stored event is replaced
 * @param namesSession   whether the session is the second part of the key
 */
public record KeyRules(String harness, UpdatePolicy policy, boolean namesSession) implements EventRules {

    public KeyRules {
        Objects.requireNonNull(harness, "harness");
        Objects.requireNonNull(policy, "policy");
    }

    /** Keys {@code <harness>:<session>:<key>}. */
    public static KeyRules inSession(String harness, UpdatePolicy policy) {
        return new KeyRules(harness, policy, true);
    }

    /** Keys {@code <harness>:<key>}. */
    public static KeyRules alone(String harness, UpdatePolicy policy) {
        return new KeyRules(harness, policy, false);
    }

    @Override
    public String globalKey(SessionRef session, String dedupKey) {
        return namesSession ? keyInSession(harness, session, dedupKey) : harness + ":" + dedupKey;
    }

    /** The key {@code <harness>:<session>:<key>}. */
    public static String keyInSession(String harness, SessionRef session, String key) {
        return harness + ":" + session.sourceSessionId() + ":" + key;
    }
}
