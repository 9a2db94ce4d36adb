package toktrail.pricing.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import toktrail.config.price.PriceKind;
import toktrail.text.Glob;
import toktrail.usage.Names;

/**
 * What is wanted of a catalogue.
 *
 * @param format      which one it is, absent to find out
 * @param source      its name in messages
 * @param providers   normalised providers to keep, empty for all
 * @param models      patterns of models to keep, empty for all; see {@link #wantsModel}
 * @param table       which table of a price file is read
 * @param tier        which prices are taken
 * @param freeOnes    what to do with models that cost nothing
 */
public record CatalogueRequest(Optional<CatalogueFormat> format, String source, Set<String> providers,
        List<String> models, PriceKind table, ServiceTier tier, FreeOnes freeOnes) {

    /** What to do with models that cost nothing in catalogues where that often means an unknown price. */
    public enum FreeOnes { SKIPPED, KEPT }

    public CatalogueRequest {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(source, "source");
        providers = Set.copyOf(providers);
        models = models.stream().map(glob -> glob.toLowerCase(Locale.ROOT)).toList();
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(tier, "tier");
        Objects.requireNonNull(freeOnes, "freeOnes");
    }

    /** Whether prices of a provider are wanted. */
    boolean wantsProvider(String provider) {
        return providers.isEmpty() || providers.contains(Names.normalise(provider));
    }

    /** Whether a model fits one of the patterns, in which {@code *} is any text and {@code ?} any character. */
    boolean wantsModel(String model) {
        String name = model.toLowerCase(Locale.ROOT);
        // names of models have brackets, so that here one stands for itself
        return models.isEmpty() || models.stream().anyMatch(glob -> new Glob(glob.replace("[", "[[]")).matches(name));
    }
}
