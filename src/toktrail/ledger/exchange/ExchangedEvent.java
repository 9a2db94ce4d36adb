package toktrail.ledger.exchange;

import java.util.Objects;
import toktrail.usage.UsageEvent;

/**
 * A single event with all that ledgers tell each other of it.
 *
 * @param id           its number in the ledger or archive it is from
 * @param machineId    the machine that owns it
 * @param event        its values and keys, with its record's text if that is stored; match and alternate key are null.
 *                     The fingerprint is null where it follows from the rest. A dedup key that is missing is empty
 * @param costText     the cost its tool recorded, as written
 * @param importedAtMs when it was first stored anywhere, epoch milliseconds UTC
 * @param marks        what only this ledger knows
 */
public record ExchangedEvent(long id, String machineId, UsageEvent event, String costText, long importedAtMs,
        Marks marks) {

    /**
     * What is of no meaning for other ledgers.
     *
     * @param unclaimed     whether no harness of this machine has seen its record
     * @param matchHash     what is kept of its match key, null if it has none
     * @param alternateHash the same of its alternate key
     */
    public record Marks(boolean unclaimed, Long matchHash, Long alternateHash) { }

    public ExchangedEvent {
        Objects.requireNonNull(machineId, "machineId");
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(costText, "costText");
        Objects.requireNonNull(marks, "marks");
    }

    /** The same event with other marks. */
    public ExchangedEvent with(Marks other) {
        return new ExchangedEvent(id, machineId, event, costText, importedAtMs, other);
    }

    /** The same event with other values and keys. */
    public ExchangedEvent with(UsageEvent other) {
        return new ExchangedEvent(id, machineId, other, costText, importedAtMs, marks);
    }
}
