package toktrail.report.blocks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import toktrail.error.UserException;
import toktrail.ledger.LedgerView;
import toktrail.ledger.filter.UsageFilter;
import toktrail.ledger.query.EventTimes;
import toktrail.pricing.Pricing;
import toktrail.report.series.ModelSpending;
import toktrail.report.series.Spending;
import toktrail.report.series.SpendingQuery;
import toktrail.report.series.SpendingReporter;
import toktrail.spelling.TextOrder;
import toktrail.time.Bucket;
import toktrail.time.Spans;
import toktrail.time.TimeWindow;

/** Finds blocks of usage and prices them. */
public final class BlockReporter {

    private static final long HOUR_MS = 3_600_000;

    private final SpendingReporter spending;

    /**
     * Reports with these prices.
     *
     * @param supportedHarnesses ids that may be asked for even if the ledger has no usage of them
     */
    public BlockReporter(Pricing pricing, Set<String> supportedHarnesses) {
        spending = new SpendingReporter(Objects.requireNonNull(pricing, "pricing"), supportedHarnesses);
    }

    /**
     * The blocks of each harness with usage, by its id.
     *
     * @throws UserException if a selector finds nothing or too much
     */
    public List<BlockSeries> blocks(LedgerView ledger, BlockQuery query) {
        SpendingQuery events = query.events();
        spending.filter(ledger, events);
        if (query.merged()) {
            return List.of(series(ledger, query, events, ""));
        }
        Set<String> used = new TreeSet<>(TextOrder.CODE_POINT);
        spending.models(ledger, events).forEach(model -> used.add(model.harness()));
        List<BlockSeries> all = new ArrayList<>();
        for (String harness : used) {
            all.add(series(ledger, query, events.of(List.of(harness)), harness));
        }
        return all;
    }

    /**
     * The block that goes on. Earlier calls are looked at only if there was one within the length of a block.
     *
     * @throws UserException if a selector finds nothing or too much
     */
    public Optional<UsageBlock> active(LedgerView ledger, BlockQuery query) {
        UsageFilter filter = spending.filter(ledger, query.events());
        try (EventTimes times = times(ledger, filter, query.events())) {
            if (times.first(query.nowMs() - query.lengthMs() + 1, Long.MAX_VALUE).isEmpty()) {
                return Optional.empty();
            }
        }
        for (BlockSeries series : blocks(ledger, query)) {
            for (UsageBlock block : series.blocks()) {
                if (block.active()) {
                    return Optional.of(block);
                }
            }
        }
        return Optional.empty();
    }

    private BlockSeries series(LedgerView ledger, BlockQuery query, SpendingQuery events, String harness) {
        List<BlockRow> rows = rows(ledger, query, events);
        List<BlockRow> history = events.equals(events.unfiltered()) ? rows : rows(ledger, query, events.unfiltered());
        OptionalLong most = history.stream().filter(UsageBlock.class::isInstance).map(UsageBlock.class::cast)
                .filter(block -> !block.active()).mapToLong(block -> block.spending().allTokens()).max();
        return new BlockSeries(harness, rows.stream().filter(query.shown()::admits).toList(), most);
    }

    private List<BlockRow> rows(LedgerView ledger, BlockQuery query, SpendingQuery events) {
        UsageFilter filter = spending.filter(ledger, events);
        List<UsageBlock.Span> spans = new ArrayList<>();
        List<Bucket> buckets = new ArrayList<>();
        find(ledger, filter, query, events, spans, buckets);
        Map<Bucket, List<ModelSpending>> parts = spending.divide(
                (narrow, window) -> ledger.bySpan(narrow, window, new Spans(buckets)), ledger, events);
        List<BlockRow> rows = new ArrayList<>();
        try (FirstUses uses = new FirstUses(model ->
                times(ledger, filter.withCalls(filter.calls().withModel(model)), events))) {
            for (int i = 0; i < spans.size(); i++) {
                UsageBlock.Span span = spans.get(i);
                if (i > 0 && span.firstMs() - spans.get(i - 1).lastMs() > query.lengthMs()) {
                    rows.add(new BlockGap(spans.get(i - 1).lastMs() + query.lengthMs(), span.firstMs()));
                }
                List<ModelSpending> own = parts.getOrDefault(buckets.get(i), List.of());
                boolean active = query.nowMs() - span.lastMs() < query.lengthMs() && query.nowMs() < span.endMs();
                rows.add(new UsageBlock(span, uses.order(own, span), own, Spending.total(own), active));
            }
        }
        return rows;
    }

    /** Finds the blocks, and the stretches in which all their calls lie; those never overlap. */
    private static void find(LedgerView ledger, UsageFilter filter, BlockQuery query, SpendingQuery events,
            List<UsageBlock.Span> spans, List<Bucket> buckets) {
        try (EventTimes times = times(ledger, filter, events)) {
            long since = Long.MIN_VALUE;
            OptionalLong next = times.first(since, Long.MAX_VALUE);
            while (next.isPresent()) {
                long first = next.getAsLong();
                long start = Math.floorDiv(first, HOUR_MS) * HOUR_MS;
                // a block shorter than an hour may end before the call that opens it; then it has that call alone
                long until = Math.max(start + query.lengthMs(), first + 1);
                spans.add(new UsageBlock.Span(start, start + query.lengthMs(), first,
                        times.last(first, until).orElseThrow()));
                buckets.add(new Bucket("", Math.max(start, since), until));
                since = until;
                next = times.first(since, Long.MAX_VALUE);
            }
        }
    }

    private static EventTimes times(LedgerView ledger, UsageFilter filter, SpendingQuery events) {
        return ledger.times(filter, (harness, kind) -> SpendingReporter.isChosen(events.harnesses(), harness),
                TimeWindow.ALL);
    }

    /** Finds out which model was used first; asks only where there are several. */
    private static final class FirstUses implements AutoCloseable {

        private final Function<String, EventTimes> opening;
        private final Map<String, EventTimes> opened = new HashMap<>();

        FirstUses(Function<String, EventTimes> opening) {
            this.opening = opening;
        }

        List<String> order(List<ModelSpending> parts, UsageBlock.Span span) {
            List<String> models = parts.stream().map(ModelSpending::model).distinct()
                    .sorted(TextOrder.CODE_POINT).toList();
            if (models.size() < 2) {
                return models;
            }
            Map<String, Long> first = new HashMap<>();
            for (String model : models) {
                first.put(model, opened.computeIfAbsent(model, opening)
                        .first(span.firstMs(), span.lastMs() + 1).orElse(span.lastMs()));
            }
            return models.stream().sorted(Comparator.comparing(first::get)).toList();
        }

        @Override
        public void close() {
            opened.values().forEach(EventTimes::close);
        }
    }
}
