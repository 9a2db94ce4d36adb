package toktrail.analysis;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import toktrail.pricing.CostTotals;
import toktrail.usage.SessionRef;
import toktrail.usage.Tokens;

/**
 * How the calls of a session used caches, and what that cost. Sums are exact.
 *
 * @param session  the session
 * @param calls    its calls as they followed each other, at least one
 * @param clusters the same calls by model and prompt size
 */
public record CacheAnalysis(SessionRef session, List<Call> calls, List<CacheCluster> clusters) {

    /**
     * A call and what is remarkable about it.
     *
     * @param flags sorted by name
     */
    public record Call(SessionCall call, List<CacheFlag> flags) {

        public Call {
            Objects.requireNonNull(call, "call");
            flags = List.copyOf(flags);
        }
    }

    public CacheAnalysis {
        Objects.requireNonNull(session, "session");
        calls = List.copyOf(calls);
        clusters = List.copyOf(clusters);
        if (calls.isEmpty()) {
            throw new IllegalArgumentException("a session without calls");
        }
    }

    /** When the first call was made, epoch milliseconds. */
    public long firstMs() {
        return calls.get(0).call().event().createdMs();
    }

    /** When the last call was made. */
    public long lastMs() {
        return calls.get(calls.size() - 1).call().event().createdMs();
    }

    /** The tokens of all calls. */
    public Tokens tokens() {
        return calls.stream().map(call -> call.call().tokens()).reduce(Tokens.NONE, Tokens::plus);
    }

    /** The costs of all calls. */
    public CostTotals costs() {
        return calls.stream().map(call -> call.call().costs().costs()).reduce(CostTotals.NONE, CostTotals::plus);
    }

    /** How much of all prompts came from a cache. */
    public CacheUse cacheUse() {
        return CacheUse.of(tokens());
    }

    /** The virtual cost if no cache had had a part in it. */
    public BigDecimal virtualUncached() {
        return calls.stream().map(call -> call.call().costs().virtualUncached())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What caches spared. */
    public BigDecimal virtualSavings() {
        return virtualUncached().subtract(costs().virtual());
    }

    /** What the calls that a cache did not serve cost more than like calls that it did. */
    public BigDecimal estimatedLoss() {
        return clusters.stream().map(CacheCluster::estimatedLoss).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** In which tables any call lacks a price, sorted. */
    public Set<String> missingKinds() {
        Set<String> kinds = new TreeSet<>();
        calls.forEach(call -> kinds.addAll(call.call().costs().missingKinds()));
        return kinds;
    }
}
