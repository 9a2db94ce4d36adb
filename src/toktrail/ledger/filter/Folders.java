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
        List<String> tops = folders.stream().map(Host::slashed).toList();
        Set<Long> sessions = new HashSet<>();
        database.forEach("SELECT id, cwd FROM session WHERE cwd IS NOT NULL", SqlStatement.Binder.NONE, row -> {
            String folder = Host.slashed(row.text(2));
            if (tops.stream().anyMatch(top -> host.isWithin(folder, top))) {
                sessions.add(row.longValue(1));
            }
        });
        return new FolderFilter.OneOf(sessions);
    }
}
