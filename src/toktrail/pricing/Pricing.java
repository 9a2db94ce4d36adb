package toktrail.pricing;

import toktrail.usage.CallKind;
import toktrail.usage.EventSums;

/** Turns sums of calls into costs when a report is made; nothing computed is ever stored. */
public interface Pricing {

    /**
     * The costs of calls that all get the same price.
     *
     * @param harness       who made them
     * @param kind          what was asked of whom
     * @param contextTokens a prompt size of the price tier they share
     * @param sums          what they consumed
     */
    PricedSums price(String harness, CallKind kind, long contextTokens, EventSums sums);

    /** The choices this follows. */
    CostPolicy policy();
}
