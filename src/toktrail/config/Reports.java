package toktrail.config;

import java.util.Objects;

/**
 * How reports begin.
 *
 * @param refresh                whether they import first
 * @param minRefreshIntervalSecs seconds after which {@code auto} imports again
 */
public record Reports(RefreshMode refresh, long minRefreshIntervalSecs) {

    public Reports {
        Objects.requireNonNull(refresh, "refresh");
    }
}
