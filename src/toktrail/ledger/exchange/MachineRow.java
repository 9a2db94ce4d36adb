package toktrail.ledger.exchange;

import java.util.Objects;

/**
 * A machine.
 *
 * @param name        null if it has none
 * @param firstSeenMs the earliest moment it was heard of
 * @param lastSeenMs  the latest
 * @param updatedAtMs when its name was last set
 * @param local       whether it is the one that tells
 */
public record MachineRow(String machineId, String name, long firstSeenMs, long lastSeenMs, long updatedAtMs,
        boolean local) {

    public MachineRow {
        Objects.requireNonNull(machineId, "machineId");
    }
}
