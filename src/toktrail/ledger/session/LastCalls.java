package toktrail.ledger.session;

import java.util.HashMap;
import java.util.Map;
import toktrail.ledger.filter.Condition;
import toktrail.ledger.filter.UsageFilter;
import toktrail.ledger.run.Run;
import toktrail.sqlite.Database;
import toktrail.usage.Names;
import toktrail.usage.SessionRef;

/** Finds when sessions were last used. */
public final class LastCalls {

    private LastCalls() { }

    /** The last call of each session; all of a filter but its calls is asked. */
    public static Map<SessionRef, Long> read(Database database, UsageFilter filter) {
        Condition condition = Condition.onSession(filter).and("s.event_count > 0");
        String last = "max(s.last_ms) FROM session s";
        if (filter.run().isPresent()) {
            Run run = filter.run().get();
            last = "max(e.created_ms) FROM run_link l CROSS JOIN event e ON e.id = l.event"
                    + " CROSS JOIN session s ON s.id = e.session";
            condition.and("l.run = ? AND e.created_ms BETWEEN ? AND ?", run.id(), run.startedAtMs(),
                    run.endedAtMs() == null ? Long.MAX_VALUE : run.endedAtMs() - 1);
        }
        Map<SessionRef, Long> found = new HashMap<>();
        database.forEach("SELECT s.harness, s.source_session_id, " + last + " WHERE " + condition.sql()
                + " GROUP BY 1, 2", condition.binder(), row -> {
                    if (filter.harness().isEmpty() || Names.same(filter.harness().get(), row.text(1))) {
                        found.put(new SessionRef(row.text(1), row.text(2)), row.longValue(3));
                    }
                });
        return found;
    }
}
