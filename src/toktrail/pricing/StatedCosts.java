package toktrail.pricing;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Set;
import toktrail.usage.CallKind;
import toktrail.usage.EventSums;

/**
 * Costs without any price table: what the tools recorded is what is paid. Virtual cost is 0; unless the policy wants
 * it so, every call lacks its list price.
 */
public final class StatedCosts implements Pricing {

    private final CostPolicy policy;

    /** Costs by this policy. */
    public StatedCosts(CostPolicy policy) {
        this.policy = Objects.requireNonNull(policy, "policy");
    }

    @Override
    public PricedSums price(String harness, CallKind kind, long contextTokens, EventSums sums) {
        BigDecimal stated = sums.sourceCostUsd();
        return switch (policy.virtualMode()) {
            case ZERO -> new PricedSums(new CostTotals(stated, stated, BigDecimal.ZERO, 0), Set.of());
            case PRICING -> new PricedSums(
                    new CostTotals(stated, stated, BigDecimal.ZERO, sums.count()), Set.of(PriceKind.VIRTUAL));
        };
    }

    @Override
    public CostPolicy policy() {
        return policy;
    }
}
