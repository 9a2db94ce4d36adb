package toktrail.ledger.query;

import java.util.ArrayList;
import java.util.List;
import toktrail.ledger.filter.Condition;
import toktrail.sqlite.Database;

/**
 * A session with events, as far as sums need it.
 *
 * @param id         its row
 * @param machine    row of its machine
 * @param harness    harness that made it
 * @param area       row of its area, 0 without one
 * @param firstMs    its first event
 * @param lastMs     its last event
 * @param eventCount how many it has
 */
public record SessionSpan(
        long id, long machine, String harness, long area, long firstMs, long lastMs, long eventCount) {

    /** The sessions {@code s} with events that fulfil the condition, by row. */
    static List<SessionSpan> load(Database database, Condition condition) {
        List<SessionSpan> spans = new ArrayList<>();
        database.forEach("SELECT s.id, s.machine, s.harness, coalesce(s.area, 0), s.first_ms, s.last_ms, s.event_count"
                + " FROM session s WHERE s.event_count > 0 AND " + condition.sql() + " ORDER BY s.id",
                condition.binder(), row -> spans.add(new SessionSpan(row.longValue(1), row.longValue(2), row.text(3),
                        row.longValue(4), row.longValue(5), row.longValue(6), row.longValue(7))));
        return spans;
    }
}
