package toktrail.ledger.row;

import java.util.Objects;
import toktrail.usage.SessionRef;

/**
 * The identity that a dropped copy of a call would have had.
 *
 * @param session   the session the copy stands in
 * @param globalKey its global key
 */
public record CopyKey(SessionRef session, String globalKey) {

    public CopyKey {
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(globalKey, "globalKey");
    }
}
