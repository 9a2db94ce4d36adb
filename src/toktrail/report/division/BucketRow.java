package toktrail.report.division;

import java.util.List;
import java.util.Objects;
import toktrail.report.ModelRow;
import toktrail.report.UsageSums;
import toktrail.time.Bucket;

/**
 * What the calls of a day, week or month come to; there is at least one.
 *
 * @param bucket which
 * @param sums   calls, tokens, costs
 * @param models the same by model, sorted by provider, model, level
 */
public record BucketRow(Bucket bucket, UsageSums sums, List<ModelRow> models) {

    public BucketRow {
        Objects.requireNonNull(bucket, "bucket");
        Objects.requireNonNull(sums, "sums");
        models = List.copyOf(models);
    }
}
