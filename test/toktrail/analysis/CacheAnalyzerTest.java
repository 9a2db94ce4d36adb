package toktrail.analysis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import toktrail.pricing.PriceWorld;
import toktrail.pricing.Pricing;
import toktrail.spelling.Decimals;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.EventKeys;
import toktrail.usage.Money;
import toktrail.usage.SessionRef;
import toktrail.usage.SourcePosition;
import toktrail.usage.Tokens;
import toktrail.usage.UsageEvent;

/** What is said about the calls of a session. */
public final class CacheAnalyzerTest {

    private static final String PRICES = """
            [[pricing.virtual]]
            provider = "p"
            model = "m"
            input_usd_per_1m = 10
            cached_input_usd_per_1m = 1
            cache_write_usd_per_1m = 12.5
            output_usd_per_1m = 100
            cached_output_usd_per_1m = 50
            reasoning_usd_per_1m = 200
            web_search_usd_per_1k = 1000
            context_max_tokens = 1000
            context_label = "small"
            [[pricing.virtual]]
            provider = "p"
            model = "m"
            input_usd_per_1m = 20
            cached_input_usd_per_1m = 2
            output_usd_per_1m = 0
            context_min_tokens = 1001
            """;

    private CacheAnalyzerTest() { }

    public static void tests(Suite s) {
        s.test("a status for each way to use a cache", scratch -> {
            status("unknown", "unknown", 0, 0, 0);
            status("warming", "write", 10, 0, 1);
            status("cold", "miss", 10, 0, 0);
            status("hit", "hit", 20, 80, 0);
            status("partial", "partial", 21, 79, 0);
            status("partial", "partial", 80, 20, 0);
            status("miss", "miss", 81, 19, 0);
            status("hit", "hit", 20, 80, 1000);
            status("hit", "hit", 0, 1, 0);
        });
        s.test("ratios leave out what is written to the cache, or count it", scratch -> {
            CacheUse use = CacheUse.of(new Tokens(10, 5, 5, 30, 60, 5));
            Check.equal("use", new CacheUse(100, 0.75, 0.3), use);
            Check.equal("nothing", new CacheUse(0, 0, 0), CacheUse.of(new Tokens(0, 9, 9, 0, 0, 9)));
            Check.equal("only written", new CacheUse(4, 0, 0), CacheUse.of(new Tokens(0, 0, 0, 0, 4, 0)));
        });
        s.test("a call is priced by its own tier, also without caches", CacheAnalyzerTest::costs);
        s.test("a call without price costs nothing either way", scratch -> {
            CallCosts costs = only(PriceWorld.withoutPrices(), call(1, "m", null, new Tokens(1, 1, 1, 1, 1, 1), "3"))
                    .costs();
            Check.equal("missing", "[virtual]", costs.missingKinds().toString());
            Check.equal("uncached", BigDecimal.ZERO, costs.virtualUncached());
            Check.equal("source", new BigDecimal("3"), costs.costs().source());
        });
        s.test("rates per million have 28 digits, and none without tokens", scratch -> {
            SessionCall call = only(PriceWorld.withoutPrices(), call(1, "m", null, new Tokens(7, 2, 0, 0, 0, 0), "1"));
            Check.equal("prompt", "142857.1428571428571428571429",
                    Decimals.plain(call.sourcePer1mPrompt().orElseThrow()));
            Check.equal("total", "111111.1111111111111111111111",
                    Decimals.plain(call.sourcePer1mTotal().orElseThrow()));
            SessionCall empty = only(PriceWorld.withoutPrices(), call(1, "m", null, Tokens.NONE, "1"));
            Check.equal("none", List.of(Optional.empty(), Optional.empty(), Optional.empty()), List.of(
                    empty.sourcePer1mPrompt(), empty.sourcePer1mTotal(), empty.virtualPer1mPrompt()));
        });
        s.test("a cluster ends where a prompt differs by more than the tolerance", CacheAnalyzerTest::borders);
        s.test("clusters are sorted by model and thinking level, none first", scratch -> {
            CacheAnalysis analysis = analyse("0.05", call(1, "n", null, prompt(5, 0), "0"),
                    call(2, "m", "low", prompt(5, 0), "0"), call(3, "m", "high", prompt(5, 0), "0"),
                    call(4, "m", null, prompt(500, 0), "0"), call(5, "m", null, prompt(5, 0), "0"),
                    call(6, "m", null, prompt(500, 0), "0"));
            Check.equal("order", "5|4,6|3|2|1", clusters(analysis));
        });
        s.test("medians and loss of a cluster", CacheAnalyzerTest::medians);
        s.test("flags", CacheAnalyzerTest::flags);
        s.test("calls of one moment follow their keys, whatever order they come in", scratch -> {
            List<UsageEvent> events = new ArrayList<>(List.of(keyed(2, null), keyed(2, "a"), keyed(2, "b"),
                    keyed(1, "z")));
            Collections.shuffle(events, scratch.random());
            StringBuilder keys = new StringBuilder();
            new CacheAnalyzer(PriceWorld.withoutPrices(), BigDecimal.ZERO).analyse(events).calls()
                    .forEach(call -> keys.append(call.call().event().keys().globalKey()).append(' '));
            Check.equal("order", "z null a b ", keys.toString());
        });
    }

    private static void status(String first, String later, long input, long read, long written) {
        Tokens tokens = new Tokens(input, 0, 0, read, written, 0);
        Check.equal(tokens + " first", first, CacheStatus.of(1, tokens).label());
        Check.equal(tokens + " later", later, CacheStatus.of(2, tokens).label());
    }

    private static void costs(Scratch scratch) throws Exception {
        PriceWorld world = new PriceWorld(scratch, "", PRICES);
        Pricing pricing = world.costs(world.configured());
        Amount amount = new Amount(new Tokens(100, 10, 1, 200, 300, 20), 40, 2, BigDecimal.ZERO);
        SessionCall small = only(pricing, new UsageEvent(new SessionRef("h", "s"), CallKind.of("p", "m", null, null), 1,
                null, amount, SourcePosition.file("/f"), new EventKeys(null, null, "k", "k", null, null), null, null));
        // 100·10 + 200·1 + 300·12.5 + 10·100 + 20·50 + 1·200 = 7150 per million, and two searches at a dollar
        Check.equal("virtual", new BigDecimal("2.00715"), small.costs().costs().virtual());
        // 600·10 + 30·100 + 1·200 = 9200
        Check.equal("uncached", new BigDecimal("2.0092"), small.costs().virtualUncached());
        Check.equal("savings", new BigDecimal("0.00205"), Money.canonical(small.costs().virtualSavings()));
        Check.equal("label", Optional.of("small"), small.costs().tiers().virtual());
        SessionCall large = only(pricing, call(1, "m", null, new Tokens(1, 0, 0, 999, 1, 0), "0"));
        Check.equal("virtual of the upper tier", "0.002038", Decimals.plain(large.costs().costs().virtual()));
        Check.equal("uncached of the upper tier", "0.02002", Decimals.plain(large.costs().virtualUncached()));
        Check.equal("no label", Optional.empty(), large.costs().tiers().virtual());
        SessionCall dear = only(pricing, call(1, "m", null, new Tokens(0, 0, 0, 0, 1000, 0), "0"));
        Check.equal("writing may cost more", "-0.0025", Decimals.plain(dear.costs().virtualSavings()));
    }

    private static void borders(Scratch scratch) {
        // 5 % of 1000 is 50, of 1053 it is 52.65, which counts as 52
        Check.equal("at the border", "1,2", clusters(prompts("0.05", 1000, 1052)));
        Check.equal("one more", "1|2", clusters(prompts("0.05", 1000, 1053)));
        Check.equal("against the first one of a cluster", "1,2|3", clusters(prompts("0.05", 1000, 1050, 1060)));
        Check.equal("by size", "3,1|2", clusters(prompts("0.05", 1000, 2000, 990)));
        Check.equal("equal", "1,3|2", clusters(prompts("0", 1000, 1001, 1000)));
        Check.equal("no prompt stands apart", "1,2|3", clusters(prompts("5", 0, 0, 1)));
        Check.equal("exact decimals", "1,2", clusters(prompts("0.29", 71, 100)));
    }

    private static CacheAnalysis prompts(String tolerance, long... sizes) {
        UsageEvent[] events = new UsageEvent[sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            events[i] = call(i + 1, "m", null, prompt(sizes[i], 0), "0");
        }
        return analyse(tolerance, events);
    }

    private static void medians(Scratch scratch) {
        CacheAnalysis analysis = analyse("0.05", call(1, "m", null, prompt(1000, 0), "5"),
                call(2, "m", null, prompt(0, 1000), "1"), call(3, "m", null, prompt(0, 1000), "2"),
                call(4, "m", null, prompt(0, 1000), "8"), call(5, "m", null, prompt(500, 500), "4"),
                call(6, "m", null, prompt(1000, 0), "2.5"), call(7, "m", null, prompt(1000, 0), "100"));
        CacheCluster cluster = analysis.clusters().get(0);
        Check.equal("counts", "4 3", cluster.hitCount() + " " + cluster.missCount());
        Check.equal("even", "3", Decimals.plain(cluster.medianHitCost().orElseThrow()));
        Check.equal("odd", "5", Decimals.plain(cluster.medianMissCost().orElseThrow()));
        Check.equal("loss, without what was cheaper", "99", Decimals.plain(analysis.estimatedLoss()));
        CacheAnalysis misses = analyse("0.05", call(1, "m", null, prompt(1000, 0), "5"));
        Check.equal("nothing to compare with", "0", Decimals.plain(misses.estimatedLoss()));
        Check.equal("no hit", Optional.empty(), misses.clusters().get(0).medianHitCost());
    }

    private static void flags(Scratch scratch) {
        CacheAnalysis analysis = analyse("0.05",
                call(1, "m", null, new Tokens(1000, 0, 0, 0, 10, 0), "1"),
                call(2, "m", null, prompt(0, 1000), "1"),
                call(3, "m", null, prompt(1000, 0), "2"),
                call(4, "m", null, prompt(900, 100), "2.1"),
                call(5, "x", null, prompt(0, 1000), "1"),
                call(6, "x", "high", prompt(1000, 0), "9"),
                call(7, "x", "high", new Tokens(1000, 0, 0, 0, 0, 1), "9"),
                call(8, "x", "high", new Tokens(0, 0, 0, 0, 0, 1), "0"),
                call(9, "x", "high", prompt(0, 2000), "0"),
                call(10, "x", "high", prompt(3000, 0), "0"));
        StringBuilder text = new StringBuilder();
        analysis.calls().forEach(call -> text.append(call.call().ordinal()).append(' ').append(call.call().status()
                .label()).append(' ').append(call.flags().stream().map(CacheFlag::label).toList()).append('\n'));
        Check.equal("flags", """
                1 warming []
                2 hit [cache_recovered]
                3 miss [cache_cliff, missing_cache_fields, suspicious_miss]
                4 miss [cost_outlier, suspicious_miss]
                5 hit []
                6 miss [missing_cache_fields]
                7 miss []
                8 unknown [cache_only]
                9 hit []
                10 miss [missing_cache_fields]
                """, text.toString());
    }

    private static SessionCall only(Pricing pricing, UsageEvent event) {
        return new CacheAnalyzer(pricing, BigDecimal.ZERO).analyse(List.of(event)).calls().get(0).call();
    }

    private static CacheAnalysis analyse(String tolerance, UsageEvent... events) {
        return new CacheAnalyzer(PriceWorld.withoutPrices(), new BigDecimal(tolerance)).analyse(List.of(events));
    }

    private static String clusters(CacheAnalysis analysis) {
        List<String> clusters = new ArrayList<>();
        for (CacheCluster cluster : analysis.clusters()) {
            clusters.add(String.join(",", cluster.calls().stream().map(call -> "" + call.ordinal()).toList()));
        }
        return String.join("|", clusters);
    }

    private static Tokens prompt(long input, long cacheRead) {
        return new Tokens(input, 0, 0, cacheRead, 0, 0);
    }

    private static UsageEvent keyed(long ms, String globalKey) {
        return new UsageEvent(new SessionRef("h", "s"), CallKind.of("p", "m", null, null), ms, null,
                Amount.of(prompt(1, 0)), SourcePosition.file("/f"),
                new EventKeys(null, null, "k", globalKey, null, null), null, null);
    }

    private static UsageEvent call(long ms, String model, String level, Tokens tokens, String cost) {
        return new UsageEvent(new SessionRef("h", "s"), CallKind.of("p", model, level, null), ms, null,
                Amount.of(tokens, new BigDecimal(cost)), SourcePosition.file("/f"),
                new EventKeys(null, null, "k" + ms, "k" + ms, null, null), null, null);
    }
}
