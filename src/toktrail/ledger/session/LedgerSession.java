package toktrail.ledger.session;

import java.util.Objects;
import java.util.Optional;
import toktrail.ledger.area.Area;
import toktrail.ledger.filter.SessionKey;
import toktrail.ledger.machine.Machine;
import toktrail.usage.SessionRef;

/**
 * A session of a ledger: one conversation of a harness on one machine.
 *
 * @param id      its row in this ledger
 * @param machine where it happened
 * @param ref     harness and the harness's own id
 * @param area    the area it is assigned to
 */
public record LedgerSession(long id, Machine machine, SessionRef ref, Optional<Area> area) {

    public LedgerSession {
        Objects.requireNonNull(machine, "machine");
        Objects.requireNonNull(ref, "ref");
        Objects.requireNonNull(area, "area");
    }

    /** What people and commands call it: {@code LABEL/HARNESS/ID}; the id may contain further slashes. */
    public String key() {
        return SessionKey.text(machine, ref);
    }
}
