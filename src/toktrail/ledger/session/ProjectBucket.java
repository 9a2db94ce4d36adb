package toktrail.ledger.session;

import java.util.Objects;
import toktrail.time.Bucket;

/**
 * What was done for a project in a day, week or month.
 *
 * @param project its key, one of {@link Projects#keys}
 * @param bucket  the stretch of time
 */
public record ProjectBucket(String project, Bucket bucket) {

    public ProjectBucket {
        Objects.requireNonNull(project, "project");
        Objects.requireNonNull(bucket, "bucket");
    }
}
