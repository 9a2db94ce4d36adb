package toktrail.report;

import java.util.Objects;
import toktrail.ledger.machine.MachineFacts;

/**
 * A machine, whether or not it was used.
 *
 * @param facts what the ledger knows of it
 * @param sums  calls, tokens, costs; all zero without usage
 */
public record MachineUsage(MachineFacts facts, UsageSums sums) {

    public MachineUsage {
        Objects.requireNonNull(facts, "facts");
        Objects.requireNonNull(sums, "sums");
    }
}
