package toktrail.ledger.exchange;

import java.util.Objects;

/**
 * The machine that tells.
 *
 * @param machineId    its id; what names no machine belongs to it
 * @param machineName  its name, null if it has none
 * @param exportedAtMs when it told, epoch milliseconds UTC
 */
public record Exporter(String machineId, String machineName, long exportedAtMs) {

    public Exporter {
        Objects.requireNonNull(machineId, "machineId");
    }
}
