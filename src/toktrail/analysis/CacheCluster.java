package toktrail.analysis;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import toktrail.usage.CallKind;

/**
 * Calls with about the same prompt size, of one provider, model and thinking level: what the cache did for some of them
 * it could have done for all.
 *
 * @param calls by prompt size; at least one
 */
public record CacheCluster(List<SessionCall> calls) {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    public CacheCluster {
        calls = List.copyOf(calls);
        if (calls.isEmpty()) {
            throw new IllegalArgumentException("a cluster without calls");
        }
    }

    /** Provider, model and thinking level, which its calls share; the rest is that of the first one. */
    public CallKind kind() {
        return calls.get(0).event().kind();
    }

    /** Tokens of the smallest prompt. */
    public long promptMin() {
        return calls.get(0).tokens().promptTotal();
    }

    /** Tokens of the largest prompt. */
    public long promptMax() {
        return calls.get(calls.size() - 1).tokens().promptTotal();
    }

    /** How many calls the cache served. */
    public int hitCount() {
        return costs(CacheStatus::isHit).size();
    }

    /** How many calls it did not serve. */
    public int missCount() {
        return costs(CacheStatus::isMiss).size();
    }

    /** The source cost in the middle of the calls that the cache served; absent without any. */
    public Optional<BigDecimal> medianHitCost() {
        return median(costs(CacheStatus::isHit));
    }

    /** The source cost in the middle of the calls that it did not serve; absent without any. */
    public Optional<BigDecimal> medianMissCost() {
        return median(costs(CacheStatus::isMiss));
    }

    /**
     * What the calls that the cache did not serve cost more than the middle of those it did; 0 if there is none to
     * compare with.
     */
    public BigDecimal estimatedLoss() {
        BigDecimal loss = BigDecimal.ZERO;
        Optional<BigDecimal> usual = medianHitCost();
        if (usual.isPresent()) {
            for (BigDecimal cost : costs(CacheStatus::isMiss)) {
                loss = loss.add(cost.subtract(usual.get()).max(BigDecimal.ZERO));
            }
        }
        return loss;
    }

    /** Whether a call cost more than twice the middle of those the cache served. */
    boolean isOutlier(SessionCall call) {
        return call.status().isMiss()
                && medianHitCost().filter(usual -> call.sourceCost().compareTo(usual.multiply(TWO)) > 0).isPresent();
    }

    private List<BigDecimal> costs(Predicate<CacheStatus> wanted) {
        return calls.stream().filter(call -> wanted.test(call.status())).map(SessionCall::sourceCost).sorted().toList();
    }

    private static Optional<BigDecimal> median(List<BigDecimal> sorted) {
        if (sorted.isEmpty()) {
            return Optional.empty();
        }
        int middle = sorted.size() / 2;
        BigDecimal upper = sorted.get(middle);
        return Optional.of(sorted.size() % 2 == 1 ? upper : sorted.get(middle - 1).add(upper).divide(TWO));
    }
}
