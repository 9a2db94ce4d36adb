package toktrail.ledger.session;

import java.util.Objects;
import toktrail.time.Bucket;
import toktrail.usage.SessionRef;

/**
 * What a session did in a day, week or month; sessions of several machines with the same id are one.
 *
 * @param session harness and id
 * @param bucket  the stretch of time
 */
public record SessionBucket(SessionRef session, Bucket bucket) {

    public SessionBucket {
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(bucket, "bucket");
    }
}
