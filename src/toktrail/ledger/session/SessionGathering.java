package toktrail.ledger.session;

import java.util.ArrayList;
import java.util.List;
import toktrail.ledger.query.UsageGroup;

/** The sums of one session while they come in. */
final class SessionGathering {

    /** A session's row: {@code area} is 0 for none. */
    record Header(long id, long machine, String harness, String sourceId, long area, long firstMs, long lastMs) { }

    private final Header header;
    private final List<UsageGroup> groups = new ArrayList<>();
    private long firstMs = Long.MAX_VALUE;
    private long lastMs = Long.MIN_VALUE;
    private boolean partial;

    SessionGathering(Header header) {
        this.header = header;
    }

    Header header() {
        return header;
    }

    List<UsageGroup> groups() {
        return groups;
    }

    void add(UsageGroup group) {
        groups.add(group);
    }

    /** Notes that the filter leaves out some of its events, so that its own times do not hold. */
    void leaveOutSome() {
        partial = true;
    }

    boolean partial() {
        return partial;
    }

    void between(long first, long last) {
        firstMs = Math.min(firstMs, first);
        lastMs = Math.max(lastMs, last);
    }

    long firstMs() {
        return firstMs;
    }

    long lastMs() {
        return lastMs;
    }
}
