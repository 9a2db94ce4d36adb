package toktrail.report.statistics;

import java.util.Objects;
import java.util.Optional;
import toktrail.report.UsageSums;

/**
 * What the sessions of one area come to, without those of areas below it.
 *
 * @param path     the area, absent for sessions without one
 * @param sessions how many
 * @param sums     calls, tokens, costs
 */
public record AreaShare(Optional<String> path, long sessions, UsageSums sums) {

    public AreaShare {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(sums, "sums");
    }
}
