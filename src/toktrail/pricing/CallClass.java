package toktrail.pricing;

import java.util.Objects;
import toktrail.usage.CallKind;

/**
 * What calls must have in common so that their sum can be priced at once.
 *
 * @param harness       who made them
 * @param kind          what was asked of whom
 * @param contextTokens a prompt size of the price tier they share
 * @param createdMs     a time of the stretch between {@link Pricing#changes} they share; of no matter where there is
 *                      none
 */
public record CallClass(String harness, CallKind kind, long contextTokens, long createdMs) {

    public CallClass {
        Objects.requireNonNull(harness, "harness");
        Objects.requireNonNull(kind, "kind");
    }
}
