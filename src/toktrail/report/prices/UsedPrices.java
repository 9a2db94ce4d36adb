package toktrail.report.prices;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.config.price.PriceKind;
import toktrail.ledger.LedgerView;
import toktrail.ledger.filter.AreaSelector;
import toktrail.ledger.filter.CallFilter;
import toktrail.ledger.filter.UsageSelection;
import toktrail.pricing.PriceBook;
import toktrail.pricing.PriceMatch;
import toktrail.report.DisplayFilters;
import toktrail.report.ModelRow;
import toktrail.report.ModelSort;
import toktrail.report.PriceState;
import toktrail.report.ReportPeriod;
import toktrail.report.UnconfiguredRow;
import toktrail.report.UsageQuery;
import toktrail.report.UsageReporter;
import toktrail.report.UsageTables;

/** The models of all calls in the ledger, by whether and where they have a price. */
public final class UsedPrices {

    private final UsageReporter reporter;
    private final CallFilter calls;
    private final OptionalLong limit;

    /**
     * Answers about some calls.
     *
     * @param provider only of this provider
     * @param model    only of this model
     * @param limit    at most so many rows
     */
    public UsedPrices(UsageReporter reporter, Optional<String> provider, Optional<String> model, OptionalLong limit) {
        this.reporter = Objects.requireNonNull(reporter, "reporter");
        calls = new CallFilter(provider, List.of(), model, Optional.empty(), Optional.empty());
        this.limit = Objects.requireNonNull(limit, "limit");
    }

    /** All models, by provider and name. */
    public List<ModelRow> used(LedgerView ledger) {
        return first(tables(ledger).byModel());
    }

    /** Models whose list price is one that comes with the program, in the same order; {@code nowMs} is today. */
    public List<ModelRow> builtinOnly(LedgerView ledger, PriceBook prices, long nowMs) {
        return first(tables(ledger).byModel().stream().filter(row -> isBuiltin(row, prices, nowMs)).toList());
    }

    private static boolean isBuiltin(ModelRow row, PriceBook prices, long nowMs) {
        Optional<PriceMatch> found = prices.find(PriceKind.VIRTUAL, row.providerId(), row.modelId(), nowMs);
        return found.isPresent() && found.get().step().builtin();
    }

    /** Models without a required price, by tokens and calls, descending. */
    public List<UnconfiguredRow> missing(LedgerView ledger) {
        return first(tables(ledger).unconfigured());
    }

    private UsageTables tables(LedgerView ledger) {
        UsageSelection selection = new UsageSelection(Optional.empty(), Optional.empty(), Optional.empty(), calls,
                AreaSelector.ANY, OptionalLong.empty());
        DisplayFilters display = new DisplayFilters(PriceState.ALL, OptionalLong.empty(), OptionalLong.empty(),
                ModelSort.PROVIDER, OptionalLong.empty());
        return reporter.summary(ledger, new UsageQuery(selection, ReportPeriod.all(ZoneOffset.UTC), false, display))
                .tables();
    }

    private <T> List<T> first(List<T> rows) {
        return rows.stream().limit(limit.orElse(Long.MAX_VALUE)).toList();
    }
}
