package toktrail.pricing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import toktrail.config.price.PriceRow;
import toktrail.usage.CanonicalModel;
import toktrail.usage.Names;

/**
 * By what a price row is found, without its figures.
 *
 * @param provider normalised provider
 * @param model    normalised model
 * @param aliases  further names of the model, normalised
 * @param written  the model and its further names as written
 * @param tier     prompt sizes it is for
 * @param row      gives the row; may read it each time
 */
record PriceEntry(String provider, String model, List<String> aliases, List<String> written, PriceRow.Tier tier,
        Supplier<PriceRow> row) {

    static PriceEntry of(String provider, String model, List<String> aliases, PriceRow.Tier tier,
            Supplier<PriceRow> row) {
        List<String> written = new ArrayList<>(List.of(model));
        List<String> further = new ArrayList<>();
        for (String alias : aliases) {
            written.add(alias);
            further.add(Names.normalise(alias));
        }
        return new PriceEntry(Names.normalise(provider), Names.normalise(model), further, written, tier, row);
    }

    static PriceEntry of(PriceRow row) {
        return of(row.provider(), row.model(), row.aliases(), row.tier(), () -> row);
    }

    /** The canonical keys of its names, each once. */
    Set<String> canonicalKeys() {
        Set<String> keys = new LinkedHashSet<>();
        for (String name : written) {
            keys.add(CanonicalModel.of(name).key());
        }
        return keys;
    }

    boolean isForFastCalls() {
        return row.get().factors().fast().isPresent();
    }
}
