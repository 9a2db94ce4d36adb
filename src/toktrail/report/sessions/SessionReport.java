package toktrail.report.sessions;

import java.util.List;
import java.util.Objects;
import toktrail.report.FilterEcho;
import toktrail.report.UsageSums;

/**
 * Usage by session.
 *
 * @param filters  what was asked
 * @param query    how it was asked for: order, limit, what rows hold
 * @param sessions the rows, in the order asked for
 * @param totals   the sum of the rows
 */
public record SessionReport(FilterEcho filters, SessionQuery query, List<SessionRow> sessions, UsageSums totals) {

    public SessionReport {
        Objects.requireNonNull(filters, "filters");
        Objects.requireNonNull(query, "query");
        sessions = List.copyOf(sessions);
        Objects.requireNonNull(totals, "totals");
    }
}
