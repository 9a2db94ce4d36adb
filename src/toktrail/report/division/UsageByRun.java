package toktrail.report.division;

import java.util.List;
import java.util.Objects;
import toktrail.ledger.machine.Machine;
import toktrail.ledger.run.Run;
import toktrail.report.FilterEcho;
import toktrail.report.ModelRow;
import toktrail.report.UsageSums;

/**
 * Usage by run.
 *
 * @param query   what was asked
 * @param filters what its selectors turned out to be
 * @param rows    the runs with calls, by start and number
 * @param totals  the sum of the rows: a call that is linked to two runs counts twice
 */
public record UsageByRun(RunsQuery query, FilterEcho filters, List<Row> rows, UsageSums totals) {

    /**
     * What the calls of one run come to; there is at least one.
     *
     * @param run     which
     * @param machine where it was started
     * @param sums    calls, tokens, costs
     * @param models  the same by model, sorted by provider, model, level
     */
    public record Row(Run run, Machine machine, UsageSums sums, List<ModelRow> models) {

        public Row {
            Objects.requireNonNull(run, "run");
            Objects.requireNonNull(machine, "machine");
            Objects.requireNonNull(sums, "sums");
            models = List.copyOf(models);
        }
    }

    public UsageByRun {
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(filters, "filters");
        rows = List.copyOf(rows);
        Objects.requireNonNull(totals, "totals");
    }
}
