package toktrail.ledger.exchange;

import java.util.Objects;
import toktrail.usage.SessionRef;

/**
 * A session wherever it is known.
 *
 * @param machineId the machine it took place on
 * @param ref       harness and id
 */
public record SessionId(String machineId, SessionRef ref) {

    public SessionId {
        Objects.requireNonNull(machineId, "machineId");
        Objects.requireNonNull(ref, "ref");
    }
}
