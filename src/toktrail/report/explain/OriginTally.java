package toktrail.report.explain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import toktrail.pricing.CallClass;
import toktrail.pricing.CostPolicy;
import toktrail.pricing.PricedSums;
import toktrail.pricing.Pricing;
import toktrail.usage.CallKind;
import toktrail.usage.EventSums;

/** Prices sums as {@code pricing} does, and keeps account of where the list prices came from. */
final class OriginTally implements Pricing {

    private static final PriceOrigin NONE = new PriceOrigin(true, "", 0);

    private record Share(long events, BigDecimal usd) {

        Share plus(Share other) {
            return new Share(events + other.events, usd.add(other.usd));
        }
    }

    private final Pricing pricing;
    private final CostExplainer explainer;
    private final Map<Optional<PriceOrigin>, Share> shares = new HashMap<>();

    OriginTally(Pricing pricing, CostExplainer explainer) {
        this.pricing = pricing;
        this.explainer = explainer;
    }

    @Override
    public PricedSums price(CallClass calls, EventSums sums) {
        PricedSums priced = pricing.price(calls, sums);
        Optional<PriceOrigin> origin = explainer.virtual(calls, sums).price().map(PriceUsed::origin);
        shares.merge(origin, new Share(sums.count(), priced.costs().virtual()), Share::plus);
        return priced;
    }

    @Override
    public List<Long> changes(CallKind kind) {
        return pricing.changes(kind);
    }

    @Override
    public CostPolicy policy() {
        return pricing.policy();
    }

    /** All shares: the most expensive first, then those with the most events, then by origin, without one last. */
    List<TotalMakeUp.OriginShare> shares() {
        List<TotalMakeUp.OriginShare> list = new ArrayList<>();
        shares.forEach((origin, share) -> list.add(
                new TotalMakeUp.OriginShare(origin, share.events(), share.usd())));
        list.sort(Comparator.comparing(TotalMakeUp.OriginShare::virtualUsd).reversed()
                .thenComparing(Comparator.comparingLong(TotalMakeUp.OriginShare::events).reversed())
                .thenComparing(share -> share.origin().isEmpty())
                .thenComparing(share -> share.origin().orElse(NONE)));
        return list;
    }
}
