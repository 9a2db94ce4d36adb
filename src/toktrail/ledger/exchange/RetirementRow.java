package toktrail.ledger.exchange;

import java.util.Objects;
import toktrail.ledger.row.EventUuid;

/**
 * An event that was deleted as a second count of a call.
 *
 * @param harness its harness
 * @param event   its name
 * @param winner  the event that counts the call, null if none is known
 */
public record RetirementRow(String harness, EventUuid event, EventUuid winner, long retiredAtMs) {

    public RetirementRow {
        Objects.requireNonNull(harness, "harness");
        Objects.requireNonNull(event, "event");
    }
}
