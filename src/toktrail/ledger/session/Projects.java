package toktrail.ledger.session;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import toktrail.ledger.filter.FolderFilter;
import toktrail.sqlite.Database;
import toktrail.sqlite.SqlStatement;

/**
 * The projects of sessions. A project is a path: the git root of the session, else its working directory, else the
 * directory of its source; {@link #UNKNOWN} for sessions of which none is known.
 */
public final class Projects {

    /** The project of sessions that name no place. */
    static final String UNKNOWN = "unknown";

    private final Map<Long, String> bySession;

    private Projects(Map<Long, String> bySession) {
        this.bySession = bySession;
    }

    /** The projects of all sessions with events. Cost: a row for each session. */
    public static Projects load(Database database) {
        Map<Long, String> projects = new HashMap<>();
        database.forEach("SELECT id, coalesce(git_root, cwd, source_dir, '') FROM session", SqlStatement.Binder.NONE,
                row -> projects.put(row.longValue(1), key(row.text(2))));
        return new Projects(projects);
    }

    /** Without separators at its end, so that a directory is one project however it was written. */
    private static String key(String path) {
        int end = path.length();
        while (end > 1 && (path.charAt(end - 1) == '/' || path.charAt(end - 1) == '\\')) {
            end--;
        }
        return end == 0 ? UNKNOWN : path.substring(0, end);
    }

    /** All of them; a set of the caller's. */
    public Set<String> keys() {
        return new HashSet<>(bySession.values());
    }

    /** The sessions of these projects. */
    public FolderFilter select(Set<String> keys) {
        Set<Long> sessions = new HashSet<>();
        bySession.forEach((session, key) -> {
            if (keys.contains(key)) {
                sessions.add(session);
            }
        });
        return new FolderFilter.OneOf(sessions);
    }

    /** The key of the project of a session, given by its row. */
    public String of(long session) {
        return Objects.requireNonNull(bySession.get(session), "project");
    }
}
