package toktrail.usage;

import java.util.List;
import java.util.Objects;

/**
 * What a source says about a session beside its calls. Every text may be null; no prompt, answer or tool content.
 *
 * @param session         the session
 * @param title           title given by the tool or the user
 * @param workspace       where the work was done
 * @param parentSessionId session it was forked or spawned from, null if none
 * @param startedMs       first known moment, epoch milliseconds UTC; null if unknown
 * @param lastSeenMs      last known moment; null if unknown
 * @param sourcePaths     files that hold the session
 */
public record SessionFacts(
        SessionRef session,
        String title,
        Workspace workspace,
        String parentSessionId,
        Long startedMs,
        Long lastSeenMs,
        List<String> sourcePaths) {

    /**
     * Directories and version control of a session; each may be null.
     *
     * @param cwd       working directory
     * @param gitRoot   top level of the repository
     * @param gitRemote remote address of the repository
     * @param gitBranch branch
     */
    public record Workspace(String cwd, String gitRoot, String gitRemote, String gitBranch) {

        /** Nothing known. */
        public static final Workspace NONE = new Workspace(null, null, null, null);
    }

    public SessionFacts {
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(workspace, "workspace");
        sourcePaths = List.copyOf(sourcePaths);
    }
}
