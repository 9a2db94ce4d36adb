package toktrail.config.price.edit;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import toktrail.config.price.PriceKeys;
import toktrail.config.schema.Key;

/**
 * What a row of a price file shall say from now on.
 *
 * @param row     which row
 * @param figures the figures that change; the others stay
 * @param label   how its tier is shown; absent: as before
 * @param aliases further names of the model, added to those it has
 */
public record PriceChange(PriceRowKey row, Map<Figure, BigDecimal> figures, Optional<String> label,
        List<String> aliases) {

    /** A figure of a row. */
    public enum Figure {
        INPUT(PriceKeys.INPUT), CACHED_INPUT(PriceKeys.CACHED_INPUT), CACHE_WRITE(PriceKeys.CACHE_WRITE),
        CACHE_WRITE_1H(PriceKeys.CACHE_WRITE_1H), OUTPUT(PriceKeys.OUTPUT), REASONING(PriceKeys.REASONING),
        FAST(PriceKeys.FAST), BATCH(PriceKeys.BATCH), FLEX(PriceKeys.FLEX), PRIORITY(PriceKeys.PRIORITY),
        US(PriceKeys.US_INFERENCE), WEB_SEARCH(PriceKeys.WEB_SEARCH);

        private final Key<BigDecimal> key;

        Figure(Key<BigDecimal> key) {
            this.key = key;
        }

        /** Its key in price files. */
        String key() {
            return key.name();
        }
    }

    public PriceChange {
        Objects.requireNonNull(row, "row");
        Map<Figure, BigDecimal> ordered = new EnumMap<>(Figure.class);
        ordered.putAll(figures);
        figures = ordered;
        Objects.requireNonNull(label, "label");
        aliases = List.copyOf(aliases);
    }

    /** Whether nothing is to change. */
    boolean isEmpty() {
        return figures.isEmpty() && label.isEmpty() && aliases.isEmpty();
    }
}
