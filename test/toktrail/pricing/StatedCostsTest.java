package toktrail.pricing;

import java.math.BigDecimal;
import java.util.Set;
import toktrail.config.MissingPrice;
import toktrail.config.VirtualMode;
import toktrail.testing.Check;
import toktrail.testing.Suite;
import toktrail.usage.CallKind;
import toktrail.usage.EventSums;
import toktrail.usage.Tokens;

/** Costs without price tables. */
public final class StatedCostsTest {

    private static final CallKind KIND = CallKind.of("openai", "gpt-5.4", null, null);
    private static final EventSums SUMS =
            new EventSums(3, new Tokens(5, 4, 0, 0, 0, 0), 0, 0, 1_250_000_000_001L);

    private StatedCostsTest() { }

    public static void tests(Suite s) {
        s.test("what is stated is paid, and list prices are missing", scratch -> {
            PricedSums priced = new StatedCosts(CostPolicy.DEFAULT).price("pi", KIND, 0, SUMS);
            BigDecimal stated = new BigDecimal("1.250000000001");
            Check.equal("costs", new CostTotals(stated, stated, BigDecimal.ZERO, 3), priced.costs());
            Check.equal("missing", Set.of(PriceKind.VIRTUAL), priced.missing());
        });
        s.test("no price is missing where none is wanted", scratch -> {
            CostPolicy policy = new CostPolicy(VirtualMode.ZERO, MissingPrice.WARN);
            PricedSums priced = new StatedCosts(policy).price("pi", KIND, 0, SUMS);
            Check.equal("unpriced", 0L, priced.costs().unpricedCount());
            Check.equal("missing", Set.of(), priced.missing());
        });
        s.test("savings are virtual less actual cost, also below zero", scratch -> {
            CostTotals paid = new CostTotals(BigDecimal.ZERO, new BigDecimal("0.5"), new BigDecimal("0.125"), 1);
            Check.equal("savings", new BigDecimal("-0.375"), paid.savings());
            Check.equal("twice", new CostTotals(BigDecimal.ZERO, new BigDecimal("1.0"), new BigDecimal("0.250"), 2),
                    paid.plus(paid));
            Check.equal("basis", paid.actual(), CostBasis.ACTUAL.of(paid));
        });
    }
}
