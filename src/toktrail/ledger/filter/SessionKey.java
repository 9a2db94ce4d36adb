package toktrail.ledger.filter;

import java.util.Objects;
import toktrail.error.UserException;
import toktrail.ledger.machine.Machine;
import toktrail.usage.Names;
import toktrail.usage.SessionRef;

/**
 * A session as reports name it: {@code LABEL/HARNESS/ID}, where the id may have slashes.
 *
 * @param label   label of the machine, or what else selects it
 * @param session harness as typed, and id
 */
public record SessionKey(String label, SessionRef session) {

    public SessionKey {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(session, "session");
    }

    /**
     * Reads a key.
     *
     * @throws UserException if a part is missing or blank
     */
    public static SessionKey parse(String typed) {
        String key = typed.strip();
        int first = key.indexOf('/');
        int second = key.indexOf('/', first + 1);
        if (first < 0 || second < 0) {
            throw UserException.failed("Session key must be machine/harness/source_session_id, got '" + key + "'.");
        }
        String label = Names.trimmed(key.substring(0, first));
        String harness = Names.trimmed(key.substring(first + 1, second));
        String id = Names.trimmed(key.substring(second + 1));
        if (label == null || harness == null || id == null) {
            throw UserException.failed(
                    "Session key must be machine/harness/source_session_id with non-empty segments.");
        }
        return new SessionKey(label, new SessionRef(harness, id));
    }

    /** The key as reports print it. */
    public static String text(Machine machine, SessionRef session) {
        return machine.label() + "/" + session.harness() + "/" + session.sourceSessionId();
    }
}
