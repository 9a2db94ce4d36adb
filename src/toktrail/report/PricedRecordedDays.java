package toktrail.report;

import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import toktrail.config.price.PriceKind;
import toktrail.ledger.LedgerView;
import toktrail.ledger.filter.UsageFilter;
import toktrail.ledger.recorded.RecordedUsage;
import toktrail.pricing.CallClass;
import toktrail.pricing.CostTotals;
import toktrail.pricing.PricedSums;
import toktrail.pricing.Pricing;
import toktrail.time.Days;
import toktrail.time.TimeWindow;
import toktrail.usage.EventSums;

/**
 * Prices what other trackers recorded on days of which the ledger has no event. Their calls are not known one by one,
 * so the first tier of a price holds; where a model has no list price, the cost that the tracker recorded takes its
 * place. That cost is never one that the tool recorded itself.
 */
public final class PricedRecordedDays {

    /** Takes what was priced. */
    public interface Sink {

        /**
         * What was recorded of a model on a day.
         *
         * @param startMs when the day begins
         */
        void add(RecordedUsage usage, long startMs, PricedSums priced);
    }

    private PricedRecordedDays() { }

    /** Hands over all recorded usage that counts in days of {@code zone}, by day. */
    public static void forEach(LedgerView ledger, UsageFilter filter, TimeWindow window, ZoneId zone, Pricing pricing,
            Sink sink) {
        Days days = new Days(zone);
        for (RecordedUsage usage : ledger.countedDays(zone).usage(filter, window)) {
            long startMs = days.start(usage.when().day());
            sink.add(usage, startMs, price(usage, startMs, pricing));
        }
    }

    private static PricedSums price(RecordedUsage usage, long startMs, Pricing pricing) {
        PricedSums priced = pricing.price(new CallClass(usage.when().harness(), usage.kind(), 0, startMs),
                new EventSums(usage.messages(), usage.tokens(), 0, 0, 0));
        if (usage.costPico() == 0 || !priced.missing().contains(PriceKind.VIRTUAL)) {
            return priced;
        }
        Set<PriceKind> missing = EnumSet.copyOf(priced.missing());
        missing.remove(PriceKind.VIRTUAL);
        return new PricedSums(new CostTotals(priced.costs().source(), priced.costs().actual(), usage.costUsd(),
                usage.costUsd(), missing.isEmpty() ? 0 : usage.messages()), missing);
    }
}
