package toktrail.pricing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import toktrail.config.Costing;
import toktrail.config.PriceFiles;
import toktrail.config.PriceMatching;
import toktrail.config.PriceRow;
import toktrail.usage.CallKind;
import toktrail.usage.ModelNames;
import toktrail.usage.Names;

/**
 * All prices that hold for the user: those of the price files, and behind them those that come with the program. For
 * one thread at a time.
 *
 * <p>A lookup is a list of {@linkplain #plan steps}; the first one that yields rows decides. A call that names a
 * provider is never priced by the user's row of another one, unless an alias says so.
 */
public final class PriceBook {

    private static final List<ModelStep> NAMES_ONLY = List.of(ModelStep.EXACT, ModelStep.ALIAS);
    private static final List<ModelStep> ALL_STEPS = List.of(ModelStep.values());

    private final PriceTable virtual;
    private final PriceTable actual;
    private final Optional<PriceTable> builtin;
    private final Costing costing;
    private final Map<String, long[]> bounds = new HashMap<>();
    private final Map<String, ModelName> names = new HashMap<>();

    /**
     * A book.
     *
     * @param configured the user's prices
     * @param builtin    the prices that come with the program, absent if they are switched off
     * @param costing    aliases of providers, and how far to look
     */
    public PriceBook(PriceFiles configured, Optional<BuiltinPrices> builtin, Costing costing) {
        virtual = PriceTable.of(configured.virtual());
        actual = PriceTable.of(configured.actual());
        this.builtin = builtin.map(BuiltinPrices::table);
        this.costing = Objects.requireNonNull(costing, "costing");
    }

    /**
     * The price of a model.
     *
     * @param provider  as stored
     * @param model     as stored
     * @param createdMs when the call was made; of no matter where {@link #changes} is empty
     */
    public Optional<PriceMatch> find(PriceKind table, String provider, String model, long createdMs) {
        boolean fast = name(model).fast();
        for (LookupStep step : plan(table, provider, model, createdMs)) {
            List<PriceRow> rows = rows(step);
            if (!rows.isEmpty()) {
                return Optional.of(new PriceMatch(step, rows, fast || step.fastOnly()));
            }
        }
        return Optional.empty();
    }

    /** Where {@link #find} looks, in this order. */
    public List<LookupStep> plan(PriceKind table, String provider, String model, long createdMs) {
        ModelName name = name(model);
        List<Search> searches = searches(table, provider, model);
        List<LookupStep> steps = new ArrayList<>();
        searches.forEach(search -> search.addTo(steps, name, false));
        if (costing.priceMatching() != PriceMatching.STRICT) {
            name.withoutFast().ifPresent(slow -> searches.forEach(search -> search.addTo(steps, slow, true)));
            name.withoutThinking()
                    .ifPresent(plain -> searches.forEach(search -> search.addTo(steps, plain, false)));
            name.standIn(createdMs).ifPresent(real -> searches.forEach(search -> search.addTo(steps, real, false)));
        }
        return steps;
    }

    /** The rows that one step finds, none if it finds nothing. */
    public List<PriceRow> rows(LookupStep step) {
        if (step.builtin()) {
            return builtin.map(table -> table.find(step)).orElse(List.of());
        }
        return switch (step.table()) {
            case VIRTUAL -> virtual.find(step);
            case ACTUAL -> actual.find(step);
        };
    }

    /** The moments from which a model is priced otherwise than before, ascending; mostly none. */
    public List<Long> changes(String model) {
        return name(model).changes();
    }

    private ModelName name(String model) {
        return names.computeIfAbsent(model, ModelName::of);
    }

    /**
     * The largest prompt of each tier of every row that could ever price a model, whatever its provider, ascending.
     *
     * @param model as stored
     */
    public long[] tierBounds(String model) {
        return bounds.computeIfAbsent(model, this::findBounds).clone();
    }

    private long[] findBounds(String model) {
        Set<Long> all = new TreeSet<>();
        for (ModelName name : name(model).all()) {
            virtual.addBounds(name, all);
            actual.addBounds(name, all);
            builtin.ifPresent(table -> table.addBounds(name, all));
        }
        return all.stream().mapToLong(Long::longValue).toArray();
    }

    /** One table under one provider. */
    private record Search(PriceKind table, boolean builtin, ProviderStep how, String provider, List<ModelStep> steps) {

        void addTo(List<LookupStep> list, ModelName model, boolean fastOnly) {
            for (ModelStep step : steps) {
                String name = step == ModelStep.CANONICAL ? model.canonicalKey() : model.name();
                list.add(new LookupStep(table, builtin, how, provider, step, name, fastOnly));
            }
        }
    }

    private List<Search> searches(PriceKind kind, String provider, String model) {
        PriceMatching matching = costing.priceMatching();
        List<ModelStep> steps = matching == PriceMatching.STRICT ? NAMES_ONLY : ALL_STEPS;
        Optional<String> inferred = ModelNames.inferProvider(model);
        boolean named = !provider.isBlank() && !Names.normalise(provider).equals(CallKind.UNKNOWN);
        List<String> own = named ? spellings(provider) : inferred.map(this::spellings).orElse(List.of());
        ProviderStep how = named ? ProviderStep.OWN : ProviderStep.INFERRED;
        List<Search> searches = new ArrayList<>();
        own.forEach(name -> searches.add(new Search(kind, false, how, name, steps)));
        boolean list = kind == PriceKind.VIRTUAL && builtin.isPresent();
        if (list) {
            own.forEach(name -> searches.add(new Search(kind, true, how, name, steps)));
        }
        if (list && matching != PriceMatching.STRICT) {
            own.stream().flatMap(name -> ProviderFamilies.vendor(name).stream()).distinct()
                    .forEach(name -> searches.add(new Search(kind, true, ProviderStep.FAMILY, name, steps)));
        }
        if (matching == PriceMatching.VENDOR && !ProviderFamilies.isLocal(Names.normalise(provider))) {
            List<String> vendor = inferred.map(this::spellings).orElse(List.of());
            vendor.forEach(name -> searches.add(new Search(kind, false, ProviderStep.VENDOR, name, steps)));
            if (list) {
                vendor.forEach(name -> searches.add(new Search(kind, true, ProviderStep.VENDOR, name, steps)));
            }
        }
        return searches;
    }

    /** What the user's aliases make of a provider, then the provider itself. */
    private List<String> spellings(String provider) {
        Set<String> names = new LinkedHashSet<>(
                List.of(costing.canonicalProvider(provider), Names.normalise(provider)));
        names.remove("");
        return List.copyOf(names);
    }
}
