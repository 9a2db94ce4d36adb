package toktrail.config;

import java.util.Objects;
import toktrail.config.schema.Section;

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

    static Reports of(Section section) {
        return new Reports(section.get(ConfigKeys.REPORTS_REFRESH), section.get(ConfigKeys.REPORTS_INTERVAL));
    }
}
