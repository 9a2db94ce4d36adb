package toktrail.config.price;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.error.Location;
import toktrail.usage.Names;

/**
 * One price of a model. All amounts are exact and canonical: equal values are equal objects.
 *
 * @param provider            as written
 * @param model               as written
 * @param aliases             further names of the model as written, none twice
 * @param rates               USD per million tokens
 * @param factors             factors of special calls
 * @param webSearchUsdPer1k   USD per thousand web searches
 * @param tier                prompt sizes the row is for
 * @param shown               for display only
 * @param contextWindowTokens tokens the model can hold
 * @param location            where the row stands
 */
public record PriceRow(String provider, String model, List<String> aliases, Rates rates, Factors factors,
        Optional<BigDecimal> webSearchUsdPer1k, Tier tier, Shown shown, OptionalLong contextWindowTokens,
        Location location) {

    /**
     * USD per million tokens, as written; absent ones follow from the others.
     *
     * @param input        fresh input
     * @param output       visible output
     * @param cachedInput  cache reads, else as input
     * @param cacheWrite   cache writes, else as input
     * @param cacheWrite1h cache writes kept an hour, else as other cache writes
     * @param cachedOutput cached output, else as output
     * @param reasoning    reasoning, else as output
     */
    public record Rates(BigDecimal input, BigDecimal output, Optional<BigDecimal> cachedInput,
            Optional<BigDecimal> cacheWrite, Optional<BigDecimal> cacheWrite1h, Optional<BigDecimal> cachedOutput,
            Optional<BigDecimal> reasoning) { }

    /**
     * Factors by billing attribute, each above 0.
     *
     * @param fast        fast calls
     * @param batch       batch calls
     * @param flex        flex calls
     * @param priority    priority calls
     * @param usInference calls kept in the US
     */
    public record Factors(Optional<BigDecimal> fast, Optional<BigDecimal> batch, Optional<BigDecimal> flex,
            Optional<BigDecimal> priority, Optional<BigDecimal> usInference) {

        /** No factor. */
        public static final Factors NONE = new Factors(Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty());
    }

    /**
     * Prompt sizes, both bounds inclusive.
     *
     * @param min   smallest, absent for 0
     * @param max   largest, absent for unbounded
     * @param label for display only
     */
    public record Tier(OptionalLong min, OptionalLong max, Optional<String> label) {

        /** All prompts. */
        public static final Tier ALL = new Tier(OptionalLong.empty(), OptionalLong.empty(), Optional.empty());

        /** Whether the row is for some prompt sizes only. */
        public boolean isTiered() {
            return min.isPresent() || max.isPresent();
        }

        /** The smallest prompt. */
        public long least() {
            return min.orElse(0);
        }

        /** The largest prompt. */
        public long most() {
            return max.orElse(Long.MAX_VALUE);
        }

        /** Whether some prompt belongs to both. */
        public boolean overlaps(Tier other) {
            return least() <= other.most() && other.least() <= most();
        }

        /** Whether both are for the same prompts; an absent bound is not one that says the same. */
        public boolean sameAs(Tier other) {
            return min.equals(other.min) && max.equals(other.max);
        }

        /** By smallest, then largest prompt; of two for all prompts the one without bounds first. */
        int compareBounds(Tier other) {
            int least = Long.compare(least(), other.least());
            int most = Long.compare(most(), other.most());
            return least != 0 ? least : most != 0 ? most : Boolean.compare(isTiered(), other.isTiered());
        }

        @Override
        public String toString() {
            String from = min.isPresent() ? Long.toString(min.getAsLong()) : "";
            return isTiered() ? from + ".." + (max.isPresent() ? Long.toString(max.getAsLong()) : "") : "untiered";
        }
    }

    /**
     * For display only.
     *
     * @param category      such as {@code Versatile}
     * @param releaseStatus such as {@code GA}
     */
    public record Shown(Optional<String> category, Optional<String> releaseStatus) { }

    public PriceRow {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(model, "model");
        aliases = List.copyOf(aliases);
        Objects.requireNonNull(rates, "rates");
        Objects.requireNonNull(factors, "factors");
        Objects.requireNonNull(webSearchUsdPer1k, "webSearchUsdPer1k");
        Objects.requireNonNull(tier, "tier");
        Objects.requireNonNull(shown, "shown");
        Objects.requireNonNull(contextWindowTokens, "contextWindowTokens");
        Objects.requireNonNull(location, "location");
    }

    /** The normalised provider. */
    public String providerKey() {
        return Names.normalise(provider);
    }

    /** The normalised model. */
    public String modelKey() {
        return Names.normalise(model);
    }

    /** The same with other further names. */
    public PriceRow withAliases(List<String> others) {
        return new PriceRow(provider, model, others, rates, factors, webSearchUsdPer1k, tier, shown,
                contextWindowTokens, location);
    }

    /** The same with other prices, for other prompts. */
    public PriceRow withRates(Rates others, Tier otherTier) {
        return new PriceRow(provider, model, aliases, others, factors, webSearchUsdPer1k, otherTier, shown,
                contextWindowTokens, location);
    }

    /** The same for other prompts. */
    public PriceRow withTier(Tier other) {
        return withRates(rates, other);
    }

    /** Whether both rows say the same; their places do not matter. */
    boolean sameValues(PriceRow other) {
        return comparable().equals(other.comparable());
    }

    private PriceRow comparable() {
        return new PriceRow(providerKey(), modelKey(), aliases.stream().map(Names::normalise).sorted().toList(), rates,
                factors, webSearchUsdPer1k, tier, shown, contextWindowTokens, new Location("", 1, 1));
    }
}
