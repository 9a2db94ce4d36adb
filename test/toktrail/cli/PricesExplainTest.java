package toktrail.cli;

import java.util.List;
import java.util.Map;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.VectorReader;

/** {@code toktrail prices explain}. */
public final class PricesExplainTest {

    private static final String CONFIG = """
            [costing]
            default_actual_mode = "pricing"

            [costing.provider_aliases]
            my-proxy = "openai-codex"
            openai-codex = "openai"

            [[actual_cost]]
            harness = "claude"
            mode = "zero"

            [[actual_cost]]
            provider = "my-proxy"
            mode = "source"
            """;

    private static final String PRICES = """
            [[pricing.virtual]]
            provider = "openai"
            model = "gpt-x"
            input_usd_per_1m = 5
            output_usd_per_1m = 25
            cache_write_usd_per_1m = 6
            fast_multiplier = 6
            context_max_tokens = 1000

            [[pricing.virtual]]
            provider = "openai"
            model = "gpt-x"
            input_usd_per_1m = 10
            output_usd_per_1m = 50
            context_min_tokens = 2001
            """;

    private PricesExplainTest() { }

    public static void tests(Suite s) {
        s.test("every step of the way is told, the alias first", PricesExplainTest::steps);
        s.test("tiers are chosen by the prompt", scratch -> {
            CommandHome home = home(scratch);
            Check.equal("inside", "contains 5.0", tier(home, "--context 1000"));
            Check.equal("the next", "contains 10.0", tier(home, "--context 2001"));
            Check.equal("between", "nearest_below 5.0", tier(home, "--context 1500"));
            Check.equal("not given", "lowest 5.0", tier(home, ""));
        });
        s.test("factors say where they come from", PricesExplainTest::factors);
        s.test("the actual cost has its rule", PricesExplainTest::actual);
        s.test("what has no price is explained, with what would help", PricesExplainTest::unpriced);
        s.test("a name stands for the model of its day", scratch -> {
            CommandHome home = new CommandHome(scratch);
            home.world().variable("TOKTRAIL_BUILTIN_PRICES", "1");
            Check.equal("before", "gpt-5.4", model(home, "openai codex-auto-review --date 2026-04-22"));
            Check.equal("from then on", "gpt-5.5", model(home, "openai codex-auto-review --date 2026-04-23"));
            Check.equal("Kimi before", "kimi-k2.5", model(home, "moonshotai kimi-for-coding --date 2026-04-20"));
            Check.equal("Kimi now", "kimi-k2.6", model(home, "moonshotai kimi-for-coding --date 2026-04-21"));
            Check.equal("Kimi's plan", "kimi-k2.6", model(home, "kimi-for-coding kimi-for-coding"));
        });
        s.test("wrong options are refused", scratch -> {
            CommandHome home = new CommandHome(scratch);
            Check.equal("harness", "Unsupported harness: nobody\n",
                    home.run("prices explain p m --harness nobody").failed());
            Check.equal("date", "Invalid --date: May. Use a day such as 2026-05-01.\n",
                    home.run("prices explain p m --date May").failed());
            Check.equal("attribute", "Unsupported --speed: a=b. No ; or = can be in it.\n",
                    home.run("prices explain p m --speed a=b").failed());
            Check.that("size", home.run("prices explain p m --context -1").misused().contains("x>=0"));
            Check.that("model", home.run("prices explain p").misused().contains("MODEL"));
        });
    }

    private static CommandHome home(Scratch scratch) throws Exception {
        return new CommandHome(scratch, FakeHarness.of("claude", "Claude Code"))
                .with(".config/toktrail/config.toml", CONFIG).with(".config/toktrail/prices.toml", PRICES);
    }

    private static Map<String, Object> explain(CommandHome home, String words) {
        return VectorReader.object(VectorReader.parse(home.run("prices explain " + words + " --json").done()));
    }

    private static Map<String, Object> found(Map<String, Object> explanation) {
        return VectorReader.object(VectorReader.object(explanation.get("virtual")).get("found"));
    }

    private static String model(CommandHome home, String words) {
        return (String) VectorReader.object(found(explain(home, words)).get("row")).get("model");
    }

    private static String tier(CommandHome home, String options) {
        Map<String, Object> found = found(explain(home, "openai gpt-x " + options));
        return found.get("tier_choice") + " " + VectorReader.object(found.get("row")).get("input_usd_per_1m");
    }

    private static void steps(Scratch scratch) throws Exception {
        CommandHome home = home(scratch);
        Map<String, Object> explanation = explain(home, "My_Proxy GPT_X");
        Check.equal("chain", List.of("my-proxy", "openai-codex", "openai"),
                VectorReader.object(explanation.get("naming")).get("provider_chain"));
        List<Map<String, Object>> steps =
                VectorReader.objects(VectorReader.object(explanation.get("virtual")).get("steps"));
        Check.equal("the alias finds it at once", "openai exact gpt-x 2", steps.get(0).get("provider") + " "
                + steps.get(0).get("model_step") + " " + steps.get(0).get("name") + " "
                + steps.get(0).get("row_count"));
        Check.equal("and nothing else is tried", 1, steps.size());
        Check.equal("file", "<HOME>/.config/toktrail/prices.toml 1", found(explanation).get("file") + " "
                + found(explanation).get("line"));
        String text = home.run("prices explain My_Proxy GPT_X").done();
        Check.that("text: " + text, text.contains("my-proxy -> openai-codex -> openai ([costing.provider_aliases])")
                && text.contains("(<HOME>/.config/toktrail/prices.toml:1)"));
        List<String> rates = VectorReader.objects(found(explanation).get("prices")).stream()
                .map(rate -> rate.get("usd_per_1m") + " " + rate.get("from")).toList();
        Check.equal("prices", List.of("5.0 input_usd_per_1m", "5.0 input_usd_per_1m", "6.0 cache_write_usd_per_1m",
                "6.0 cache_write_usd_per_1m", "25.0 output_usd_per_1m", "25.0 output_usd_per_1m",
                "25.0 output_usd_per_1m"), rates);
        List<Map<String, Object>> all = VectorReader.objects(
                VectorReader.object(explain(home, "my-proxy other").get("virtual")).get("steps"));
        Check.equal("with the own name behind it", "openai openai openai my-proxy my-proxy my-proxy",
                String.join(" ", all.stream().map(step -> (String) step.get("provider")).toList()));
    }

    private static void factors(Scratch scratch) throws Exception {
        CommandHome home = home(scratch);
        Map<String, Object> fast = found(explain(home, "openai gpt-x --speed fast --geo us"));
        Check.equal("mode", "6.0 fast_multiplier", factor(fast, "mode_factor"));
        Check.equal("geo", "1.1 default of US inference", factor(fast, "geo_factor"));
        Check.equal("charged", "33.0", VectorReader.objects(fast.get("prices")).get(0).get("charged_usd_per_1m")
                .toString());
        Check.equal("batch", "0.5 default of batch",
                factor(found(explain(home, "openai gpt-x --service-tier BATCH")), "mode_factor"));
        Check.equal("standard", "1.0 standard",
                factor(found(explain(home, "openai gpt-x --service-tier standard")), "mode_factor"));
        Map<String, Object> unknown = explain(home, "openai gpt-x --speed warp --service-tier gold --geo eu");
        Check.equal("unknown", "1.0 unknown, as standard", factor(found(unknown), "mode_factor"));
        Check.equal("remarks", List.of("speed \"warp\" is unknown and counts as standard",
                "service tier \"gold\" is unknown and counts as standard",
                "inference geo \"eu\" is unknown and counts as standard"),
                ((List<?>) unknown.get("remarks")).subList(0, 3));
    }

    private static String factor(Map<String, Object> found, String key) {
        Map<String, Object> factor = VectorReader.object(found.get(key));
        return factor.get("value") + " " + factor.get("origin");
    }

    private static void actual(Scratch scratch) throws Exception {
        CommandHome home = home(scratch);
        Check.equal("harness", "zero 1", rule(explain(home, "openai gpt-x --harness Claude")));
        Check.equal("provider, canonical on both sides", "source 2", rule(explain(home, "openai gpt-x")));
        Map<String, Object> general = explain(home, "else gpt-x");
        Check.equal("no rule", "pricing null", rule(general));
        List<Map<String, Object>> searches =
                VectorReader.objects(VectorReader.object(general.get("actual")).get("searches"));
        Check.equal("tables", List.of("actual", "virtual"), searches.stream().map(s -> s.get("table")).toList());
        Check.that("unpriced twice", general.get("remarks").toString().contains("unpriced: no actual price was found"));
    }

    private static String rule(Map<String, Object> explanation) {
        Map<String, Object> actual = VectorReader.object(explanation.get("actual"));
        return actual.get("mode") + " "
                + (actual.get("rule") == null ? "null" : VectorReader.object(actual.get("rule")).get("number"));
    }

    private static void unpriced(Scratch scratch) throws Exception {
        CommandHome home = new CommandHome(scratch);
        remark(home, "openai gpt-5.4", "there is a built-in price, but built-in prices are switched off");
        home.world().variable("TOKTRAIL_BUILTIN_PRICES", "1");
        remark(home, "github-copilot o3-mini",
                "the maker of the model has a price; [costing] price_matching = \"vendor\" would use it");
        remark(home, "ollama qwen3-32b", "this provider is a server of your own, which sends no bill");
        remark(home, "unknown thing", "unpriced: the call names no provider, and none can be told from the model");
        remark(home, "openai 日本", "unpriced: the model's name has no letter or digit that could be compared");
        remark(home, "p m", "\"toktrail prices set p m --input X --output X\" gives it a price");
        home.with(".config/toktrail/config.toml", "[costing]\nprice_matching = \"strict\"\n");
        remark(home, "openai-codex gpt-5.4", "[costing] price_matching = \"standard\" would find a price");
        home.with(".config/toktrail/config.toml", "[costing]\ndefault_virtual_mode = \"zero\"\n");
        remark(home, "p m", "default_virtual_mode is \"zero\": virtual cost is 0 and needs no price");
    }

    private static void remark(CommandHome home, String words, String wanted) {
        List<?> remarks = (List<?>) explain(home, words).get("remarks");
        Check.that(words + ": " + remarks, remarks.contains(wanted));
    }
}
