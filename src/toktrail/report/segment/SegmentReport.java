package toktrail.report.segment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.report.UsageSums;
import toktrail.report.budget.BudgetStatus;
import toktrail.report.quota.PlanQuota;
import toktrail.usage.Tokens;

/**
 * The figures of a prompt segment.
 *
 * @param generatedAtMs the moment they hold for
 * @param subject       what they are about
 * @param sums          calls, tokens, costs
 * @param quota         the quota that matters most
 * @param budget        the budget that matters most
 * @param context       how full the context window is
 */
public record SegmentReport(long generatedAtMs, SegmentSubject subject, UsageSums sums, Optional<PlanQuota> quota,
        Optional<BudgetStatus> budget, Optional<ContextFill> context) {

    private static final long SECOND_MS = 1000;

    public SegmentReport {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(sums, "sums");
        Objects.requireNonNull(quota, "quota");
        Objects.requireNonNull(budget, "budget");
        Objects.requireNonNull(context, "context");
    }

    /** Whether there is nothing to show. */
    public boolean isEmpty() {
        return sums.messageCount() == 0 && sums.tokens().accountingTotal() == 0;
    }

    /** Seconds since the last call of the session; absent where today is shown. */
    public OptionalLong staleSeconds() {
        return subject.session().isEmpty() ? OptionalLong.empty()
                : OptionalLong.of(Math.max(0, generatedAtMs - subject.session().get().lastMs()) / SECOND_MS);
    }

    /** Tokens that a cache gave or took. */
    public long cachedTokens() {
        Tokens tokens = sums.tokens();
        return Tokens.sum(tokens.cacheRead(), tokens.cacheWrite(), tokens.cacheOutput());
    }

    /** The part of all prompts that came from a cache; absent without prompts. */
    public Optional<BigDecimal> cacheReuse() {
        long prompts = sums.tokens().promptTotal();
        return prompts == 0 ? Optional.empty() : Optional.of(BigDecimal.valueOf(sums.tokens().cacheRead())
                .divide(BigDecimal.valueOf(prompts), MathContext.DECIMAL128));
    }

    /** How fast the quota is used up; absent without a quota or where that cannot be said. */
    public Optional<BurnRate> burn() {
        return quota.flatMap(BurnRate::of);
    }

    /** Seconds until the budget's period ends; 0 when it does. */
    public long budgetResetSeconds(BudgetStatus status) {
        return Math.max(0, status.period().untilMs() - generatedAtMs) / SECOND_MS;
    }
}
