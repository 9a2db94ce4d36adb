package toktrail.pricing.catalogue;

import java.util.List;
import java.util.Objects;
import toktrail.config.price.PriceRow;

/**
 * What a catalogue holds.
 *
 * @param format   which catalogue it is
 * @param rows     the wanted prices
 * @param skipped  wanted entries that could not be used
 * @param warnings what a person should know
 */
public record CatalogueReading(CatalogueFormat format, List<PriceRow> rows, List<Skipped> skipped,
        List<String> warnings) {

    /**
     * An entry that was left out.
     *
     * @param key    the entry
     * @param reason why
     */
    public record Skipped(String key, String reason) {
        public Skipped {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(reason, "reason");
        }
    }

    public CatalogueReading {
        Objects.requireNonNull(format, "format");
        rows = List.copyOf(rows);
        skipped = List.copyOf(skipped);
        warnings = List.copyOf(warnings);
    }

    /** The same with fewer rows. */
    public CatalogueReading withRows(List<PriceRow> kept) {
        return new CatalogueReading(format, kept, skipped, warnings);
    }
}
