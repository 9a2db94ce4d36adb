package toktrail.report.statistics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import toktrail.config.choice.CostBasis;
import toktrail.report.ReportPeriod;
import toktrail.report.SumsAdder;
import toktrail.report.UsageReport;
import toktrail.report.UsageSums;

/**
 * Statistics of a stretch of time.
 *
 * @param scope    what they are about and when they were made
 * @param usage    totals and tables; models in the order of tables without a sort of their own
 * @param sessions figures over sessions
 * @param areas    sessions by area: by path, those without one at the end
 * @param days     figures over days
 * @param habits   favourite model and hour
 * @param digests  figures over stored digests
 */
public record UsageStatistics(Scope scope, UsageReport usage, SessionStatistics sessions, List<AreaShare> areas,
        DayFigures days, Habits habits, DigestStatistics digests) {

    private static final MathContext QUOTIENT = new MathContext(28, RoundingMode.HALF_EVEN);

    /**
     * What statistics are about.
     *
     * @param period        the time
     * @param basis         the cost that figures over days and models go by
     * @param generatedAtMs the moment that counts as now
     * @param recordedDays  days of which other trackers recorded a part; that is in totals and days, not in sessions
     */
    public record Scope(ReportPeriod period, CostBasis basis, long generatedAtMs, long recordedDays) { }

    /**
     * What the user mostly does.
     *
     * @param favouriteModel the model with the highest cost; with the most tokens if nothing cost anything
     * @param peakHour       the hour of the clock, 0 to 23, with the most calls, the earliest of equals
     */
    public record Habits(Optional<String> favouriteModel, OptionalInt peakHour) { }

    public UsageStatistics {
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(usage, "usage");
        Objects.requireNonNull(sessions, "sessions");
        areas = List.copyOf(areas);
        Objects.requireNonNull(days, "days");
        Objects.requireNonNull(habits, "habits");
        Objects.requireNonNull(digests, "digests");
    }

    /** Calls, tokens, costs of all of it. */
    public UsageSums totals() {
        return usage.totals();
    }

    /** What the sessions come to: all but what other trackers recorded. */
    public UsageSums ofSessions() {
        SumsAdder sums = new SumsAdder();
        areas.forEach(area -> sums.add(area.sums()));
        return sums.sums();
    }

    /** Tokens of all six classes. */
    public long totalTokens() {
        return totals().tokens().accountingTotal();
    }

    /** The cost on the basis. */
    public BigDecimal totalCost() {
        return totals().costs().on(scope.basis());
    }

    /** Tokens of an active day on average, cut; 0 without any. */
    public long tokensPerDay() {
        return days.activeDays() == 0 ? 0 : totalTokens() / days.activeDays();
    }

    /** Cost of an active day on average; 0 without any. */
    public BigDecimal costPerDay() {
        return quotient(totalCost(), days.activeDays());
    }

    /** The part of what was sent that came from a cache; 0 if nothing was sent. */
    public BigDecimal cacheReadRatio() {
        return quotient(BigDecimal.valueOf(totals().tokens().cacheRead()), totals().tokens().promptTotal());
    }

    /** The part of what was sent that was written to a cache; 0 if nothing was sent. */
    public BigDecimal cacheWriteRatio() {
        return quotient(BigDecimal.valueOf(totals().tokens().cacheWrite()), totals().tokens().promptTotal());
    }

    /** Calls of a session on average; 0 without sessions. */
    public BigDecimal messagesPerSession() {
        return quotient(BigDecimal.valueOf(ofSessions().messageCount()), sessions.count());
    }

    /** Input, output and reasoning of a session on average; 0 without sessions. */
    public BigDecimal tokensPerSession() {
        return quotient(BigDecimal.valueOf(ofSessions().tokens().total()), sessions.count());
    }

    /** An area's part of input, output and reasoning of all sessions; 0 if there is nothing of them. */
    public BigDecimal fraction(AreaShare area) {
        return quotient(BigDecimal.valueOf(area.sums().tokens().total()), ofSessions().tokens().total());
    }

    /** Sessions without a digest. */
    public long sessionsWithoutDigest() {
        return sessions.count() - digests.digestCount();
    }

    /** The quotient to 28 digits, 0 if the divisor is 0. */
    static BigDecimal quotient(BigDecimal dividend, long divisor) {
        return divisor == 0 ? BigDecimal.ZERO : dividend.divide(BigDecimal.valueOf(divisor), QUOTIENT);
    }
}
