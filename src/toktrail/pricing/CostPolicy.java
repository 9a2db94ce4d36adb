package toktrail.pricing;

import java.util.Objects;
import toktrail.config.choice.MissingPrice;
import toktrail.config.choice.VirtualMode;

/**
 * The user's choices about costs.
 *
 * @param virtualMode  how virtual cost comes about
 * @param missingPrice what is made of calls without a price
 */
public record CostPolicy(VirtualMode virtualMode, MissingPrice missingPrice) {

    /** What holds without configuration. */
    public static final CostPolicy DEFAULT = new CostPolicy(VirtualMode.PRICING, MissingPrice.WARN);

    public CostPolicy {
        Objects.requireNonNull(virtualMode, "virtualMode");
        Objects.requireNonNull(missingPrice, "missingPrice");
    }
}
