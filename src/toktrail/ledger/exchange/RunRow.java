package toktrail.ledger.exchange;

import java.util.Objects;
import toktrail.ledger.run.RunScope;

/**
 * A run.
 *
 * @param syncId       its id in every ledger
 * @param machineId    where it was begun
 * @param name         null if it has none
 * @param archivedAtMs null if it is not archived
 */
public record RunRow(String syncId, String machineId, String name, Time time, RunScope scope, Long archivedAtMs,
        Stamps stamps) {

    /** From when to when; the end is null while it goes on. */
    public record Time(long startedAtMs, Long endedAtMs) { }

    public RunRow {
        Objects.requireNonNull(syncId, "syncId");
        Objects.requireNonNull(machineId, "machineId");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(stamps, "stamps");
    }

    /** The same run under another name, null for none. */
    public RunRow withName(String other) {
        return new RunRow(syncId, machineId, other, time, scope, archivedAtMs, stamps);
    }
}
