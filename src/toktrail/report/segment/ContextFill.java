package toktrail.report.segment;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.OptionalLong;
import toktrail.report.ContextUse;

/**
 * How full the context window is.
 *
 * @param usedTokens  absent where only the percentage is known
 * @param limitTokens absent likewise
 * @param percentage  may be above 100
 * @param approximate whether it was worked out from calls, not said by the tool itself
 */
public record ContextFill(
        OptionalLong usedTokens, OptionalLong limitTokens, BigDecimal percentage, boolean approximate) {

    public ContextFill {
        Objects.requireNonNull(usedTokens, "usedTokens");
        Objects.requireNonNull(limitTokens, "limitTokens");
        Objects.requireNonNull(percentage, "percentage");
    }

    /** What calls of a session say. */
    static ContextFill of(ContextUse use) {
        return new ContextFill(OptionalLong.of(use.usedTokens()), OptionalLong.of(use.limitTokens()),
                use.percentage(), use.approximate());
    }
}
