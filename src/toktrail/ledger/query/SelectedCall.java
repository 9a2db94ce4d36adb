package toktrail.ledger.query;

import java.util.Objects;
import toktrail.usage.CallKind;
import toktrail.usage.EventSums;

/**
 * What a single event adds to reports.
 *
 * @param id        its id in the ledger
 * @param harness   harness of its session
 * @param kind      what was asked of whom
 * @param createdMs when it was made, epoch milliseconds UTC
 * @param sums      what it consumed, with a count of 1
 */
public record SelectedCall(long id, String harness, CallKind kind, long createdMs, EventSums sums) {

    public SelectedCall {
        Objects.requireNonNull(harness, "harness");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(sums, "sums");
    }
}
