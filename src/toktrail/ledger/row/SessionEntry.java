package toktrail.ledger.row;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.TreeSet;
import toktrail.usage.Names;
import toktrail.usage.SessionFacts;
import toktrail.usage.SessionRef;

/** A session while an import works on it: its counters and metadata as they will be written with the transaction. */
public final class SessionEntry {

    private static final Comparator<String> CODE_POINTS = (a, b) -> Arrays.compareUnsigned(
            a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

    final long id;
    final long machine;
    final SessionRef ref;

    /** Whether it has to be inserted, or written again, or its times have to be found anew among its events. */
    boolean isNew;
    boolean dirty;
    boolean timesUnknown;

    Long area;
    Long firstMs;
    Long lastMs;
    long eventCount;
    long unclaimedCount;

    String title;
    String cwd;
    String sourceDir;
    String gitRoot;
    String gitRemote;
    String gitBranch;
    String parentSessionId;
    TreeSet<String> sourcePaths = new TreeSet<>(CODE_POINTS);
    Long startedMs;
    Long lastSeenMs;
    Long metadataCreatedMs;
    Long metadataUpdatedMs;

    /** Ids of the keys of sums by call kind, 0 where not yet known; kept by {@link Rollups}. */
    private long[] rollupKeys = new long[8];

    SessionEntry(long id, long machine, SessionRef ref) {
        this.id = id;
        this.machine = machine;
        this.ref = ref;
    }

    /** The row it has or will have. */
    public long id() {
        return id;
    }

    /** Harness and id. */
    public SessionRef ref() {
        return ref;
    }

    /** Whether it has neither events nor an area. */
    public boolean isBlank() {
        return eventCount == 0 && area == null;
    }

    /** Whether an area is assigned to it. */
    public boolean hasArea() {
        return area != null;
    }

    /** Says that an area, given by its row, was assigned to it. */
    public void areaAssigned(long areaRow) {
        area = areaRow;
    }

    /** Where its work happened, as far as sources said it until now. */
    public SessionFacts.Workspace workspace() {
        return new SessionFacts.Workspace(cwd, gitRoot, gitRemote, gitBranch);
    }

    /** The folder of its work, else of its only source; null if neither is known. */
    public String sourceDir() {
        return sourceDir;
    }

    /** Counts a new event. */
    public void eventAdded(long createdMs) {
        eventCount++;
        firstMs = firstMs == null ? createdMs : Math.min(firstMs, createdMs);
        lastMs = lastMs == null ? createdMs : Math.max(lastMs, createdMs);
        dirty = true;
    }

    /** Counts a new event that is not claimed yet. */
    public void unclaimedAdded() {
        unclaimedCount++;
    }

    /** Takes an event away; its times are found anew with the next write. */
    public void eventRemoved(boolean unclaimed) {
        eventCount--;
        unclaimedCount -= unclaimed ? 1 : 0;
        timesUnknown = true;
        dirty = true;
    }

    /** Says that an event has another time now. */
    public void eventMoved(long fromMs, long toMs) {
        if (fromMs != toMs) {
            timesUnknown = true;
            dirty = true;
        }
    }

    /** Says that the record of an unclaimed event was seen. */
    public void eventClaimed() {
        unclaimedCount--;
        dirty = true;
    }

    long rollupKey(long kind) {
        return kind < rollupKeys.length ? rollupKeys[(int) kind] : 0;
    }

    void setRollupKey(long kind, long key) {
        if (kind >= rollupKeys.length) {
            rollupKeys = Arrays.copyOf(rollupKeys, (int) Math.max(kind + 1, 2L * rollupKeys.length));
        }
        rollupKeys[(int) kind] = key;
    }

    /** Merges what a source says: the newest title wins, other facts stay once they are known, paths add up. */
    public void merge(SessionFacts facts, long nowMs) {
        int before = metadataHash();
        boolean older = facts.lastSeenMs() != null && lastSeenMs != null && facts.lastSeenMs() < lastSeenMs;
        String newTitle = Names.trimmed(facts.title());
        title = newTitle == null || older && title != null ? title : newTitle;
        SessionFacts.Workspace workspace = facts.workspace();
        cwd = firstOf(cwd, workspace.cwd());
        gitRoot = firstOf(gitRoot, workspace.gitRoot());
        gitRemote = firstOf(gitRemote, workspace.gitRemote());
        gitBranch = firstOf(gitBranch, workspace.gitBranch());
        parentSessionId = firstOf(parentSessionId, facts.parentSessionId());
        facts.sourcePaths().stream().map(Names::trimmed).filter(Objects::nonNull).forEach(sourcePaths::add);
        startedMs = facts.startedMs() == null || startedMs != null && startedMs <= facts.startedMs()
                ? startedMs : facts.startedMs();
        lastSeenMs = facts.lastSeenMs() == null || lastSeenMs != null && lastSeenMs >= facts.lastSeenMs()
                ? lastSeenMs : facts.lastSeenMs();
        sourceDir = chooseSourceDir();
        if (metadataCreatedMs == null || metadataHash() != before) {
            metadataCreatedMs = metadataCreatedMs == null ? Long.valueOf(nowMs) : metadataCreatedMs;
            metadataUpdatedMs = nowMs;
            dirty = true;
        }
    }

    private String chooseSourceDir() {
        if (cwd != null || gitRoot != null) {
            return cwd != null ? cwd.replace('\\', '/') : gitRoot.replace('\\', '/');
        }
        if (sourceDir != null && sourcePaths.size() != 1 || sourcePaths.isEmpty()) {
            return sourceDir;
        }
        String path = sourcePaths.first().replace('\\', '/');
        int slash = path.lastIndexOf('/');
        return slash < 0 ? null : path.substring(0, Math.max(slash, 1));
    }

    private int metadataHash() {
        return Objects.hash(title, cwd, sourceDir, gitRoot, gitRemote, gitBranch, parentSessionId, sourcePaths,
                startedMs, lastSeenMs);
    }

    private static String firstOf(String known, String offered) {
        return known != null ? known : Names.trimmed(offered);
    }
}
