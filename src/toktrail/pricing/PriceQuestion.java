package toktrail.pricing;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.usage.Variant;

/**
 * A kind of call whose price is asked for.
 *
 * @param harness       the tool that makes it; absent if rules that name one shall not count
 * @param provider      as a tool writes it; blank for none
 * @param model         as a tool writes it
 * @param variant       billing attributes
 * @param contextTokens prompt size; absent for the price that lists show
 * @param createdMs     when it is made, in epoch milliseconds
 */
public record PriceQuestion(Optional<String> harness, String provider, String model, Variant variant,
        OptionalLong contextTokens, long createdMs) {

    public PriceQuestion {
        Objects.requireNonNull(harness, "harness");
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(variant, "variant");
        Objects.requireNonNull(contextTokens, "contextTokens");
    }
}
