package toktrail.ledger.query;

import java.util.Objects;
import toktrail.usage.EventSums;
import toktrail.usage.SessionFacts;
import toktrail.usage.UsageEvent;

/**
 * A single event as it is handed on with many others.
 *
 * @param id               its id in the ledger
 * @param event            its values and keys; match and alternate key are null
 * @param owner            the session it belongs to
 * @param workspace        where the session took place
 * @param reportedPicoUsd  the cost its tool recorded, as reports count it, in 10⁻¹² USD
 */
public record StreamedEvent(long id, UsageEvent event, LedgerEvent.Owner owner, SessionFacts.Workspace workspace,
        long reportedPicoUsd) {

    public StreamedEvent {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(workspace, "workspace");
    }

    /** What it adds to reports. */
    public EventSums sums() {
        return new EventSums(1, event.tokens(), event.amount().cacheWrite1h(), event.amount().webSearchRequests(),
                reportedPicoUsd);
    }
}
