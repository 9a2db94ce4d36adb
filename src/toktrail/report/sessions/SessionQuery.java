package toktrail.report.sessions;

import java.util.Objects;
import java.util.OptionalLong;
import toktrail.ledger.filter.UsageSelection;
import toktrail.ledger.session.SessionOrder;
import toktrail.report.ReportPeriod;

/**
 * A question about sessions.
 *
 * @param selection     which events, as typed
 * @param period        which time
 * @param order         by the last event, which way
 * @param limit         sessions at most, absent for all
 * @param splitThinking whether rows of models are split by thinking level
 * @param breakdown     whether each session is shown by model
 * @param withSummary   whether stored digests are looked up
 */
public record SessionQuery(
        UsageSelection selection,
        ReportPeriod period,
        SessionOrder order,
        OptionalLong limit,
        boolean splitThinking,
        boolean breakdown,
        boolean withSummary) {

    public SessionQuery {
        Objects.requireNonNull(selection, "selection");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(limit, "limit");
    }
}
