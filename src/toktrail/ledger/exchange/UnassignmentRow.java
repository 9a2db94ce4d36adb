package toktrail.ledger.exchange;

import java.util.Objects;

/** A session that was taken out of its area. */
public record UnassignmentRow(SessionId session, long deletedAtMs) {

    public UnassignmentRow {
        Objects.requireNonNull(session, "session");
    }
}
