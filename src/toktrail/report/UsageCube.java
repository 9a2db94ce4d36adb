package toktrail.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import toktrail.ledger.LedgerView;
import toktrail.ledger.Machine;
import toktrail.ledger.UsageFilter;
import toktrail.ledger.UsageGroup;
import toktrail.pricing.PriceKind;
import toktrail.pricing.PricedSums;
import toktrail.pricing.Pricing;
import toktrail.time.TimeWindow;
import toktrail.usage.CallKind;

/** Prices groups one by one and adds them up along every dimension of a report. */
final class UsageCube {

    private record ModelKey(String provider, String model, String level) { }

    private record UnconfiguredKey(List<PriceKind> required, String harness, ModelKey model) { }

    private final boolean splitThinking;
    private UsageSums totals = UsageSums.NONE;
    private final Map<String, UsageSums> providers = new LinkedHashMap<>();
    private final Map<String, UsageSums> harnesses = new LinkedHashMap<>();
    private final Map<Machine, UsageSums> machines = new LinkedHashMap<>();
    private final Map<ModelKey, UsageSums> models = new LinkedHashMap<>();
    private final Map<String, UsageSums> activities = new LinkedHashMap<>();
    private final Map<UnconfiguredKey, UsageSums> unconfigured = new LinkedHashMap<>();

    private UsageCube(boolean splitThinking) {
        this.splitThinking = splitThinking;
    }

    /** The selected usage, priced. */
    static UsageCube of(
            LedgerView ledger, UsageFilter filter, TimeWindow window, Pricing pricing, boolean splitThinking) {
        UsageCube cube = new UsageCube(splitThinking);
        new PricedGroups(ledger, pricing).forEach(filter, window, cube::add);
        return cube;
    }

    private void add(UsageGroup group, PricedSums priced) {
        UsageSums sums = UsageSums.of(group, priced);
        CallKind kind = group.kind();
        ModelKey model =
                new ModelKey(kind.providerId(), kind.modelId(), splitThinking ? kind.thinkingLevel() : null);
        totals = totals.plus(sums);
        providers.merge(kind.providerId(), sums, UsageSums::plus);
        harnesses.merge(group.harness(), sums, UsageSums::plus);
        machines.merge(group.machine(), sums, UsageSums::plus);
        models.merge(model, sums, UsageSums::plus);
        activities.merge(kind.agent() == null ? CallKind.UNKNOWN : kind.agent(), sums, UsageSums::plus);
        if (!priced.missing().isEmpty()) {
            List<PriceKind> required = List.copyOf(new TreeSet<>(priced.missing()));
            unconfigured.merge(new UnconfiguredKey(required, group.harness(), model), sums, UsageSums::plus);
        }
    }

    UsageSums totals() {
        return totals;
    }

    /** Sums by harness, in no particular order. */
    Map<String, UsageSums> harnesses() {
        return harnesses;
    }

    /** All rows, in no particular order. */
    List<ModelRow> models() {
        List<ModelRow> rows = new ArrayList<>();
        models.forEach((key, sums) -> rows.add(new ModelRow(key.provider(), key.model(), key.level(), sums)));
        return rows;
    }

    /** All tables, ordered. */
    UsageTables tables() {
        List<ModelRow> byModel = models();
        byModel.sort(Orders.MODELS);
        return tables(byModel, DisplayFilters.NONE.applyToUnconfigured(unconfigured()));
    }

    /** The tables, ordered, with the display filters applied. */
    UsageTables tables(DisplayFilters display) {
        return tables(display.apply(models()), display.applyToUnconfigured(unconfigured()));
    }

    private UsageTables tables(List<ModelRow> byModel, List<UnconfiguredRow> noPrices) {
        List<ProviderRow> byProvider = new ArrayList<>();
        providers.forEach((key, sums) -> byProvider.add(new ProviderRow(key, sums)));
        byProvider.sort(Orders.PROVIDERS);
        List<HarnessRow> byHarness = new ArrayList<>();
        harnesses.forEach((key, sums) -> byHarness.add(new HarnessRow(key, sums)));
        byHarness.sort(Orders.HARNESSES);
        List<MachineRow> byMachine = new ArrayList<>();
        machines.forEach((key, sums) -> byMachine.add(new MachineRow(key, sums)));
        byMachine.sort(Orders.MACHINES);
        List<ActivityRow> byActivity = new ArrayList<>();
        activities.forEach((key, sums) -> byActivity.add(new ActivityRow(key, sums)));
        byActivity.sort(Orders.ACTIVITIES);
        return new UsageTables(byProvider, byHarness, byMachine, byModel, byActivity, noPrices);
    }

    private List<UnconfiguredRow> unconfigured() {
        List<UnconfiguredRow> rows = new ArrayList<>();
        unconfigured.forEach((key, sums) -> rows.add(new UnconfiguredRow(key.required(), key.harness(),
                key.model().provider(), key.model().model(), key.model().level(), sums.messageCount(),
                sums.tokens())));
        return rows;
    }
}
