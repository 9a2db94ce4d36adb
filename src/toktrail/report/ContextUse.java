package toktrail.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.ledger.LedgerView;
import toktrail.ledger.machine.Machine;
import toktrail.ledger.session.LastCall;
import toktrail.pricing.ContextLimits;
import toktrail.usage.SessionRef;

/**
 * How much of what a model can hold a session uses.
 *
 * @param usedTokens  the prompt of its last call
 * @param limitTokens what the model can hold, above 0
 * @param percentage  of the limit, may be above 100; at most 6 fraction digits
 * @param approximate whether it was worked out from calls, not said by the tool itself
 */
public record ContextUse(long usedTokens, long limitTokens, BigDecimal percentage, boolean approximate) {

    private static final int DIGITS = 6;

    public ContextUse {
        Objects.requireNonNull(percentage, "percentage");
        if (limitTokens <= 0) {
            throw new IllegalArgumentException("limit " + limitTokens);
        }
    }

    /** The share of a limit above 0 that is used. */
    static ContextUse of(long usedTokens, long limitTokens, boolean approximate) {
        BigDecimal percentage = BigDecimal.valueOf(usedTokens).movePointRight(2)
                .divide(BigDecimal.valueOf(limitTokens), DIGITS, RoundingMode.HALF_EVEN);
        return new ContextUse(usedTokens, limitTokens, percentage, approximate);
    }

    /**
     * What a session uses by its last call that is none of a sub-agent; absent if it has no call, the call no prompt,
     * or the model no known limit.
     */
    public static Optional<ContextUse> ofSession(
            LedgerView ledger, Machine machine, SessionRef session, ContextLimits limits) {
        return ledger.lastCall(machine, session).flatMap(call -> ofCall(call, limits));
    }

    /** What one call uses; absent if it has no prompt or its model no known limit. */
    static Optional<ContextUse> ofCall(LastCall call, ContextLimits limits) {
        OptionalLong limit = limits.find(call.kind(), call.createdMs(), call.promptTokens());
        return call.promptTokens() == 0 || limit.isEmpty() ? Optional.empty()
                : Optional.of(of(call.promptTokens(), limit.getAsLong(), true));
    }
}
