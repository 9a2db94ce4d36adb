package toktrail.analysis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import toktrail.pricing.CallClass;
import toktrail.pricing.PricedSums;
import toktrail.pricing.Pricing;
import toktrail.spelling.TextOrder;
import toktrail.usage.EventSums;
import toktrail.usage.Money;
import toktrail.usage.Tokens;
import toktrail.usage.UsageEvent;

/** Looks at the calls of one session one by one. For one thread at a time. */
public final class CacheAnalyzer {

    /** As they followed each other; calls of one moment by their key, those without key first. */
    private static final Comparator<UsageEvent> IN_TIME = Comparator.comparingLong(UsageEvent::createdMs)
            .thenComparing(event -> event.keys().globalKey(), Comparator.nullsFirst(TextOrder.CODE_POINT));

    private final Pricing pricing;
    private final PromptTolerance tolerance;

    /**
     * An analyzer.
     *
     * @param tolerance how far the prompts of like calls may differ, as part of the larger one; not negative
     */
    public CacheAnalyzer(Pricing pricing, BigDecimal tolerance) {
        this.pricing = Objects.requireNonNull(pricing, "pricing");
        this.tolerance = new PromptTolerance(tolerance);
    }

    /** The analysis of the calls of one session, which come in any order; at least one. */
    public CacheAnalysis analyse(List<UsageEvent> events) {
        List<SessionCall> calls = new ArrayList<>();
        for (UsageEvent event : events.stream().sorted(IN_TIME).toList()) {
            calls.add(new SessionCall(calls.size() + 1, event, costs(event)));
        }
        List<CacheCluster> clusters = CacheClusters.of(calls, tolerance);
        Map<Integer, CacheCluster> byOrdinal = new HashMap<>();
        clusters.forEach(cluster -> cluster.calls().forEach(call -> byOrdinal.put(call.ordinal(), cluster)));
        CacheFlags flags = new CacheFlags(tolerance);
        List<CacheAnalysis.Call> flagged = new ArrayList<>();
        SessionCall before = null;
        for (SessionCall call : calls) {
            flagged.add(new CacheAnalysis.Call(call, flags.of(call, byOrdinal.get(call.ordinal()), before)));
            before = call;
        }
        return new CacheAnalysis(calls.get(0).event().session(), flagged, clusters);
    }

    private CallCosts costs(UsageEvent event) {
        Tokens tokens = event.tokens();
        CallClass call = new CallClass(event.session().harness(), event.kind(), tokens.promptTotal(),
                event.createdMs());
        long searches = event.amount().webSearchRequests();
        PricedSums priced = pricing.price(call, new EventSums(1, tokens, event.amount().cacheWrite1h(), searches,
                Money.toPico(event.amount().sourceCostUsd())));
        Tokens uncached = new Tokens(tokens.promptTotal(), Tokens.sum(tokens.output(), tokens.cacheOutput()),
                tokens.reasoning(), 0, 0, 0);
        BigDecimal virtual = pricing.price(call, new EventSums(1, uncached, 0, searches, 0)).costs().virtual();
        return new CallCosts(priced.costs(), virtual, priced.missing(), pricing.tiers(call));
    }
}
