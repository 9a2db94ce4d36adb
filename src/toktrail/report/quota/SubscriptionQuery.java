package toktrail.report.quota;

import java.util.Objects;
import java.util.Optional;
import toktrail.config.choice.QuotaPeriod;

/**
 * Which plans are asked for.
 *
 * @param provider plans that cover this provider, in any spelling or alias
 * @param period   windows of this period, and plans that have one
 */
public record SubscriptionQuery(Optional<String> provider, Optional<QuotaPeriod> period) {

    public SubscriptionQuery {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(period, "period");
    }
}
