package toktrail.report.export;

import java.math.BigDecimal;
import java.util.Objects;
import toktrail.ledger.query.StreamedEvent;
import toktrail.ledger.row.EventUuid;

/**
 * An event with its costs and the ids by which other ledgers know it.
 *
 * @param stored      as it is stored
 * @param eventId     UUID of the event, the same in every ledger
 * @param sessionId   UUID of its session on its machine, likewise
 * @param fingerprint 64 hex digits
 * @param actualUsd   what the user pays; null if a price is missing
 * @param virtualUsd  what it would cost at list prices; null if a price is missing
 */
public record ExportedEvent(StreamedEvent stored, String eventId, String sessionId, String fingerprint,
        BigDecimal actualUsd, BigDecimal virtualUsd) {

    public ExportedEvent {
        Objects.requireNonNull(stored, "stored");
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(sessionId, "sessionId");
        Objects.requireNonNull(fingerprint, "fingerprint");
    }

    /** The key that orders events of one moment and harness. */
    String key() {
        return EventUuid.key(stored.event().keys().globalKey(), fingerprint);
    }
}
