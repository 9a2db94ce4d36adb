package toktrail.pricing;

import java.math.BigDecimal;
import toktrail.config.price.PriceRow;

/**
 * What a row charges, in USD per million tokens, absent prices filled in from those they follow.
 *
 * @param input        fresh input
 * @param cachedInput  cache reads
 * @param cacheWrite   cache writes kept for minutes
 * @param cacheWrite1h cache writes kept an hour
 * @param output       visible output
 * @param cachedOutput cached output
 * @param reasoning    reasoning
 */
public record EffectiveRates(BigDecimal input, BigDecimal cachedInput, BigDecimal cacheWrite, BigDecimal cacheWrite1h,
        BigDecimal output, BigDecimal cachedOutput, BigDecimal reasoning) {

    /** The rates of a row. */
    public static EffectiveRates of(PriceRow.Rates rates) {
        BigDecimal cacheWrite = rates.cacheWrite().orElse(rates.input());
        return new EffectiveRates(rates.input(), rates.cachedInput().orElse(rates.input()), cacheWrite,
                rates.cacheWrite1h().orElse(cacheWrite), rates.output(), rates.cachedOutput().orElse(rates.output()),
                rates.reasoning().orElse(rates.output()));
    }
}
