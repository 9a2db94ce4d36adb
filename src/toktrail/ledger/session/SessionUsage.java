package toktrail.ledger.session;

import java.util.List;
import java.util.Objects;
import toktrail.ledger.query.UsageGroup;

/**
 * What the selected events of one session come to.
 *
 * @param session the session
 * @param firstMs when the first of them was made
 * @param lastMs  when the last of them was made
 * @param groups  their sums, at least one, in no particular order
 */
public record SessionUsage(LedgerSession session, long firstMs, long lastMs, List<UsageGroup> groups) {

    public SessionUsage {
        Objects.requireNonNull(session, "session");
        groups = List.copyOf(groups);
    }
}
