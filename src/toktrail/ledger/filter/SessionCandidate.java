package toktrail.ledger.filter;

import java.util.Objects;

/**
 * A session that may be assigned, with its calls that were chosen.
 *
 * @param session     the session
 * @param areaId      row of its area, null without one
 * @param lastMs      time of the latest of the calls
 * @param totalTokens input, output and reasoning of the calls
 */
public record SessionCandidate(KnownSession session, Long areaId, long lastMs, long totalTokens) {

    public SessionCandidate {
        Objects.requireNonNull(session, "session");
    }
}
