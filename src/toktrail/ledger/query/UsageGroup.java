package toktrail.ledger.query;

import java.util.Objects;
import toktrail.ledger.machine.Machine;
import toktrail.usage.CallKind;
import toktrail.usage.EventSums;

/**
 * The sum of events that are priced alike.
 *
 * @param machine       where they happened
 * @param harness       the harness that made the calls
 * @param kind          what was asked of whom
 * @param contextTokens a prompt size of the same price tier as that of every event of the group
 * @param statedCost    whether every event, or else none, has a source cost above 0
 * @param sums          what they consumed; at least one event
 */
public record UsageGroup(
        Machine machine, String harness, CallKind kind, long contextTokens, boolean statedCost, EventSums sums) {

    public UsageGroup {
        Objects.requireNonNull(machine, "machine");
        Objects.requireNonNull(harness, "harness");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(sums, "sums");
    }
}
