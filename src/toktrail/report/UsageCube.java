package toktrail.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import toktrail.config.price.PriceKind;
import toktrail.ledger.LedgerView;
import toktrail.ledger.filter.UsageFilter;
import toktrail.ledger.machine.Machine;
import toktrail.ledger.query.UsageGroup;
import toktrail.pricing.PricedSums;
import toktrail.pricing.Pricing;
import toktrail.time.TimeWindow;
import toktrail.usage.CallKind;

/** Prices groups one by one and adds them up along every dimension of a report. */
final class UsageCube {

    /** Compares itself: the derived code of a record would take milliseconds in a new process. */
    private record ModelKey(String provider, String model, String level) {

        @Override
        public boolean equals(Object other) {
            return other instanceof ModelKey key && model.equals(key.model) && provider.equals(key.provider)
                    && Objects.equals(level, key.level);
        }

        @Override
        public int hashCode() {
            return 31 * provider.hashCode() + model.hashCode();
        }
    }

    private record UnconfiguredKey(List<PriceKind> required, String harness, ModelKey model) {

        /** Written out, as it takes milliseconds until a new process has the derived code of a record. */
        @Override
        public int hashCode() {
            return 31 * (31 * required.hashCode() + harness.hashCode()) + model.hashCode();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof UnconfiguredKey that && harness.equals(that.harness) && model.equals(that.model)
                    && required.equals(that.required);
        }
    }

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

    /** Adds what other trackers recorded, which belongs to no machine. */
    UsageCube withRecordedDays(LedgerView ledger, UsageFilter filter, ReportPeriod period, Pricing pricing) {
        PricedRecordedDays.forEach(ledger, filter, period.window(), period.zone(), pricing, (usage, startMs, priced) ->
                add(usage.when().harness(), usage.kind(), UsageSums.of(usage, priced), priced.missing()));
        return this;
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
        add(machines, group.machine(), sums);
        add(group.harness(), group.kind(), sums, priced.missing());
    }

    private void add(String harness, CallKind kind, UsageSums sums, Set<PriceKind> missing) {
        ModelKey model =
                new ModelKey(kind.providerId(), kind.modelId(), splitThinking ? kind.thinkingLevel() : null);
        totals = totals.plus(sums);
        add(providers, kind.providerId(), sums);
        add(harnesses, harness, sums);
        add(models, model, sums);
        add(activities, kind.agent() == null ? CallKind.UNKNOWN : kind.agent(), sums);
        if (!missing.isEmpty()) {
            List<PriceKind> required = List.copyOf(new TreeSet<>(missing));
            add(unconfigured, new UnconfiguredKey(required, harness, model), sums);
        }
    }

    private static <K> void add(Map<K, UsageSums> sumsByKey, K key, UsageSums more) {
        UsageSums sums = sumsByKey.get(key);
        sumsByKey.put(key, sums == null ? more : sums.plus(more));
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
        for (Map.Entry<ModelKey, UsageSums> entry : models.entrySet()) {
            ModelKey key = entry.getKey();
            rows.add(new ModelRow(key.provider(), key.model(), key.level(), entry.getValue()));
        }
        return rows;
    }

    /** All tables, ordered. */
    UsageTables tables() {
        List<ModelRow> byModel = models();
        byModel.sort(Orders::models);
        return tables(byModel, DisplayFilters.NONE.applyToUnconfigured(unconfigured()));
    }

    /** The tables, ordered, with the display filters applied. */
    UsageTables tables(DisplayFilters display) {
        return tables(display.apply(models()), display.applyToUnconfigured(unconfigured()));
    }

    private UsageTables tables(List<ModelRow> byModel, List<UnconfiguredRow> noPrices) {
        List<ProviderRow> byProvider = new ArrayList<>();
        for (Map.Entry<String, UsageSums> entry : providers.entrySet()) {
            byProvider.add(new ProviderRow(entry.getKey(), entry.getValue()));
        }
        byProvider.sort(Orders::providers);
        List<HarnessRow> byHarness = new ArrayList<>();
        for (Map.Entry<String, UsageSums> entry : harnesses.entrySet()) {
            byHarness.add(new HarnessRow(entry.getKey(), entry.getValue()));
        }
        byHarness.sort(Orders::harnesses);
        List<MachineRow> byMachine = new ArrayList<>();
        for (Map.Entry<Machine, UsageSums> entry : machines.entrySet()) {
            byMachine.add(new MachineRow(entry.getKey(), entry.getValue()));
        }
        byMachine.sort(Orders::machines);
        List<ActivityRow> byActivity = new ArrayList<>();
        for (Map.Entry<String, UsageSums> entry : activities.entrySet()) {
            byActivity.add(new ActivityRow(entry.getKey(), entry.getValue()));
        }
        byActivity.sort(Orders::activities);
        return new UsageTables(byProvider, byHarness, byMachine, byModel, byActivity, noPrices);
    }

    private List<UnconfiguredRow> unconfigured() {
        List<UnconfiguredRow> rows = new ArrayList<>();
        for (Map.Entry<UnconfiguredKey, UsageSums> entry : unconfigured.entrySet()) {
            UnconfiguredKey key = entry.getKey();
            rows.add(new UnconfiguredRow(key.required(), key.harness(), key.model().provider(), key.model().model(),
                    key.model().level(), entry.getValue().messageCount(), entry.getValue().tokens()));
        }
        return rows;
    }
}
