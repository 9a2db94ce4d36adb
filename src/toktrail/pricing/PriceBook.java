package toktrail.pricing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import toktrail.config.choice.PriceMatching;
import toktrail.config.price.PriceFiles;
import toktrail.config.price.PriceKind;
import toktrail.config.price.PriceRow;
import toktrail.config.setting.Costing;
import toktrail.usage.CallKind;
import toktrail.usage.Names;
import toktrail.usage.Vendors;

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
    private final Map<String, ModelKey> names = new HashMap<>();

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
        this.builtin = builtin.isPresent() ? Optional.of(builtin.get().table()) : Optional.empty();
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
    List<LookupStep> plan(PriceKind table, String provider, String model, long createdMs) {
        ModelKey name = name(model);
        List<Search> searches = searches(table, provider, model);
        List<LookupStep> steps = new ArrayList<>();
        addAll(steps, searches, Optional.of(name), false);
        if (costing.priceMatching() != PriceMatching.STRICT) {
            addAll(steps, searches, name.withoutFast(), true);
            addAll(steps, searches, name.withoutThinking(), false);
            addAll(steps, searches, name.standIn(createdMs), false);
        }
        return steps;
    }

    private static void addAll(List<LookupStep> steps, List<Search> searches, Optional<ModelKey> name,
            boolean fastOnly) {
        if (name.isPresent()) {
            for (Search search : searches) {
                search.addTo(steps, name.get(), fastOnly);
            }
        }
    }

    /** The rows that one step finds, none if it finds nothing. */
    List<PriceRow> rows(LookupStep step) {
        if (step.builtin()) {
            return builtin.isPresent() ? builtin.get().find(step) : List.of();
        }
        return switch (step.table()) {
            case VIRTUAL -> virtual.find(step);
            case ACTUAL -> actual.find(step);
        };
    }

    /** The moments from which a model is priced otherwise than before, ascending; mostly none. */
    List<Long> changes(String model) {
        return name(model).changes();
    }

    private ModelKey name(String model) {
        return names.computeIfAbsent(model, ModelKey::of);
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
        for (ModelKey name : name(model).all()) {
            virtual.addBounds(name, all);
            actual.addBounds(name, all);
            if (builtin.isPresent()) {
                builtin.get().addBounds(name, all);
            }
        }
        long[] ascending = new long[all.size()];
        int count = 0;
        for (long bound : all) {
            ascending[count++] = bound;
        }
        return ascending;
    }

    /** One table under one provider. */
    private record Search(PriceKind table, boolean builtin, ProviderStep how, String provider, List<ModelStep> steps) {

        void addTo(List<LookupStep> list, ModelKey model, boolean fastOnly) {
            for (ModelStep step : steps) {
                String name = step == ModelStep.CANONICAL ? model.canonicalKey() : model.name();
                list.add(new LookupStep(table, builtin, how, provider, step, name, fastOnly));
            }
        }
    }

    private List<Search> searches(PriceKind kind, String provider, String model) {
        PriceMatching matching = costing.priceMatching();
        List<ModelStep> steps = matching == PriceMatching.STRICT ? NAMES_ONLY : ALL_STEPS;
        Optional<String> inferred = Vendors.of(model);
        boolean named = !provider.isBlank() && !Names.normalise(provider).equals(CallKind.UNKNOWN);
        List<String> vendor = inferred.isPresent() ? spellings(inferred.get()) : List.of();
        List<String> own = named ? spellings(provider) : vendor;
        ProviderStep how = named ? ProviderStep.OWN : ProviderStep.INFERRED;
        List<Search> searches = new ArrayList<>();
        boolean list = kind == PriceKind.VIRTUAL && builtin.isPresent();
        addSearches(searches, new Search(kind, false, how, provider, steps), own);
        if (list) {
            addSearches(searches, new Search(kind, true, how, provider, steps), own);
        }
        if (list && matching != PriceMatching.STRICT) {
            addSearches(searches, new Search(kind, true, ProviderStep.FAMILY, provider, steps), families(own));
        }
        if (matching == PriceMatching.VENDOR && !ProviderFamilies.isLocal(Names.normalise(provider))) {
            addSearches(searches, new Search(kind, false, ProviderStep.VENDOR, provider, steps), vendor);
            if (list) {
                addSearches(searches, new Search(kind, true, ProviderStep.VENDOR, provider, steps), vendor);
            }
        }
        return searches;
    }

    /** Adds a search like this one for each of these providers. */
    private static void addSearches(List<Search> searches, Search like, Collection<String> providers) {
        for (String name : providers) {
            searches.add(new Search(like.table(), like.builtin(), like.how(), name, like.steps()));
        }
    }

    private static Set<String> families(List<String> providers) {
        Set<String> families = new LinkedHashSet<>();
        for (String name : providers) {
            families.addAll(ProviderFamilies.vendor(name).stream().toList());
        }
        return families;
    }

    /** What the user's aliases make of a provider, then the provider itself. */
    private List<String> spellings(String provider) {
        Set<String> names = new LinkedHashSet<>(
                List.of(costing.canonicalProvider(provider), Names.normalise(provider)));
        names.remove("");
        return List.copyOf(names);
    }
}
