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
public record EventChoice(UsageSelection selection, List<String> harnesses, List<String> projects, TimeWindow window,
        ZoneId zone, CostBasis basis) {

    public EventChoice {
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
    public EventChoice in(TimeWindow other) {
        return new EventChoice(selection, harnesses, projects, other, zone, basis);
    }

    /** The same of other harnesses. */
    public EventChoice of(List<String> others) {
        return new EventChoice(selection, others, projects, window, zone, basis);
    }

    /** Everything the harnesses did, at any time. */
    public EventChoice unfiltered() {
        return new EventChoice(UsageSelection.ALL, harnesses, List.of(), TimeWindow.ALL, zone, basis);
    }
}
