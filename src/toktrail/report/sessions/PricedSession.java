package toktrail.report.sessions;

import java.util.List;
import java.util.Objects;
import toktrail.ledger.session.SessionUsage;
import toktrail.report.ModelRow;
import toktrail.report.UsageSums;

/**
 * A session's selected events with their costs.
 *
 * @param usage   the events
 * @param sums    calls, tokens, costs
 * @param byModel the same by model, by provider, model and thinking level
 */
public record PricedSession(SessionUsage usage, UsageSums sums, List<ModelRow> byModel) {

    public PricedSession {
        Objects.requireNonNull(usage, "usage");
        Objects.requireNonNull(sums, "sums");
        byModel = List.copyOf(byModel);
    }
}
