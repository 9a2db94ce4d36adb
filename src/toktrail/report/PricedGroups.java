package toktrail.report;

import java.util.Map;
import java.util.Objects;
import toktrail.ledger.LedgerView;
import toktrail.ledger.filter.UsageFilter;
import toktrail.ledger.query.UsageGroup;
import toktrail.pricing.PricedSums;
import toktrail.pricing.Pricing;
import toktrail.time.TimeWindow;

/** Reads sums of a ledger and prices them, group by group. */
public final class PricedGroups {

    /** Takes one group after another. */
    public interface Consumer {

        /** A group with its costs. */
        void accept(UsageGroup group, PricedSums priced);
    }

    private final LedgerView ledger;
    private final Pricing pricing;

    /** Prices what this state of the ledger holds. */
    public PricedGroups(LedgerView ledger, Pricing pricing) {
        this.ledger = Objects.requireNonNull(ledger, "ledger");
        this.pricing = Objects.requireNonNull(pricing, "pricing");
    }

    /**
     * Hands over the selected usage in no particular order. Calls whose price depends on their date are read once more,
     * stretch by stretch.
     */
    public void forEach(UsageFilter filter, TimeWindow window, Consumer consumer) {
        PricedParts.forEach((narrow, part) -> Map.of("", ledger.groups(narrow, part)), filter, window, pricing,
                (whole, group, priced) -> consumer.accept(group, priced));
    }
}
