package toktrail.report.explain;

import java.util.Objects;
import toktrail.config.price.PriceKind;
import toktrail.config.price.PriceRow;
import toktrail.pricing.CallFactors;

/**
 * The price an event was charged by.
 *
 * @param origin        where its row stands
 * @param table         the table it was found in
 * @param row           the row
 * @param matchedBy     how the event led to it: exact, alias, canonical; family, provider-alias, inferred or vendor
 *                      where the provider is another one
 * @param contextTokens prompt size of the event, which chose the tier
 * @param factors       by what token prices are multiplied, and why
 */
public record PriceUsed(PriceOrigin origin, PriceKind table, PriceRow row, String matchedBy, long contextTokens,
        CallFactors factors) {

    public PriceUsed {
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(row, "row");
        Objects.requireNonNull(matchedBy, "matchedBy");
        Objects.requireNonNull(factors, "factors");
    }
}
