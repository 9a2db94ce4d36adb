package toktrail.ledger.query;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import toktrail.ledger.area.Area;
import toktrail.ledger.machine.Machine;
import toktrail.usage.UsageEvent;

/**
 * A single event with everything the ledger knows of it.
 *
 * @param id        its id in the ledger
 * @param event     its values and keys; match key, alternate key and raw JSON are null, since only hashes are kept
 * @param owner     the session it belongs to
 * @param origin    how it came here
 * @param matchHash what is kept of its match key, null if it has none; see {@link toktrail.usage.KeyHash#of}
 * @param runIds    numbers of the runs it is linked to, ascending
 */
public record LedgerEvent(long id, UsageEvent event, Owner owner, Origin origin, Long matchHash, List<Long> runIds) {

    /**
     * The session of an event.
     *
     * @param machine where it took place
     * @param title   its title, null if it has none
     * @param area    its area
     */
    public record Owner(Machine machine, String title, Optional<Area> area) { }

    /**
     * How an event came into the ledger.
     *
     * @param importer     id of the harness that reads its file; null if no import state of the file is kept
     * @param unclaimed    whether it came from another ledger, and its record was not yet seen here
     * @param importedAtMs when it was first stored, epoch milliseconds UTC
     */
    public record Origin(String importer, boolean unclaimed, long importedAtMs) { }

    public LedgerEvent {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(origin, "origin");
        runIds = List.copyOf(runIds);
    }

    /** Whether its record was never seen on this machine: it came by adoption, by sync, or from another machine. */
    public boolean isForeign() {
        return origin.unclaimed() || event.position().file() == null || !owner.machine().local();
    }
}
