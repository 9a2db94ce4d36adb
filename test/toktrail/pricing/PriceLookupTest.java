package toktrail.pricing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import toktrail.config.price.PriceFile;
import toktrail.config.price.PriceKind;
import toktrail.config.price.PriceRow;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.TestWorld;
import toktrail.testing.VectorReader;

/** Which rows price a model. */
public final class PriceLookupTest {

    /** Providers and models as tools write them. */
    private static final String MODELS = """
            alibaba qwen3-coder-plus
            alibaba qwen3-max
            anthropic anthropic/claude-sonnet-4.5
            anthropic claude-3-7-sonnet-20250219
            anthropic claude-4.5-sonnet-thinking
            anthropic claude-haiku-4-5-20251001
            anthropic claude-haiku-4.5
            anthropic claude-opus-4-5-20251101-thinking
            anthropic claude-opus-4-5-thinking-0
            anthropic claude-opus-4-5@20251101
            anthropic claude-opus-4-6
            anthropic claude-opus-4-7
            anthropic claude-sonnet-4-20250514
            anthropic claude-sonnet-4-6
            anthropic claude-sonnet-5
            anthropic us.anthropic.claude-sonnet-4-5-20250929-v1:0
            azure gpt-5.3-codex
            deepseek deepseek-chat
            deepseek deepseek-reasoner
            github raptor-mini
            github-copilot claude-sonnet-4.5
            github-copilot gpt-5.4
            google gemini-2.5-flash
            google gemini-2.5-pro
            google gemini-3-pro-preview
            google gemini-3.1-pro-preview
            google-vertex gemini-2.5-pro
            kimi-for-coding kimi-for-coding
            minimax MiniMax-M2.1
            minimax-coding-plan MiniMax-M2.5
            mistral codestral-latest
            mistral devstral-small-latest
            mistral mistral-large-latest
            moonshotai kimi-for-coding
            moonshotai kimi-k2.5
            moonshotai kimi-k2.6
            openai codex-auto-review
            openai gpt-5-codex
            openai gpt-5-1-codex
            openai gpt-5.1-codex
            openai gpt-5.2
            openai gpt-5.4-mini
            openai gpt-5.5
            openai gpt-5.6
            openai gpt-5.6-sol
            openai o3
            openai o4-mini
            openai openai/gpt-5.1
            openai-codex gpt-5.4
            opencode-go glm-5.1
            openrouter anthropic/claude-opus-4.5
            openrouter z-ai/glm-4.6
            unknown claude-opus-4-5
            unknown gpt-5.4
            vertex-ai gemini-3-pro-preview
            xai grok-4.5
            xai grok-code-fast-1
            xai x-ai/grok-code-fast-1
            zai glm-4.7
            zai z-ai/glm-4.6
            zai-coding-plan glm-4.7
            zhipu glm-4.7
            """;

    private static final long NOW = 1_790_000_000_000L;

    private PriceLookupTest() { }

    public static void tests(Suite s) {
        for (String matching : List.of("standard", "vendor")) {
            s.test("the program's own prices, matching " + matching, scratch -> vectors(scratch, matching));
        }
        s.test("a row read by itself is the row of the whole file", PriceLookupTest::everyRow);
        s.test("the models of today have a price out of the box", scratch -> {
            PriceBook book = new PriceWorld(scratch, "", "").all();
            Check.equal("without", List.of(), MODELS.lines().filter(line ->
                    input(book, line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1))
                            .equals("none")).toList());
        });
        s.test("the user's prices go before the program's", scratch -> {
            PriceBook book = new PriceWorld(scratch, "", row("openai", "gpt-5", 77)).all();
            Check.equal("own", "77", input(book, "openai", "gpt-5"));
            Check.equal("family", "false true openai",
                    place(book.find(PriceKind.VIRTUAL, "openai-codex", "gpt-5", NOW).orElseThrow()));
        });
        s.test("a configured price serves its own provider only", scratch -> {
            PriceBook book = new PriceWorld(scratch, "", row("openai", "gpt-5.5", 5)).configured();
            Check.equal("own", "5", input(book, "openai", "gpt-5.5"));
            Check.equal("a plan", "none", input(book, "openai-codex", "gpt-5.5"));
            Check.equal("another seller", "none", input(book, "github-copilot", "gpt-5.5"));
            Check.equal("no provider", "5", input(book, "unknown", "gpt-5.5"));
            Check.equal("no provider and no maker", "none", input(book, "unknown", "thing"));
        });
        s.test("aliases of providers lend prices, the alias first", scratch -> {
            String config = "[costing.provider_aliases]\nmy-proxy = \"openai-codex\"\nopenai-codex = \"openai\"\n";
            PriceBook book = new PriceWorld(scratch, config,
                    row("openai", "gpt-5.5", 5) + row("my-proxy", "gpt-5.5", 6) + row("my-proxy", "own", 7))
                    .configured();
            Check.equal("through two aliases", "5", input(book, "My_Proxy", "gpt-5.5"));
            Check.equal("one of its own", "7", input(book, "my-proxy", "own"));
        });
        s.test("exact before alias before canonical key", PriceLookupTest::order);
        s.test("strict matching takes names as they are", scratch -> {
            PriceBook book = new PriceWorld(scratch, "[costing]\nprice_matching = \"strict\"\n",
                    row("anthropic", "claude-opus-4-6", 5, "fast_multiplier = 6")).all();
            Check.equal("as written", "5", input(book, "Anthropic", "Claude Opus 4-6"));
            Check.equal("another spelling", "none", input(book, "anthropic", "claude-opus-4.6"));
            Check.equal("fast", "none", input(book, "anthropic", "claude-opus-4-6-fast"));
            Check.equal("family", "none", input(book, "openai-codex", "gpt-5"));
            Check.equal("review", "none", input(book, "openai", "codex-auto-review"));
        });
        s.test("a name that says fast takes rows with a price for that", scratch -> {
            PriceBook book = new PriceWorld(scratch, "", row("p", "quick", 1, "fast_multiplier = 3")
                    + row("p", "slow", 1) + row("p", "own-fast", 9)).configured();
            PriceMatch match = book.find(PriceKind.VIRTUAL, "p", "Quick-Fast", NOW).orElseThrow();
            Check.that("fast", match.fast() && match.step().fastOnly());
            Check.equal("no price for it", "none", input(book, "p", "slow-fast"));
            Check.equal("its own price", "9", input(book, "p", "own-fast"));
            Check.that("marked", book.find(PriceKind.VIRTUAL, "p", "slow (fast)", NOW).orElseThrow().fast());
        });
        s.test("a reviewer is priced as the model of its day", scratch -> {
            PriceBook book = new PriceWorld(scratch, "", row("openai", "gpt-5.4", 4) + row("openai", "gpt-5.5", 5))
                    .configured();
            long day = book.changes("codex-auto-review").get(6);
            Check.equal("before", "4", input(book, "openai", "codex-auto-review", day - 1));
            Check.equal("from then on", "5", input(book, "openai", "codex-auto-review", day));
            Check.equal("before all", Optional.empty(), book.find(PriceKind.VIRTUAL, "openai", "codex-auto-review", 0));
            Check.equal("others", List.of(), book.changes("gpt-5.5"));
        });
        s.test("the plan of Kimi is priced as the model of its day", scratch -> {
            PriceBook book = new PriceWorld(scratch, "", row("moonshotai", "kimi-k2.5", 5)
                    + row("moonshotai", "kimi-k2.6", 6) + row("own", "kimi-for-coding", 1)).configured();
            long change = 1776698890072L;
            Check.equal("before", "5", input(book, "moonshotai", "kimi-for-coding", change - 1));
            Check.equal("from then on", "6", input(book, "moonshotai", "Kimi-For-Coding", change));
            Check.equal("a price of its own", "1", input(book, "own", "kimi-for-coding", change));
        });
        s.test("a Claude that thinks costs what it costs otherwise", scratch -> {
            PriceBook book = new PriceWorld(scratch, "", row("anthropic", "claude-opus-4-5", 5, "aliases = [\"c\"]")
                    + row("anthropic", "claude-opus-4", 15) + row("p", "claude-x-thinking", 7) + row("p", "claude-x", 1)
                    + row("p", "kimi", 1)).configured();
            for (String name : List.of("claude-opus-4.5-thinking", "claude-opus-4-5-thinking-0",
                    "anthropic/claude-opus-4-5-20251101-thinking-12", "us.anthropic.Claude-Opus-4.5-Thinking")) {
                Check.equal(name, "5", input(book, "anthropic", name));
            }
            for (String name : List.of("claude-opus-4-5-0", "claude-opus-4-5-thinking-123",
                    "claude-opus-4-5-thinking-high", "claude-opus-4-5-high-thinking", "claude-opus-4-5-thinking-")) {
                Check.equal(name, name.endsWith("-") ? "5" : "none", input(book, "anthropic", name));
            }
            Check.equal("a price of its own", "7", input(book, "p", "claude-x-thinking"));
            Check.equal("another maker's may be another model", "none", input(book, "p", "kimi-thinking"));
        });
        s.test("names without letters and digits match nothing", scratch -> {
            PriceBook book = new PriceWorld(scratch, "", row("p", "m", 1)).all();
            Check.equal("model", "none", input(book, "p", "日本"));
            Check.equal("provider", "none", input(book, "日本", "m"));
            Check.equal("bounds", 0, book.tierBounds("日本").length);
        });
        s.test("thresholds are those of all rows of the model's names", PriceLookupTest::bounds);
    }

    private static void vectors(Scratch scratch, String matching) throws Exception {
        PriceBook book = new PriceWorld(scratch, "[costing]\nprice_matching = \"" + matching + "\"\n", "").all();
        List<String> wrong = new ArrayList<>();
        for (Map<String, Object> vector : VectorReader.cases("pricing/price-lookup.json")) {
            Object want = vector.get(vector.containsKey(matching) ? matching : "standard");
            String provider = (String) vector.get("provider");
            String model = (String) vector.get("model");
            String got = book.find(PriceKind.VIRTUAL, provider == null ? "unknown" : provider, model, NOW)
                    .map(PriceLookupTest::text).orElse("none");
            if (!got.equals(want == null ? "none" : text(VectorReader.object(want)))) {
                wrong.add(provider + "/" + model + ": want " + want + ", got " + got);
            }
        }
        Check.equal("differences", List.of(), wrong);
    }

    private static String text(Map<String, Object> want) {
        List<String> inputs = ((List<?>) want.get("input_usd_per_1m")).stream()
                .map(text -> new BigDecimal((String) text).stripTrailingZeros().toPlainString()).toList();
        return want.get("provider_step") + " " + want.get("model_step") + " " + want.get("row_provider") + "/"
                + want.get("row_model") + " " + inputs;
    }

    private static String text(PriceMatch match) {
        PriceRow row = match.rows().get(0);
        String how = match.step().fastOnly() ? "fast" : match.step().modelStep().label();
        return match.step().providerStep().label() + " " + how + " " + row.provider() + "/" + row.model() + " "
                + match.rows().stream().map(each -> each.rates().input().toPlainString()).toList();
    }

    private static void everyRow(Scratch scratch) throws Exception {
        byte[] file = BuiltinPrices.class.getResourceAsStream(BuiltinPrices.NAME).readAllBytes();
        List<PriceRow> whole = PriceFile.parse(new TestWorld(scratch.directory()).environment(), file,
                BuiltinPrices.NAME).virtual();
        BuiltinPrices builtin = BuiltinPrices.load();
        Check.equal("date", "2026-11-22", builtin.updatedAt());
        Check.equal("rows", whole, builtin.rows());
        PriceTable table = PriceTable.of(whole);
        PriceBook quick = new PriceWorld(scratch, "", "").all();
        for (PriceRow row : whole) {
            Check.equal("provider", row.providerKey(), row.provider());
            LookupStep step = new LookupStep(PriceKind.VIRTUAL, true, ProviderStep.OWN, row.provider(),
                    ModelStep.EXACT, row.modelKey(), false);
            Check.equal(row.model(), table.find(step), quick.rows(step));
            Set<Long> bounds = new TreeSet<>();
            ModelKey.of(row.model()).all().forEach(name -> table.addBounds(name, bounds));
            Check.equal(row.model(), bounds.stream().toList(),
                    Arrays.stream(quick.tierBounds(row.model())).boxed().toList());
        }
    }

    private static void order(Scratch scratch) throws Exception {
        PriceBook book = new PriceWorld(scratch, "", row("p", "vendor/big-model.1", 1) + row("p", "b", 2,
                "aliases = [\"Big Model\", \"other\"]") + row("p", "big-model-1-20260101", 3)
                + row("p", "big-model-1@x", 4)).configured();
        Check.equal("exact", "3", input(book, "p", "big-model-1-20260101"));
        Check.equal("alias", "2", input(book, "p", "big_model"));
        Check.equal("the shortest of several", "4", input(book, "p", "big-model-1"));
        Check.equal("the shortest of several, from another spelling", "4", input(book, "p", "x/big-model.1-latest"));
        Check.equal("no similarity", "none", input(book, "p", "big-model-10"));
    }

    private static void bounds(Scratch scratch) throws Exception {
        PriceBook book = new PriceWorld(scratch, "", row("p", "one.two", 1, "context_max_tokens = 10")
                + row("p", "one.two", 1, "context_min_tokens = 21") + row("q", "x", 1,
                "aliases = [\"one-two\"]\ncontext_min_tokens = 1")
                + row("q", "z", 1, "context_max_tokens = 99\nfast_multiplier = 2")
                + row("openai", "gpt-5.1-codex", 1, "context_max_tokens = 5")
                + row("openai", "gpt-5.2-codex", 1, "context_max_tokens = 6")
                + row("q", "actual", 1, "context_max_tokens = 7").replace("virtual", "actual")).configured();
        Check.equal("of both providers", "[0, 10, 20]", Arrays.toString(book.tierBounds("one-two")));
        Check.equal("another spelling", "[0, 10, 20]", Arrays.toString(book.tierBounds("vendor/one.two@latest")));
        Check.equal("without fast", "[99]", Arrays.toString(book.tierBounds("z-fast")));
        Check.equal("of every day", "[5, 6]", Arrays.toString(book.tierBounds("codex-auto-review")));
        Check.equal("of what is paid", "[7]", Arrays.toString(book.tierBounds("actual")));
        Check.equal("none", "[]", Arrays.toString(book.tierBounds("two")));
    }

    private static String place(PriceMatch match) {
        return match.step().fastOnly() + " " + match.step().builtin() + " " + match.step().provider();
    }

    private static String input(PriceBook book, String provider, String model) {
        return input(book, provider, model, NOW);
    }

    private static String input(PriceBook book, String provider, String model, long createdMs) {
        return book.find(PriceKind.VIRTUAL, provider, model, createdMs)
                .map(match -> match.listed().rates().input().toPlainString()).orElse("none");
    }

    private static String row(String provider, String model, int input, String... more) {
        return "[[pricing.virtual]]\nprovider = \"" + provider + "\"\nmodel = \"" + model + "\"\ninput_usd_per_1m = "
                + input + "\noutput_usd_per_1m = 0\n" + String.join("\n", more) + "\n";
    }
}
