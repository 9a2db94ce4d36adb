package toktrail.report;

import java.util.Objects;
import toktrail.ledger.machine.Machine;

/**
 * What the calls on one machine come to.
 *
 * @param machine id, name, label
 * @param sums    calls, tokens, costs
 */
public record MachineRow(Machine machine, UsageSums sums) {

    public MachineRow {
        Objects.requireNonNull(machine, "machine");
        Objects.requireNonNull(sums, "sums");
    }
}
