package toktrail.harness.vibe;

import java.math.BigDecimal;
import toktrail.harness.Fingerprint;
import toktrail.json.JsonNumber;
import toktrail.json.JsonObject;
import toktrail.usage.Tokens;

/**
 * Prices that a session states, USD per million tokens, 0 if it states none. They have the digits of doubles ({@code
 * 2.0}), because the text of a cost computed of them is part of fingerprints.
 *
 * @param input  fresh prompt tokens
 * @param output answer tokens
 * @param cached prompt tokens from the cache, where none is stated the price of input
 */
record VibePrices(BigDecimal input, BigDecimal output, BigDecimal cached) {

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    /** The prices in the counters of a session. */
    static VibePrices of(JsonObject stats) {
        BigDecimal input = amount(stats, "input_price_per_million");
        BigDecimal cached = amount(stats, "cached_input_price_per_million");
        return new VibePrices(input, amount(stats, "output_price_per_million"),
                cached.signum() == 0 ? input : cached);
    }

    /** An amount of money with the digits of a double; 0 if it is absent, negative or no number. */
    static BigDecimal amount(JsonObject object, String name) {
        return object.number(name).filter(number -> number.doubleValue() >= 0).flatMap(JsonNumber::shortestDecimal)
                .map(value -> new BigDecimal(Fingerprint.doubleText(value))).orElse(BigDecimal.ZERO);
    }

    /** What these tokens cost. */
    BigDecimal cost(Tokens tokens) {
        BigDecimal cost = cost(tokens.input(), input).add(cost(tokens.output(), output));
        return tokens.cacheRead() == 0 ? cost : cost.add(cost(tokens.cacheRead(), cached));
    }

    private static BigDecimal cost(long tokens, BigDecimal price) {
        return BigDecimal.valueOf(tokens).multiply(price).divide(MILLION);
    }
}
