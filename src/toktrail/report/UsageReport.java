package toktrail.report;

import java.util.Objects;
import java.util.Optional;
import toktrail.ledger.run.Run;

/**
 * One aggregate over the selected events.
 *
 * @param run             the run the report is about, if it is about one
 * @param filters         what was asked
 * @param totals          over all selected events, each once
 * @param unpricedModels  rows of the table of models with calls that lack a price, before display filters
 * @param tables          the same usage by provider, harness, machine, model, activity
 * @param displayFilters  which rows are shown
 */
public record UsageReport(
        Optional<Run> run,
        FilterEcho filters,
        UsageSums totals,
        int unpricedModels,
        UsageTables tables,
        DisplayFilters displayFilters) {

    public UsageReport {
        Objects.requireNonNull(run, "run");
        Objects.requireNonNull(filters, "filters");
        Objects.requireNonNull(totals, "totals");
        Objects.requireNonNull(tables, "tables");
        Objects.requireNonNull(displayFilters, "displayFilters");
    }
}
