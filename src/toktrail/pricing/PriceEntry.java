package toktrail.pricing;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import toktrail.config.PriceRow;
import toktrail.usage.ModelNames;
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
        return new PriceEntry(Names.normalise(provider), Names.normalise(model),
                aliases.stream().map(Names::normalise).toList(),
                Stream.concat(Stream.of(model), aliases.stream()).toList(), tier, row);
    }

    static PriceEntry of(PriceRow row) {
        return of(row.provider(), row.model(), row.aliases(), row.tier(), () -> row);
    }

    /** The canonical keys of its names, each once. */
    Stream<String> canonicalKeys() {
        return written.stream().map(name -> ModelNames.canonicalKey(name).key()).distinct();
    }

    boolean isForFastCalls() {
        return row.get().factors().fast().isPresent();
    }
}
