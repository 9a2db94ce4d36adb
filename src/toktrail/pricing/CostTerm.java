package toktrail.pricing;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;

/**
 * One part of a cost: a count times a price times a factor.
 *
 * @param part   what is charged
 * @param count  tokens, or web searches
 * @param price  USD per million tokens, or per thousand web searches
 * @param factor by which that is multiplied
 * @param usd    what it comes to, exact
 */
public record CostTerm(Part part, long count, BigDecimal price, BigDecimal factor, BigDecimal usd) {

    /** What is charged, in the order of the formula. */
    public enum Part {
        INPUT, CACHE_READ,
        /** Cache writes but those kept an hour. */
        CACHE_WRITE,
        CACHE_WRITE_1H, OUTPUT, CACHE_OUTPUT, REASONING,
        /** Priced by the thousand, whatever the factors. */
        WEB_SEARCH;

        /** The name in JSON. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public CostTerm {
        Objects.requireNonNull(part, "part");
        Objects.requireNonNull(price, "price");
        Objects.requireNonNull(factor, "factor");
        Objects.requireNonNull(usd, "usd");
    }
}
