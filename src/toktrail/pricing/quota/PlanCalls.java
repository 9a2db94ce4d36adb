package toktrail.pricing.quota;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import toktrail.config.setting.Costing;
import toktrail.config.setting.Subscription;
import toktrail.usage.CallKind;
import toktrail.usage.CanonicalModel;
import toktrail.usage.Names;

/** Which calls count in a plan, by provider, tool and model; where they were made, its areas, is another matter. */
public final class PlanCalls {

    private final Costing costing;
    private final Set<String> providers;
    private final Set<String> harnesses;
    private final Set<String> models;

    /** The calls of a plan; providers are what the aliases of {@code costing} make of them. */
    public PlanCalls(Subscription.Usage usage, Costing costing) {
        this.costing = costing;
        providers = usage.providers().stream().map(costing::canonicalProvider).collect(Collectors.toSet());
        harnesses = usage.harnesses().stream().map(Names::normalise).collect(Collectors.toSet());
        models = usage.models().stream().map(PlanCalls::key).collect(Collectors.toSet());
    }

    /** Whether calls of a harness count, all names as stored. */
    public boolean count(String harness, CallKind kind) {
        return covers(kind.providerId())
                && (harnesses.isEmpty() || harnesses.contains(Names.normalise(harness)))
                && (models.isEmpty() || models.contains(key(kind.modelId())));
    }

    /** Whether the plan is one of this provider, in any spelling or alias. */
    public boolean covers(String provider) {
        String canonical = costing.canonicalProvider(provider);
        return !canonical.isEmpty() && providers.contains(canonical);
    }

    /**
     * All names of the providers of a plan: as configured, then those they stand for, then all aliases that lead there.
     *
     * @return a set in that order, the aliases sorted
     */
    public static Set<String> names(Subscription.Usage usage, Costing costing) {
        Set<String> names = new LinkedHashSet<>(usage.providers());
        Set<String> canonical = new LinkedHashSet<>();
        usage.providers().forEach(provider -> canonical.add(costing.canonicalProvider(provider)));
        names.addAll(canonical);
        Set<String> aliases = new TreeSet<>(costing.providerAliases().keySet());
        aliases.removeIf(alias -> !canonical.contains(costing.canonicalProvider(alias)));
        names.addAll(aliases);
        return names;
    }

    private static String key(String model) {
        return CanonicalModel.of(model).key();
    }
}
