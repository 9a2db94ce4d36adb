package toktrail.ledger.machine;

import java.util.Objects;

/**
 * A machine that usage came from.
 *
 * @param id        its row in this ledger
 * @param machineId its identity in every ledger
 * @param name      its name, null if it has none
 * @param label     how it is shown: name or {@code machine:} and the first of the id, made different from other labels
 * @param local     whether it is the one this ledger belongs to
 */
public record Machine(long id, String machineId, String name, String label, boolean local) {

    private static final int SHORT_ID = 8;

    public Machine {
        Objects.requireNonNull(machineId, "machineId");
        Objects.requireNonNull(label, "label");
    }

    /** Compares itself: the derived code of a record would take milliseconds in a new process. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Machine machine && id == machine.id && local == machine.local
                && machineId.equals(machine.machineId) && Objects.equals(name, machine.name)
                && label.equals(machine.label);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(id);
    }

    /** The first characters of the id. */
    public String shortId() {
        return shortId(machineId);
    }

    static String shortId(String machineId) {
        return machineId.codePointCount(0, machineId.length()) <= SHORT_ID ? machineId
                : machineId.substring(0, machineId.offsetByCodePoints(0, SHORT_ID));
    }
}
