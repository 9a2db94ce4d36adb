package toktrail.ledger.filter;

import java.util.Objects;
import toktrail.ledger.machine.Machine;
import toktrail.usage.SessionRef;

/**
 * A session of the ledger.
 *
 * @param id      its row
 * @param machine where it was
 * @param ref     harness and id, as stored
 */
public record KnownSession(long id, Machine machine, SessionRef ref) {

    public KnownSession {
        Objects.requireNonNull(machine, "machine");
        Objects.requireNonNull(ref, "ref");
    }

    /** The key as reports print it. */
    public String key() {
        return SessionKey.text(machine, ref);
    }
}
