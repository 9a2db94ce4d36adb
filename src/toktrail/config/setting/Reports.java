package toktrail.config.setting;

import java.util.Objects;
import toktrail.config.choice.RefreshMode;

/**
 * How reports begin.
 *
 * @param refresh                whether they import first
 * @param minRefreshIntervalSecs seconds after which {@code auto} imports again
 */
public record Reports(RefreshMode refresh, long minRefreshIntervalSecs) {

    /** What holds where nothing is said. */
    public static final Reports STANDARD = new Reports(RefreshMode.AUTO, 5);

    public Reports {
        Objects.requireNonNull(refresh, "refresh");
    }
}
