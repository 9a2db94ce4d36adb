package toktrail.ledger.exchange;

import java.util.Objects;

/**
 * A call that belongs to a run.
 *
 * @param event number of the event in the ledger or archive that tells
 */
public record LinkRow(String runSyncId, long event, long createdAtMs) {

    public LinkRow {
        Objects.requireNonNull(runSyncId, "runSyncId");
    }
}
