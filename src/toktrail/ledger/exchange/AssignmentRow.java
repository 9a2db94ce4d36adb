package toktrail.ledger.exchange;

import java.util.HexFormat;
import java.util.Objects;
import toktrail.usage.KeyHash;

/** A session that is in an area. */
public record AssignmentRow(SessionId session, String syncId, String areaPath, long assignedAtMs, long updatedAtMs) {

    private static final int ID_BYTES = 16;

    public AssignmentRow {
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(syncId, "syncId");
        Objects.requireNonNull(areaPath, "areaPath");
    }

    /** The id that a new assignment of a session gets on every machine. */
    public static String newSyncId(SessionId session) {
        return HexFormat.of().formatHex(KeyHash.sha256("toktrail.assignment.v1\0" + session.machineId() + "\0"
                + session.ref().harness() + "\0" + session.ref().sourceSessionId()), 0, ID_BYTES);
    }
}
