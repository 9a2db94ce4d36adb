package toktrail.pricing.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import toktrail.pricing.PriceKind;
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

    /** Copies the collections. */
    public CatalogueRequest {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(source, "source");
        providers = Set.copyOf(providers);
        models = models.stream().map(glob -> glob.toLowerCase(Locale.ROOT)).toList();
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(tier, "tier");
        Objects.requireNonNull(freeOnes, "freeOnes");
    }

    /** A request for all that a catalogue of an unknown format holds. */
    public static CatalogueRequest all(String source) {
        return new CatalogueRequest(Optional.empty(), source, Set.of(), List.of(), PriceKind.VIRTUAL,
                ServiceTier.STANDARD, FreeOnes.SKIPPED);
    }

    /** Whether prices of a provider are wanted. */
    boolean wantsProvider(String provider) {
        return providers.isEmpty() || providers.contains(Names.normalise(provider));
    }

    /** Whether a model fits one of the patterns, in which {@code *} is any text and {@code ?} any character. */
    boolean wantsModel(String model) {
        String name = model.toLowerCase(Locale.ROOT);
        return models.isEmpty() || models.stream().anyMatch(glob -> matches(glob, name));
    }

    /** Goes through both texts once; after a star it may come back to let the star take one character more. */
    private static boolean matches(String glob, String name) {
        int g = 0;
        int n = 0;
        int star = -1;
        int taken = 0;
        while (n < name.length()) {
            if (g < glob.length() && glob.charAt(g) == '*') {
                star = g++;
                taken = n;
            } else if (g < glob.length() && (glob.charAt(g) == '?' || glob.charAt(g) == name.charAt(n))) {
                g++;
                n++;
            } else if (star >= 0) {
                g = star + 1;
                n = ++taken;
            } else {
                return false;
            }
        }
        while (g < glob.length() && glob.charAt(g) == '*') {
            g++;
        }
        return g == glob.length();
    }
}
