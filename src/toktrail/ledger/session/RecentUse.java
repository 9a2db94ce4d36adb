package toktrail.ledger.session;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.ledger.filter.UsageFilter;
import toktrail.sqlite.Database;
import toktrail.time.TimeWindow;

/** What was used last. Valid as long as the transaction it comes from; only the sums of one session are read. */
public final class RecentUse {

    private final Database database;
    private final SessionUsageReader reader;

    /** Reads an open ledger, sums of a session with this reader. */
    public RecentUse(Database database, SessionUsageReader reader) {
        this.database = database;
        this.reader = reader;
    }

    /**
     * Of the sessions with selected events the one with the latest event, and what its selected events come to.
     *
     * @throws IllegalArgumentException if the filter is about a run
     */
    public Optional<SessionUsage> session(UsageFilter filter) {
        if (filter.run().isPresent()) {
            throw new IllegalArgumentException("links to runs are not looked at");
        }
        OptionalLong row = reader.newest(filter);
        return row.isEmpty() ? Optional.empty()
                : reader.read(filter, TimeWindow.ALL, List.of(row.getAsLong())).stream().findFirst();
    }

    /** The last call of a session, given by its row, be it of a sub-agent; absent if it has none. */
    public Optional<LastCall> call(long session) {
        return LastCall.newest(database, session);
    }
}
