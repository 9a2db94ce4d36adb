package toktrail.report.blocks;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import toktrail.report.series.ModelSpending;
import toktrail.report.series.Spending;

/**
 * A stretch of hours in which a tool was used.
 *
 * @param span     its times
 * @param models   ids in the order of their first use
 * @param parts    by tool, provider and model, the costliest first
 * @param spending what they come to
 * @param active   whether it goes on
 */
public record UsageBlock(Span span, List<String> models, List<ModelSpending> parts, Spending spending,
        boolean active) implements BlockRow {

    private static final int MINUTE_MS = 60_000;
    private static final int RATE_DIGITS = 6;

    /**
     * Times in Unix milliseconds.
     *
     * @param startMs the full hour of UTC in which the first call was made
     * @param endMs   when it ends if it is not over by then
     * @param firstMs first call
     * @param lastMs  last call
     */
    public record Span(long startMs, long endMs, long firstMs, long lastMs) { }

    /**
     * How fast something is consumed, rounded to 6 fraction digits.
     *
     * @param tokensPerMinute   all six classes
     * @param uncachedPerMinute those that were neither read from nor written to a cache
     * @param costPerHour       US dollars
     */
    public record Rate(BigDecimal tokensPerMinute, BigDecimal uncachedPerMinute, BigDecimal costPerHour) {

        private static final BigDecimal MODERATE = BigDecimal.valueOf(2000);
        private static final BigDecimal HIGH = BigDecimal.valueOf(5000);

        /** Levels of {@link #uncachedPerMinute}. */
        public enum Pace { NORMAL, MODERATE, HIGH }

        /** How fast that is. */
        public Pace pace() {
            return uncachedPerMinute.compareTo(MODERATE) < 0 ? Pace.NORMAL
                    : uncachedPerMinute.compareTo(HIGH) < 0 ? Pace.MODERATE : Pace.HIGH;
        }
    }

    /**
     * What the block comes to if it goes on as it did.
     *
     * @param tokens           all six classes
     * @param cost             US dollars in whole cents
     * @param remainingMinutes until its end
     */
    public record Projection(long tokens, BigDecimal cost, long remainingMinutes) { }

    public UsageBlock {
        Objects.requireNonNull(span, "span");
        models = List.copyOf(models);
        parts = List.copyOf(parts);
        Objects.requireNonNull(spending, "spending");
    }

    @Override
    public long startMs() {
        return span.startMs();
    }

    /** How fast it went; absent for a single moment. */
    public Optional<Rate> rate() {
        BigDecimal ms = BigDecimal.valueOf(span.lastMs() - span.firstMs());
        if (spending.messages() < 2 || ms.signum() <= 0) {
            return Optional.empty();
        }
        return Optional.of(new Rate(perMinutes(BigDecimal.valueOf(spending.allTokens()), 1, ms),
                perMinutes(BigDecimal.valueOf(spending.tokens().input())
                        .add(BigDecimal.valueOf(spending.tokens().outputTotal())), 1, ms),
                perMinutes(spending.cost(), 60, ms)));
    }

    private static BigDecimal perMinutes(BigDecimal amount, int minutes, BigDecimal ms) {
        return amount.multiply(BigDecimal.valueOf((long) minutes * MINUTE_MS))
                .divide(ms, RATE_DIGITS, RoundingMode.HALF_EVEN);
    }

    /** What it will come to; absent unless it is active and has a rate. */
    public Optional<Projection> projection(long nowMs) {
        if (!active || rate().isEmpty()) {
            return Optional.empty();
        }
        long minutes = BigDecimal.valueOf(span.endMs() - nowMs)
                .divide(BigDecimal.valueOf(MINUTE_MS), 0, RoundingMode.HALF_UP).longValueExact();
        BigDecimal passed = BigDecimal.valueOf(span.lastMs() - span.firstMs());
        BigDecimal growth = BigDecimal.valueOf(minutes * MINUTE_MS).divide(passed, MathContext.DECIMAL128);
        BigDecimal tokens = BigDecimal.valueOf(spending.allTokens());
        BigDecimal projected = tokens.add(tokens.multiply(growth)).setScale(0, RoundingMode.HALF_UP)
                .min(BigDecimal.valueOf(Long.MAX_VALUE));
        return Optional.of(new Projection(projected.longValueExact(),
                spending.cost().add(spending.cost().multiply(growth)).setScale(2, RoundingMode.HALF_EVEN), minutes));
    }
}
