package toktrail.ledger.filter;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import toktrail.environment.Host;
import toktrail.sqlite.Database;
import toktrail.sqlite.SqlStatement;

/** What folders mean among the working directories of sessions. */
public final class Folders {

    private Folders() { }

    /** The sessions that ran in one of these folders or below. Cost: a row for each session. */
    public static FolderFilter select(Database database, Collection<String> folders, Host host) {
        List<String> tops = folders.stream().map(Folders::slashed).toList();
        Set<Long> sessions = new HashSet<>();
        database.forEach("SELECT id, cwd FROM session WHERE cwd IS NOT NULL", SqlStatement.Binder.NONE, row -> {
            String folder = slashed(row.text(2));
            if (tops.stream().anyMatch(top -> isWithin(folder, top, host.windows()))) {
                sessions.add(row.longValue(1));
            }
        });
        return new FolderFilter.OneOf(sessions);
    }

    private static boolean isWithin(String folder, String top, boolean ignoreCase) {
        return folder.regionMatches(ignoreCase, 0, top, 0, top.length())
                && (folder.length() == top.length() || folder.charAt(top.length()) == '/');
    }

    /** With {@code /} between its parts and none at its end; the root is empty. */
    private static String slashed(String folder) {
        int end = folder.length();
        while (end > 0 && (folder.charAt(end - 1) == '/' || folder.charAt(end - 1) == '\\')) {
            end--;
        }
        return folder.substring(0, end).replace('\\', '/');
    }
}
