package toktrail.report;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import toktrail.config.choice.CostBasis;
import toktrail.time.Period;

/**
 * Where the user stands, at a glance. What there is no data for is left out.
 *
 * @param zone     the zone of its days
 * @param basis    which cost its shares go by, where there is any; else they go by tokens
 * @param periods  today, this week, this month, in this order; those without usage are left out
 * @param streaks  days in a row with usage, over all of time
 * @param topModel the model with the greatest share of all usage
 */
public record Overview(
        ZoneId zone,
        CostBasis basis,
        List<PeriodLine> periods,
        Optional<Streaks> streaks,
        Optional<NamedShare> topModel) {

    public Overview {
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(basis, "basis");
        periods = List.copyOf(periods);
        Objects.requireNonNull(streaks, "streaks");
        Objects.requireNonNull(topModel, "topModel");
    }

    /**
     * One period.
     *
     * @param period    which
     * @param sums      calls, tokens, costs; the tokens shown are all six classes
     * @param harnesses shares of the harnesses, greatest first
     * @param projected the cost of the whole month if it goes on as up to today; only for a month with a cost
     */
    public record PeriodLine(
            Period period, UsageSums sums, List<NamedShare> harnesses, Optional<BigDecimal> projected) {

        public PeriodLine {
            Objects.requireNonNull(period, "period");
            Objects.requireNonNull(sums, "sums");
            harnesses = List.copyOf(harnesses);
            Objects.requireNonNull(projected, "projected");
        }
    }
}
