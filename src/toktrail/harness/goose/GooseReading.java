package toktrail.harness.goose;

import java.util.List;
import toktrail.harness.KeptState;
import toktrail.harness.Reading;

/**
 * What one database holds.
 *
 * @param sessions sessions with calls
 * @param rowsSeen rows of both tables
 */
record GooseReading(List<Session> sessions, long rowsSeen) implements Reading {

    /**
     * A session and its calls.
     *
     * @param row   the session
     * @param calls at least one, what stands beside the ledger first
     */
    record Session(SessionRow row, List<GooseCall> calls) { }

    /** Nothing: a database has few rows, and each may change. */
    @Override
    public KeptState state() {
        return KeptState.NONE;
    }

    /** Rows that gave nothing: neither a call nor, of a session, a place for the calls of its ledger. */
    long emptyRows() {
        long used = 0;
        for (Session session : sessions) {
            boolean remainder = session.calls().get(0).isRemainder();
            used += session.calls().size() + (remainder || !session.row().isStored() ? 0 : 1);
        }
        return rowsSeen - used;
    }
}
