package toktrail.report;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import toktrail.ledger.LedgerView;
import toktrail.ledger.UsageFilter;
import toktrail.ledger.UsageGroup;
import toktrail.pricing.CallClass;
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

    public PricedGroups(LedgerView ledger, Pricing pricing) {
        this.ledger = Objects.requireNonNull(ledger, "ledger");
        this.pricing = Objects.requireNonNull(pricing, "pricing");
    }

    /**
     * Hands over the selected usage in no particular order. Calls whose price depends on their date are read once more,
     * stretch by stretch.
     */
    public void forEach(UsageFilter filter, TimeWindow window, Consumer consumer) {
        Map<String, List<Long>> dated = new TreeMap<>();
        for (UsageGroup group : ledger.groups(filter, window)) {
            List<Long> changes = pricing.changes(group.kind());
            if (changes.isEmpty()) {
                consumer.accept(group, price(group, 0));
            } else {
                dated.put(group.kind().modelId(), changes);
            }
        }
        dated.forEach((model, changes) -> {
            UsageFilter narrow = filter.withCalls(filter.calls().withModel(model));
            for (TimeWindow part : window.cut(changes)) {
                long createdMs = part.sinceMs().orElse(Long.MIN_VALUE);
                ledger.groups(narrow, part).stream().filter(group -> group.kind().modelId().equals(model))
                        .forEach(group -> consumer.accept(group, price(group, createdMs)));
            }
        });
    }

    private PricedSums price(UsageGroup group, long createdMs) {
        return pricing.price(new CallClass(group.harness(), group.kind(), group.contextTokens(), createdMs),
                group.sums());
    }
}
