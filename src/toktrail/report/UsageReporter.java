package toktrail.report;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import toktrail.error.UserException;
import toktrail.ledger.LedgerView;
import toktrail.ledger.filter.AreaFilter;
import toktrail.ledger.filter.UsageFilter;
import toktrail.ledger.query.UsageGroup;
import toktrail.pricing.Pricing;
import toktrail.time.TimeWindow;

/** Answers questions about usage: sums of the ledger, priced, as rows in their order. */
public final class UsageReporter {

    private final Pricing pricing;
    private final Set<String> supportedHarnesses;

    /**
     * Reports with these prices.
     *
     * @param supportedHarnesses ids that may be asked for even if the ledger has no usage of them
     */
    public UsageReporter(Pricing pricing, Set<String> supportedHarnesses) {
        this.pricing = Objects.requireNonNull(pricing, "pricing");
        this.supportedHarnesses = Set.copyOf(supportedHarnesses);
    }

    /**
     * One aggregate over everything selected: {@code usage summary} and the named periods.
     *
     * @throws UserException if a selector finds nothing or too much
     */
    public UsageReport summary(LedgerView ledger, UsageQuery query) {
        UsageFilter filter = ledger.resolve(query.selection(), supportedHarnesses);
        UsageCube cube = UsageCube.of(ledger, filter, query.period().window(), pricing, query.splitThinking());
        return report(filter, query, cube, cube.tables(query.display()));
    }

    /**
     * As {@link #summary}, with what other trackers recorded; the table of machines knows nothing of that.
     *
     * @throws UserException as {@link #summary}
     */
    public UsageReport summaryWithRecordedDays(LedgerView ledger, UsageQuery query) {
        UsageFilter filter = ledger.resolve(query.selection(), supportedHarnesses);
        UsageCube cube = UsageCube.of(ledger, filter, query.period().window(), pricing, query.splitThinking())
                .withRecordedDays(ledger, filter, query.period(), pricing);
        return report(filter, query, cube, cube.tables(query.display()));
    }

    /**
     * The same with every row of every table, models by actual cost: {@code usage machines}.
     *
     * @throws UserException as {@link #summary}
     */
    public UsageReport everything(LedgerView ledger, UsageQuery query) {
        UsageFilter filter = ledger.resolve(query.selection(), supportedHarnesses);
        UsageCube cube = UsageCube.of(ledger, filter, query.period().window(), pricing, query.splitThinking());
        return report(filter, query, cube, cube.tables());
    }

    private static UsageReport report(UsageFilter filter, UsageQuery query, UsageCube cube, UsageTables tables) {
        int unpricedModels = 0;
        for (ModelRow model : cube.models()) {
            unpricedModels += model.unpriced() ? 1 : 0;
        }
        return new UsageReport(filter.run(), FilterEcho.of(filter, query), cube.totals(), unpricedModels, tables,
                query.display());
    }

    /**
     * How much of a report's usage belongs to no area; absent if the report is about certain areas.
     *
     * @throws UserException as {@link #summary}
     */
    public Optional<UnassignedShare> unassignedShare(LedgerView ledger, UsageQuery query) {
        UsageFilter filter = ledger.resolve(query.selection(), supportedHarnesses);
        if (!(filter.area() instanceof AreaFilter.Any)) {
            return Optional.empty();
        }
        TimeWindow window = query.period().window();
        return Optional.of(new UnassignedShare(
                totalTokens(ledger, filter.withArea(AreaFilter.UNASSIGNED), window),
                totalTokens(ledger, filter, window)));
    }

    private static long totalTokens(LedgerView ledger, UsageFilter filter, TimeWindow window) {
        long total = 0;
        for (UsageGroup group : ledger.groups(filter, window)) {
            total += group.sums().tokens().total();
        }
        return total;
    }
}
