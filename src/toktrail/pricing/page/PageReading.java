package toktrail.pricing.page;

import java.util.List;
import toktrail.config.price.PriceRow;

/**
 * What a page holds.
 *
 * @param rows     the prices, without contradictions, in the order of the page
 * @param warnings what was left out and why, with places
 */
public record PageReading(List<PriceRow> rows, List<String> warnings) {

    public PageReading {
        rows = List.copyOf(rows);
        warnings = List.copyOf(warnings);
    }
}
