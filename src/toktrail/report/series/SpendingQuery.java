package toktrail.report.series;

import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import toktrail.config.choice.CostBasis;
import toktrail.ledger.filter.UsageSelection;
import toktrail.time.TimeWindow;

/**
 * Which events a report is about and how they are priced; all parts must hold.
 *
 * @param selection filters as typed; those of harness and run are empty
 * @param harnesses one of these harnesses, compared by normal form; none for any
 * @param projects  sessions of one of these projects, by label or key; none for any
 * @param window    their time
 * @param zone      the zone of days
 * @param basis     the cost that counts
 */
public record SpendingQuery(UsageSelection selection, List<String> harnesses, List<String> projects, TimeWindow window,
        ZoneId zone, CostBasis basis) {

    public SpendingQuery {
        Objects.requireNonNull(selection, "selection");
        if (selection.harness().isPresent() || selection.run().isPresent()) {
            throw new IllegalArgumentException("a harness or run outside the lists");
        }
        harnesses = List.copyOf(harnesses);
        projects = List.copyOf(projects);
        Objects.requireNonNull(window, "window");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(basis, "basis");
    }

    /** The same at another time. */
    public SpendingQuery in(TimeWindow other) {
        return new SpendingQuery(selection, harnesses, projects, other, zone, basis);
    }

    /** The same of other harnesses. */
    public SpendingQuery of(List<String> others) {
        return new SpendingQuery(selection, others, projects, window, zone, basis);
    }

    /** Everything the harnesses did, at any time. */
    public SpendingQuery unfiltered() {
        return new SpendingQuery(UsageSelection.ALL, harnesses, List.of(), TimeWindow.ALL, zone, basis);
    }
}
