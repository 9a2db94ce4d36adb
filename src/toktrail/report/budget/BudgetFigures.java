package toktrail.report.budget;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import toktrail.usage.Money;

/**
 * What is spent of a limit in a period. Amounts are in the unit of the budget and exact; ratios have at most 6 fraction
 * digits.
 *
 * @param limit        above 0
 * @param spent        what counts against it
 * @param elapsedShare the part of the period that is over
 * @param pace         share by elapsed share: at 1 the limit is reached exactly at the end; absent at the first moment
 * @param state        how it stands
 * @param warnedAt     the greatest share worth a warning that is reached
 */
public record BudgetFigures(BigDecimal limit, BigDecimal spent, BigDecimal elapsedShare, Optional<BigDecimal> pace,
        BudgetState state, Optional<BigDecimal> warnedAt) {

    static final int DIGITS = 6;

    public BudgetFigures {
        Objects.requireNonNull(limit, "limit");
        Objects.requireNonNull(spent, "spent");
        Objects.requireNonNull(elapsedShare, "elapsedShare");
        Objects.requireNonNull(pace, "pace");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(warnedAt, "warnedAt");
    }

    /**
     * The figures at a moment.
     *
     * @param warnAt shares worth a warning, ascending
     */
    static BudgetFigures of(BigDecimal limit, BigDecimal spent, Moment moment, List<BigDecimal> warnAt) {
        BigDecimal elapsed = BigDecimal.valueOf(moment.elapsedMs());
        BigDecimal length = BigDecimal.valueOf(moment.lengthMs());
        Optional<BigDecimal> pace = moment.elapsedMs() == 0 ? Optional.empty()
                : Optional.of(ratio(spent.multiply(length), limit.multiply(elapsed)));
        Optional<BigDecimal> warnedAt = Optional.empty();
        for (BigDecimal share : warnAt) {
            if (spent.compareTo(limit.multiply(share)) >= 0) {
                warnedAt = Optional.of(share);
            }
        }
        BudgetState state = spent.compareTo(limit) > 0 ? BudgetState.OVER
                : warnedAt.isPresent() ? BudgetState.WARN : BudgetState.OK;
        return new BudgetFigures(limit, spent, ratio(elapsed, length), pace, state, warnedAt);
    }

    /** What is left, 0 if nothing is. */
    public BigDecimal remaining() {
        return limit.subtract(spent).max(BigDecimal.ZERO);
    }

    /** What is spent beyond the limit, 0 if nothing is. */
    public BigDecimal over() {
        return spent.subtract(limit).max(BigDecimal.ZERO);
    }

    /** Spent of the limit. */
    public BigDecimal share() {
        return ratio(spent, limit);
    }

    /** The quotient, rounded half-even. */
    static BigDecimal ratio(BigDecimal numerator, BigDecimal denominator) {
        return Money.canonical(numerator.divide(denominator, DIGITS, RoundingMode.HALF_EVEN));
    }
}
