package toktrail.report.division;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import toktrail.ledger.area.Area;
import toktrail.report.FilterEcho;
import toktrail.report.UsageSums;

/**
 * Usage by area.
 *
 * @param filters what was asked
 * @param rows    areas with calls in them or below, by path; last the row of calls without area, if there are any
 * @param totals  over all calls, each once
 */
public record UsageByArea(FilterEcho filters, List<Row> rows, UsageSums totals) {

    /**
     * What the calls of one area come to.
     *
     * @param area    which; absent for calls without one
     * @param depth   how far it lies below the area of the filter, else below the root
     * @param direct  calls of sessions in the area itself
     * @param subtree the same with all areas below; at least one call
     */
    public record Row(Optional<Area> area, int depth, UsageSums direct, UsageSums subtree) {

        public Row {
            Objects.requireNonNull(area, "area");
            Objects.requireNonNull(direct, "direct");
            Objects.requireNonNull(subtree, "subtree");
        }
    }

    public UsageByArea {
        Objects.requireNonNull(filters, "filters");
        rows = List.copyOf(rows);
        Objects.requireNonNull(totals, "totals");
    }

    /** The rows of areas that have calls themselves, and the row of calls without area. */
    public List<Row> leaves() {
        return rows.stream().filter(row -> row.direct().messageCount() > 0).toList();
    }
}
