package toktrail.report.division;

import java.time.DayOfWeek;
import java.util.Objects;
import toktrail.report.RowOrder;
import toktrail.report.UsageQuery;
import toktrail.time.Granularity;

/**
 * A question about usage in the course of time.
 *
 * @param usage       which events, and whether models are split by thinking level
 * @param granularity days, weeks or months
 * @param startOfWeek first day of weeks
 * @param order       direction of the buckets
 * @param instances   whether each source session gets a series of its own
 */
public record SeriesQuery(
        UsageQuery usage, Granularity granularity, DayOfWeek startOfWeek, RowOrder order, boolean instances) {

    public SeriesQuery {
        Objects.requireNonNull(usage, "usage");
        Objects.requireNonNull(granularity, "granularity");
        Objects.requireNonNull(startOfWeek, "startOfWeek");
        Objects.requireNonNull(order, "order");
    }
}
