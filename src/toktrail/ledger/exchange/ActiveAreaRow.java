package toktrail.ledger.exchange;

import java.util.Objects;

/**
 * The active area of a machine.
 *
 * @param areaPath    null for none
 * @param expiresAtMs when it ceases to be active, null for never
 */
public record ActiveAreaRow(String machineId, String areaPath, long updatedAtMs, Long expiresAtMs) {

    public ActiveAreaRow {
        Objects.requireNonNull(machineId, "machineId");
    }
}
