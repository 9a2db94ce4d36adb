package toktrail.pricing.catalogue;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import toktrail.config.price.PriceRow;

/** For which way of being served a price is. */
public enum ServiceTier {
    /** The usual one. */
    STANDARD(""),
    /** Quicker and dearer. */
    PRIORITY("_priority"),
    /** Slower and cheaper. */
    FLEX("_flex"),
    /** Within a day. */
    BATCH("_batches");

    private final String suffix;

    ServiceTier(String suffix) {
        this.suffix = suffix;
    }

    /** The name in options. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What LiteLLM adds to the names of its prices. */
    String suffix() {
        return suffix;
    }

    /** The factors with that of this tier as 1, because the prices are those of the tier already. */
    PriceRow.Factors settled(PriceRow.Factors factors) {
        Optional<BigDecimal> one = Optional.of(BigDecimal.ONE);
        return new PriceRow.Factors(factors.fast(), this == BATCH ? one : factors.batch(),
                this == FLEX ? one : factors.flex(), this == PRIORITY ? one : factors.priority(),
                factors.usInference());
    }
}
