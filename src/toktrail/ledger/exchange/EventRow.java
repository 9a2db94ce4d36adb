package toktrail.ledger.exchange;

import java.util.Objects;
import toktrail.ledger.row.EventUuid;

/**
 * An event as it travels.
 *
 * @param exchanged    the event; its fingerprint is never null
 * @param runSyncId    the first run it belongs to, null if there is none
 * @param areaPath     the area of its session, null for none
 * @param saysDisjoint whether it says of itself that its classes share no token, because its values could be taken for
 *                     those of an older toktrail
 */
public record EventRow(ExchangedEvent exchanged, String runSyncId, String areaPath, boolean saysDisjoint) {

    public EventRow {
        Objects.requireNonNull(exchanged, "exchanged");
        Objects.requireNonNull(exchanged.event().fingerprint(), "fingerprint");
    }

    /** The same row of an event that was changed. */
    public EventRow with(ExchangedEvent other) {
        return new EventRow(other, runSyncId, areaPath, saysDisjoint);
    }

    /** The key that is unique within the harness in every ledger. */
    public String key() {
        return EventUuid.key(exchanged.event().keys().globalKey(), exchanged.event().fingerprint());
    }

    /** The session it belongs to. */
    public SessionId session() {
        return new SessionId(exchanged.machineId(), exchanged.event().session());
    }

    /** What names it everywhere. */
    public EventUuid uuid() {
        return EventUuid.of(exchanged.event().session().harness(), key());
    }
}
