package toktrail.pricing;

import java.util.List;
import toktrail.usage.CallKind;
import toktrail.usage.EventSums;

/** Turns sums of calls into costs when a report is made; nothing computed is ever stored. */
public interface Pricing {

    /**
     * The costs of calls that all get the same price.
     *
     * @param calls what they have in common
     * @param sums  what they consumed; either each of them has a cost recorded by the tool, or none has
     */
    PricedSums price(CallClass calls, EventSums sums);

    /** By which tiers such calls are charged; none where prices have no tiers. */
    default TierLabels tiers(CallClass calls) {
        return TierLabels.NONE;
    }

    /**
     * The moments from which such calls are priced otherwise than before, ascending, in Unix milliseconds. Mostly none:
     * prices do not depend on the date.
     */
    List<Long> changes(CallKind kind);

    /** The choices this follows. */
    CostPolicy policy();
}
