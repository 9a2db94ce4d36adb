package toktrail.report.division;

import java.util.Objects;
import java.util.OptionalLong;
import toktrail.report.RowOrder;
import toktrail.report.UsageQuery;

/**
 * A question about usage by run.
 *
 * @param usage which events, and whether models are split by thinking level
 * @param order direction of the runs by their start
 * @param limit runs at most, absent for all
 * @param which runs to show
 */
public record RunsQuery(UsageQuery usage, RowOrder order, OptionalLong limit, Which which) {

    /** Runs by whether they are archived. */
    public enum Which { CURRENT, ARCHIVED, ALL }

    public RunsQuery {
        Objects.requireNonNull(usage, "usage");
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(limit, "limit");
        Objects.requireNonNull(which, "which");
    }
}
