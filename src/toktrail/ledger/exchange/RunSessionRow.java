package toktrail.ledger.exchange;

import java.util.HexFormat;
import java.util.Objects;
import toktrail.usage.KeyHash;
import toktrail.usage.SessionRef;

/**
 * A session of which calls belong to a run.
 *
 * @param firstSeenMs the first of those calls, null if that is not known
 * @param lastSeenMs  the last
 */
public record RunSessionRow(String runSyncId, SessionRef session, Long firstSeenMs, Long lastSeenMs, Stamps stamps) {

    public RunSessionRow {
        Objects.requireNonNull(runSyncId, "runSyncId");
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(stamps, "stamps");
    }

    /** Its id in every ledger. */
    public String syncId() {
        return HexFormat.of().formatHex(KeyHash.sha256(runSyncId + "\0" + session.harness() + "\0"
                + session.sourceSessionId()));
    }

    /** What both say together: from the earliest to the latest. Both are of one session and run. */
    public RunSessionRow with(RunSessionRow other) {
        return new RunSessionRow(runSyncId, session, least(firstSeenMs, other.firstSeenMs),
                greatest(lastSeenMs, other.lastSeenMs),
                new Stamps(Math.min(stamps.createdAtMs(), other.stamps.createdAtMs()),
                        Math.max(stamps.updatedAtMs(), other.stamps.updatedAtMs())));
    }

    private static Long least(Long a, Long b) {
        return a == null ? b : b == null ? a : Long.valueOf(Math.min(a, b));
    }

    private static Long greatest(Long a, Long b) {
        return a == null ? b : b == null ? a : Long.valueOf(Math.max(a, b));
    }
}
