package toktrail.pricing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import toktrail.config.choice.CostBasis;
import toktrail.config.choice.MissingPrice;
import toktrail.config.choice.VirtualMode;
import toktrail.config.price.PriceKind;
import toktrail.spelling.Decimals;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.VectorReader;
import toktrail.text.Numbers;
import toktrail.usage.CallKind;
import toktrail.usage.EventSums;
import toktrail.usage.Tokens;
import toktrail.usage.Variant;

/** What calls cost. */
public final class CostTest {

    private static final String TIERED = "fast_multiplier = 6\nweb_search_usd_per_1k = 10\n";
    private static final EventSums CALL = sums(100_000, 10_000, 0);

    private CostTest() { }

    public static void tests(Suite s) {
        s.test("the cost of single calls", CostTest::vectors);
        s.test("the cost of calls is that of each of them", CostTest::aggregates);
        s.test("money is rounded half to even when it is shown", CostTest::shown);
        s.test("speed, service tier and place change the price", CostTest::factors);
        s.test("factors stand in for each other, but not for reserved capacity", CostTest::standIns);
        s.test("actual cost follows the most specific rule", CostTest::rules);
        s.test("rules name providers or their aliases", CostTest::aliasedRules);
        s.test("actual prices go before virtual ones, which may stand in", CostTest::actualPrices);
        s.test("no list price is missing where none is wanted", scratch -> {
            String config = "[costing]\ndefault_virtual_mode = \"zero\"\nmissing_price = \"zero\"\n";
            Pricing costs = costs(scratch, config, "");
            PricedSums priced = costs.price(call("codex", "p", "m", Variant.STANDARD), CALL);
            Check.equal("costs", CostTotals.NONE, priced.costs());
            Check.equal("missing", Set.of(), priced.missing());
            Check.equal("policy", new CostPolicy(VirtualMode.ZERO, MissingPrice.ZERO), costs.policy());
        });
        s.test("each call that lacks a price counts", scratch -> {
            EventSums three = new EventSums(3, new Tokens(5, 4, 0, 0, 0, 0), 0, 0, 1_250_000_000_001L);
            PricedSums priced = PriceWorld.withoutPrices().price(call("pi", "p", "m", Variant.STANDARD), three);
            BigDecimal stated = new BigDecimal("1.250000000001");
            Check.equal("costs", new CostTotals(stated, stated, BigDecimal.ZERO, stated, 3), priced.costs());
            Check.equal("missing", Set.of(PriceKind.VIRTUAL), priced.missing());
        });
        s.test("savings are virtual less actual cost, also below zero", scratch -> {
            CostTotals paid = new CostTotals(BigDecimal.ZERO, new BigDecimal("0.5"), new BigDecimal("0.125"),
                    BigDecimal.TEN, 1);
            Check.equal("savings", new BigDecimal("-0.375"), paid.savings());
            Check.equal("twice", new BigDecimal("1.0"), paid.plus(paid).on(CostBasis.ACTUAL));
            Check.equal("each", List.of(paid.source(), paid.actual(), paid.virtual(), paid.auto()),
                    List.of(CostBasis.values()).stream().map(paid::on).toList());
        });
    }

    private static void vectors(Scratch scratch) throws Exception {
        List<Map<String, Object>> cases = VectorReader.cases("pricing/cost.json");
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < cases.size(); i++) {
            rows.append(rows("m" + i, cases.get(i)));
        }
        Pricing costs = costs(scratch, "", rows.toString());
        for (int i = 0; i < cases.size(); i++) {
            Map<String, Object> vector = cases.get(i);
            Map<String, Object> tokens = VectorReader.object(vector.get("tokens"));
            boolean mixed = Boolean.TRUE.equals(vector.get("reasoning_in_output"));
            Variant variant = Boolean.TRUE.equals(vector.get("fast")) ? new Variant(null, null, "fast")
                    : Variant.STANDARD;
            Check.equal((String) vector.get("name"), vector.get("virtual_cost_usd"),
                    cost(costs, "m" + i, variant, sums(tokens, mixed)));
        }
    }

    private static String cost(Pricing costs, String model, Variant variant, EventSums sums) {
        CallClass calls = new CallClass("codex", new CallKind("p", model, null, null, variant),
                sums.tokens().promptTotal(), 0);
        return Decimals.plain(costs.price(calls, sums).costs().virtual());
    }

    private static EventSums sums(Map<String, Object> tokens, boolean reasoningInOutput) {
        long reasoning = number(tokens, "reasoning");
        long output = number(tokens, "output") - (reasoningInOutput ? reasoning : 0);
        return new EventSums(1, new Tokens(number(tokens, "input"), output, reasoning, number(tokens, "cache_read"),
                number(tokens, "cache_write"), number(tokens, "cache_output")), number(tokens, "cache_write_1h"),
                number(tokens, "web_search_requests"), 0);
    }

    private static long number(Map<String, Object> tokens, String key) {
        return (Long) tokens.getOrDefault(key, 0L);
    }

    private static String rows(String model, Map<String, Object> vector) {
        StringBuilder text = new StringBuilder();
        for (Map<String, Object> row : VectorReader.objects(vector.get("rows"))) {
            text.append("[[pricing.virtual]]\nprovider = \"p\"\nmodel = \"").append(model).append("\"\n");
            row.forEach((key, value) -> text.append(key).append(" = ").append(value).append('\n'));
        }
        return text.toString();
    }

    private static void aggregates(Scratch scratch) throws Exception {
        Map<String, Object> file = VectorReader.object(VectorReader.read("pricing/cost.json"));
        for (Map<String, Object> vector : VectorReader.objects(file.get("aggregate"))) {
            Pricing costs = costs(scratch, "", rows("m", vector));
            BigDecimal total = BigDecimal.ZERO;
            for (Map<String, Object> event : VectorReader.objects(vector.get("events"))) {
                total = total.add(new BigDecimal(cost(costs, "m", Variant.STANDARD, sums(event, false))));
            }
            Check.equal((String) vector.get("name"), vector.get("virtual_cost_usd"), Decimals.plain(total));
        }
    }

    private static void shown(Scratch scratch) throws Exception {
        Map<String, Object> file = VectorReader.object(VectorReader.read("pricing/cost.json"));
        for (Map<String, Object> vector : VectorReader.objects(file.get("text_money"))) {
            String amount = (String) vector.get("in");
            Check.equal(amount, vector.get("out"), Numbers.money(new BigDecimal(amount)));
        }
    }

    private static void factors(Scratch scratch) throws Exception {
        Pricing costs = costs(scratch, "", price("virtual", "p", "m", "5", "25", TIERED));
        List<String> got = new ArrayList<>();
        for (Variant variant : List.of(Variant.STANDARD, new Variant(null, null, "fast"),
                new Variant(null, "FAST", null), new Variant(null, "batch", null), new Variant(null, "flex", null),
                new Variant("us", null, null), new Variant("us", null, "fast"), new Variant("us", "batch", null),
                new Variant("eu", "weekend", "slow"))) {
            got.add(cost(costs, "m", variant, CALL));
        }
        Check.equal("costs", List.of("0.75", "4.5", "4.5", "0.375", "0.375", "0.825", "4.95", "0.4125", "0.75"), got);
        EventSums searched = new EventSums(1, CALL.tokens(), 0, 3, 0);
        Check.equal("searches have no factor", "4.53", cost(costs, "m", new Variant(null, null, "fast"), searched));
        Check.equal("a name that says fast", "4.5", cost(costs, "m-fast", Variant.STANDARD, CALL));
    }

    private static void standIns(Scratch scratch) throws Exception {
        Variant fast = new Variant(null, null, "fast");
        Variant priority = new Variant(null, "priority", null);
        Pricing costs = costs(scratch, "", price("virtual", "p", "priority", "1", "0", "priority_multiplier = 2")
                + price("virtual", "p", "fast", "1", "0", "fast_multiplier = 3")
                + price("virtual", "p", "all", "1", "0", "fast_multiplier = 3\npriority_multiplier = 2\n"
                        + "batch_multiplier = 0.25\nflex_multiplier = 0.75\nus_inference_multiplier = 1.5")
                + price("virtual", "anthropic", "claude", "1", "0", "fast_multiplier = 3")
                + price("virtual", "anthropic", "claude-2", "1", "0", "priority_multiplier = 2"));
        Check.equal("fast as priority", "0.2", cost(costs, "priority", fast, CALL));
        Check.equal("priority as fast", "0.3", cost(costs, "fast", priority, CALL));
        Check.equal("both", "0.3", cost(costs, "all", new Variant(null, "priority", "fast"), CALL));
        Check.equal("batch", "0.025", cost(costs, "all", new Variant(null, "batch", null), CALL));
        Check.equal("flex in the US", "0.1125", cost(costs, "all", new Variant("us", "flex", null), CALL));
        Check.equal("bought capacity", "0.1", virtual(costs, call("x", "anthropic", "claude", priority)));
        Check.equal("unless priced", "0.2", virtual(costs, call("x", "anthropic", "claude-2", priority)));
    }

    private static void rules(Scratch scratch) throws Exception {
        String price = price("virtual", "p", "m", "1", "0", "");
        Pricing standard = costs(scratch, "", price);
        EventSums stated = sums(100_000, 10_000, 2_000_000_000_000L);
        Check.equal("a plan", "0", actual(standard, "Codex", stated));
        Check.equal("a metered tool", "2", actual(standard, "opencode", stated));
        Check.equal("a tool without rule", "2", actual(standard, "gemini", stated));
        Pricing own = costs(scratch, "[costing]\ndefault_actual_mode = \"pricing\"\n"
                + rule("source", "", "p", "m") + rule("zero", "codex", "", "") + rule("source", "codex", "", "")
                + rule("pricing", "codex", "", "M!") + rule("source", "pi", "*", "*"), price);
        Check.equal("harness and model", "0.1", actual(own, "codex", stated));
        Check.equal("harness before provider and model", "2", actual(own, "pi", stated));
        Check.equal("provider and model", "2", actual(own, "amp", stated));
        Check.equal("the first of equals", "0",
                Decimals.plain(own.price(call("codex", "p", "other", Variant.STANDARD), stated).costs().actual()));
        Check.equal("none", Set.of(PriceKind.ACTUAL, PriceKind.VIRTUAL),
                own.price(call("amp", "p", "other", Variant.STANDARD), stated).missing());
        Check.equal("no rules at all", "2", actual(costs(scratch, "actual_cost = []\n", price), "codex", stated));
    }

    private static void aliasedRules(Scratch scratch) throws Exception {
        EventSums stated = sums(1, 1, 2_000_000_000_000L);
        Pricing costs = costs(scratch, "[costing]\ndefault_actual_mode = \"zero\"\n[costing.provider_aliases]\n"
                + "my-proxy = \"openai\"\n" + rule("source", "", "my-proxy", ""), "");
        Check.equal("its canonical name", "2",
                Decimals.plain(costs.price(call("x", "openai", "m", Variant.STANDARD), stated).costs().actual()));
        Check.equal("itself", "2",
                Decimals.plain(costs.price(call("x", "My Proxy", "m", Variant.STANDARD), stated).costs().actual()));
        Check.equal("another", "0",
                Decimals.plain(costs.price(call("x", "azure", "m", Variant.STANDARD), stated).costs().actual()));
    }

    private static void actualPrices(Scratch scratch) throws Exception {
        String config = "[costing]\ndefault_actual_mode = \"pricing\"\n";
        String prices = price("virtual", "p", "m", "1", "0", "") + price("virtual", "p", "listed", "1", "0", "")
                + price("actual", "p", "m", "0.5", "0", "");
        Pricing costs = costs(scratch, config, prices);
        Check.equal("both", "0.05", actual(costs, "x", CALL));
        PricedSums listed = costs.price(call("x", "p", "listed", Variant.STANDARD), CALL);
        Check.equal("listed", new BigDecimal("0.1"), listed.costs().actual());
        PricedSums none = costs(scratch, config + "actual_fallback = \"none\"\n", prices)
                .price(call("x", "p", "listed", Variant.STANDARD), CALL);
        Check.equal("no fallback", Set.of(PriceKind.ACTUAL), none.missing());
        Check.equal("auto", List.of("0.1", "2"), List.of(0L, 2_000_000_000_000L).stream().map(pico -> Decimals.plain(
                costs.price(call("x", "p", "m", Variant.STANDARD), sums(100_000, 1, pico)).costs().auto())).toList());
        Check.equal("without list prices", "0.1", actual(costs(scratch, config
                + "default_virtual_mode = \"zero\"\n", prices.replace("actual", "virtual").replace("m = 0.5", "m = 1")
                ), "x", CALL));
    }

    private static Pricing costs(Scratch scratch, String config, String prices) throws Exception {
        PriceWorld world = new PriceWorld(scratch, config, prices);
        return world.costs(world.configured());
    }

    private static String actual(Pricing costs, String harness, EventSums sums) {
        return Decimals.plain(costs.price(call(harness, "p", "m", Variant.STANDARD), sums).costs().actual());
    }

    private static String virtual(Pricing costs, CallClass calls) {
        return Decimals.plain(costs.price(calls, CALL).costs().virtual());
    }

    private static CallClass call(String harness, String provider, String model, Variant variant) {
        return new CallClass(harness, new CallKind(provider, model, null, null, variant), 100_000, 0);
    }

    private static EventSums sums(long input, long output, long pico) {
        return new EventSums(1, new Tokens(input, output, 0, 0, 0, 0), 0, 0, pico);
    }

    private static String rule(String mode, String harness, String provider, String model) {
        StringBuilder text = new StringBuilder("[[actual_cost]]\nmode = \"" + mode + "\"\n");
        if (!harness.isEmpty()) {
            text.append("harness = \"").append(harness).append("\"\n");
        }
        if (!provider.isEmpty()) {
            text.append("provider = \"").append(provider).append("\"\n");
        }
        return (model.isEmpty() ? text : text.append("model = \"").append(model).append("\"\n")).toString();
    }

    private static String price(String table, String provider, String model, String input, String output,
            String more) {
        return "[[pricing." + table + "]]\nprovider = \"" + provider + "\"\nmodel = \"" + model
                + "\"\ninput_usd_per_1m = " + input + "\noutput_usd_per_1m = " + output + "\n" + more + "\n";
    }
}
