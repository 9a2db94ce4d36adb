package toktrail.pricing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import toktrail.config.price.PriceRow;
import toktrail.pricing.CostTerm.Part;
import toktrail.usage.EventSums;
import toktrail.usage.Money;
import toktrail.usage.Tokens;

/**
 * What calls of one kind are charged by one row.
 *
 * @param rates               USD per million tokens
 * @param factor              by which token prices are multiplied
 * @param webSearchUsdPer1000 USD per thousand web searches, whatever the factor
 */
public record CallPrice(EffectiveRates rates, BigDecimal factor, BigDecimal webSearchUsdPer1000) {

    private static final int MILLION = 6;
    private static final int THOUSAND = 3;

    public CallPrice {
        Objects.requireNonNull(rates, "rates");
        Objects.requireNonNull(factor, "factor");
        Objects.requireNonNull(webSearchUsdPer1000, "webSearchUsdPer1000");
    }

    /** The price that a row and its factors make. */
    public static CallPrice of(PriceRow row, CallFactors factors) {
        return new CallPrice(EffectiveRates.of(row.rates()), factors.product(),
                row.webSearchUsdPer1k().orElse(BigDecimal.ZERO));
    }

    /** The cost of calls that all have this price, in USD, exact. */
    BigDecimal cost(EventSums sums) {
        Tokens tokens = sums.tokens();
        long hour = Math.min(sums.cacheWrite1h(), tokens.cacheWrite());
        BigDecimal perMillion = times(tokens.input(), rates.input())
                .add(times(tokens.cacheRead(), rates.cachedInput()))
                .add(times(tokens.cacheWrite() - hour, rates.cacheWrite()))
                .add(times(hour, rates.cacheWrite1h()))
                .add(times(tokens.output(), rates.output()))
                .add(times(tokens.cacheOutput(), rates.cachedOutput()))
                .add(times(tokens.reasoning(), rates.reasoning()));
        BigDecimal searches = times(sums.webSearchRequests(), webSearchUsdPer1000);
        return Money.canonical(perMillion.movePointLeft(MILLION).multiply(factor)
                .add(searches.movePointLeft(THOUSAND)));
    }

    /** The parts of {@link #cost}, those with a count of 0 left out: they add up to it exactly. */
    public List<CostTerm> terms(EventSums sums) {
        Tokens tokens = sums.tokens();
        long hour = Math.min(sums.cacheWrite1h(), tokens.cacheWrite());
        List<CostTerm> terms = new ArrayList<>();
        add(terms, Part.INPUT, tokens.input(), rates.input());
        add(terms, Part.CACHE_READ, tokens.cacheRead(), rates.cachedInput());
        add(terms, Part.CACHE_WRITE, tokens.cacheWrite() - hour, rates.cacheWrite());
        add(terms, Part.CACHE_WRITE_1H, hour, rates.cacheWrite1h());
        add(terms, Part.OUTPUT, tokens.output(), rates.output());
        add(terms, Part.CACHE_OUTPUT, tokens.cacheOutput(), rates.cachedOutput());
        add(terms, Part.REASONING, tokens.reasoning(), rates.reasoning());
        if (sums.webSearchRequests() > 0) {
            terms.add(new CostTerm(Part.WEB_SEARCH, sums.webSearchRequests(), webSearchUsdPer1000, BigDecimal.ONE,
                    Money.canonical(times(sums.webSearchRequests(), webSearchUsdPer1000).movePointLeft(THOUSAND))));
        }
        return terms;
    }

    private void add(List<CostTerm> terms, Part part, long count, BigDecimal rate) {
        if (count > 0) {
            terms.add(new CostTerm(part, count, rate, factor,
                    Money.canonical(times(count, rate).movePointLeft(MILLION).multiply(factor))));
        }
    }

    private static BigDecimal times(long count, BigDecimal price) {
        return count == 0 ? BigDecimal.ZERO : price.multiply(BigDecimal.valueOf(count));
    }
}
