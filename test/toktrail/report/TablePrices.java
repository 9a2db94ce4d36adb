package toktrail.report;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import toktrail.config.price.PriceKind;
import toktrail.pricing.CallClass;
import toktrail.pricing.CostPolicy;
import toktrail.pricing.CostTotals;
import toktrail.pricing.PricedSums;
import toktrail.pricing.Pricing;
import toktrail.usage.CallKind;
import toktrail.usage.EventSums;

/**
 * Prices that tests can reckon with: 1 dollar per million tokens, 2 in prompts above 1000 tokens, half of it really
 * paid; models called {@code free…} have no list price, those called {@code none…} no price at all.
 */
final class TablePrices implements Pricing {

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    @Override
    public PricedSums price(CallClass calls, EventSums sums) {
        CallKind kind = calls.kind();
        Set<PriceKind> missing = EnumSet.noneOf(PriceKind.class);
        if (kind.modelId().startsWith("free") || kind.modelId().startsWith("none")) {
            missing.add(PriceKind.VIRTUAL);
        }
        if (kind.modelId().startsWith("none")) {
            missing.add(PriceKind.ACTUAL);
        }
        BigDecimal list = BigDecimal.valueOf(sums.tokens().accountingTotal() * (calls.contextTokens() > 1000 ? 2 : 1))
                .divide(MILLION);
        BigDecimal paid = list.divide(BigDecimal.valueOf(2));
        BigDecimal source = sums.sourceCostUsd();
        BigDecimal virtual = missing.contains(PriceKind.VIRTUAL) ? BigDecimal.ZERO : list;
        return new PricedSums(new CostTotals(source, missing.contains(PriceKind.ACTUAL) ? BigDecimal.ZERO : paid,
                virtual, source.signum() > 0 ? source : virtual, missing.isEmpty() ? 0 : sums.count()), missing);
    }

    @Override
    public List<Long> changes(CallKind kind) {
        return List.of();
    }

    @Override
    public CostPolicy policy() {
        return CostPolicy.DEFAULT;
    }
}
