package toktrail.report.quota;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.pricing.quota.QuotaWindow;
import toktrail.report.Projection;

/**
 * What a window will have cost at its end if it goes on as it went so far.
 *
 * @param elapsedMs        since the window began
 * @param remainingMs      until it ends
 * @param rateUsdPerHour   so far, 34 digits
 * @param projectedUsd     at the end, 34 digits
 * @param projectedPercent the same of the limit, absent without a limit in USD
 * @param exhaustedAtMs    when the limit is reached, absent if it has been or will not be, or there is none
 */
public record Forecast(long elapsedMs, long remainingMs, BigDecimal rateUsdPerHour, BigDecimal projectedUsd,
        Optional<BigDecimal> projectedPercent, OptionalLong exhaustedAtMs) {

    private static final long SHORTEST_MS = 60_000;
    private static final BigDecimal HOUR_MS = BigDecimal.valueOf(3_600_000);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Forecast {
        Objects.requireNonNull(rateUsdPerHour, "rateUsdPerHour");
        Objects.requireNonNull(projectedUsd, "projectedUsd");
        Objects.requireNonNull(projectedPercent, "projectedPercent");
        Objects.requireNonNull(exhaustedAtMs, "exhaustedAtMs");
    }

    /**
     * The forecast of an open window; absent in its first minute and while nothing was used.
     *
     * @param limit in USD, absent without one
     */
    static Optional<Forecast> of(QuotaWindow window, long nowMs, BigDecimal used, Optional<BigDecimal> limit) {
        long elapsedMs = nowMs - window.sinceMs();
        if (elapsedMs < SHORTEST_MS || used.signum() <= 0) {
            return Optional.empty();
        }
        BigDecimal elapsed = BigDecimal.valueOf(elapsedMs);
        Projection projection = new Projection(used, used, elapsedMs, window.untilMs() - nowMs);
        BigDecimal atEnd = projection.atEndTimesMs();
        return Optional.of(new Forecast(elapsedMs, window.untilMs() - nowMs,
                used.multiply(HOUR_MS).divide(elapsed, MathContext.DECIMAL128),
                atEnd.divide(elapsed, MathContext.DECIMAL128),
                limit.map(most -> atEnd.multiply(HUNDRED).divide(elapsed.multiply(most), MathContext.DECIMAL128)),
                limit.isPresent() ? projection.exhaustedAtMs(limit.get(), nowMs) : OptionalLong.empty()));
    }
}
