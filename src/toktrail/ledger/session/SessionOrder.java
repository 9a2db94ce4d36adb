package toktrail.ledger.session;

import java.util.Comparator;
import toktrail.spelling.TextOrder;

/** Sessions by their last selected event, then by harness, source session id and machine id. */
public enum SessionOrder {
    NEWEST_FIRST, OLDEST_FIRST;

    private static final Comparator<SessionUsage> OLDEST = Comparator.comparingLong(SessionUsage::lastMs)
            .thenComparing(usage -> usage.session().ref().harness(), TextOrder.CODE_POINT)
            .thenComparing(usage -> usage.session().ref().sourceSessionId(), TextOrder.CODE_POINT)
            .thenComparing(usage -> usage.session().machine().machineId(), TextOrder.CODE_POINT);

    /** The order, total over the sessions of a ledger; {@code NEWEST_FIRST} is the exact reverse of the other. */
    Comparator<SessionUsage> comparator() {
        return this == NEWEST_FIRST ? OLDEST.reversed() : OLDEST;
    }
}
