package toktrail.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import toktrail.ledger.filter.UsageFilter;
import toktrail.ledger.query.UsageGroup;
import toktrail.pricing.CallClass;
import toktrail.pricing.PricedSums;
import toktrail.pricing.Pricing;
import toktrail.time.TimeWindow;

/** Prices sums of a ledger group by group for reports that divide them into parts. */
public final class PricedParts {

    /**
     * Reads sums of a ledger.
     *
     * @param <P> what tells the parts of the report apart
     */
    public interface Reader<P> {
        /** The groups of each part. */
        Map<P, List<UsageGroup>> read(UsageFilter filter, TimeWindow window);
    }

    /**
     * Takes what was priced.
     *
     * @param <P> what tells the parts of the report apart
     */
    public interface Sink<P> {
        /** A group of a part; several groups of a part may differ in their time only. */
        void add(P part, UsageGroup group, PricedSums priced);
    }

    private PricedParts() { }

    /**
     * Hands over all selected groups, priced. Calls whose price depends on their date are read once more, stretch by
     * stretch.
     */
    public static <P> void forEach(
            Reader<P> reader, UsageFilter filter, TimeWindow window, Pricing pricing, Sink<P> sink) {
        Map<String, List<Long>> dated = new TreeMap<>();
        for (Map.Entry<P, List<UsageGroup>> part : reader.read(filter, window).entrySet()) {
            for (UsageGroup group : part.getValue()) {
                List<Long> changes = pricing.changes(group.kind());
                if (changes.isEmpty()) {
                    sink.add(part.getKey(), group, price(group, 0, pricing));
                } else {
                    dated.put(group.kind().modelId(), changes);
                }
            }
        }
        for (Map.Entry<String, List<Long>> model : dated.entrySet()) {
            UsageFilter narrow = filter.withCalls(filter.calls().withModel(model.getKey()));
            for (TimeWindow stretch : window.cut(model.getValue())) {
                long time = stretch.sinceMs().orElse(Long.MIN_VALUE);
                for (Map.Entry<P, List<UsageGroup>> part : reader.read(narrow, stretch).entrySet()) {
                    for (UsageGroup group : part.getValue()) {
                        if (group.kind().modelId().equals(model.getKey())) {
                            sink.add(part.getKey(), group, price(group, time, pricing));
                        }
                    }
                }
            }
        }
    }

    private static PricedSums price(UsageGroup group, long createdMs, Pricing pricing) {
        return pricing.price(new CallClass(group.harness(), group.kind(), group.contextTokens(), createdMs),
                group.sums());
    }
}
