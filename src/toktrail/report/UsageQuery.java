package toktrail.report;

import java.util.Objects;
import toktrail.ledger.filter.UsageSelection;

/**
 * A question about usage.
 *
 * @param selection     which events, as typed
 * @param period        which time
 * @param splitThinking whether rows of models are split by thinking level
 * @param display       which finished rows are shown
 */
public record UsageQuery(
        UsageSelection selection, ReportPeriod period, boolean splitThinking, DisplayFilters display) {

    public UsageQuery {
        Objects.requireNonNull(selection, "selection");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(display, "display");
    }

    /** All events of the period, with every row shown. */
    public static UsageQuery of(ReportPeriod period) {
        return new UsageQuery(UsageSelection.ALL, period, false, DisplayFilters.NONE);
    }
}
