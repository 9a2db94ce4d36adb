package toktrail.report.division;

import java.util.List;
import java.util.Objects;
import toktrail.report.FilterEcho;
import toktrail.report.UsageSums;
import toktrail.usage.SessionRef;

/**
 * Usage in the course of time.
 *
 * @param query     what was asked
 * @param filters   what its selectors turned out to be
 * @param buckets   days, weeks or months with calls, in the order asked for; empty if there are instances
 * @param instances the same for each source session, by harness and id; only if asked for
 * @param totals    over all buckets
 */
public record UsageSeries(SeriesQuery query, FilterEcho filters, List<BucketRow> buckets, List<Instance> instances,
        UsageSums totals) {

    /**
     * The series of one source session, over all machines.
     *
     * @param session which
     * @param buckets its days, weeks or months with calls, in the order asked for
     * @param totals  over its buckets
     */
    public record Instance(SessionRef session, List<BucketRow> buckets, UsageSums totals) {

        public Instance {
            Objects.requireNonNull(session, "session");
            buckets = List.copyOf(buckets);
            Objects.requireNonNull(totals, "totals");
        }

        /** {@code harness/id}. */
        public String key() {
            return session.harness() + "/" + session.sourceSessionId();
        }
    }

    public UsageSeries {
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(filters, "filters");
        buckets = List.copyOf(buckets);
        instances = List.copyOf(instances);
        Objects.requireNonNull(totals, "totals");
    }
}
