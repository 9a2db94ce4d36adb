package toktrail.cli;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.VectorReader;

/** {@code toktrail prices list}. */
public final class PricesListTest {

    private static final String MANUAL = """
            [[pricing.virtual]]
            provider = "Zeta"
            model = "big"
            aliases = ["Big One"]
            input_usd_per_1m = 2
            output_usd_per_1m = 8
            cached_input_usd_per_1m = 0.2
            category = "Power Ful"
            release_status = "GA"

            [[pricing.actual]]
            provider = "zeta"
            model = "big"
            input_usd_per_1m = 1
            output_usd_per_1m = 8
            """;

    private static final String GENERATED = """
            [[pricing.virtual]]
            provider = "alpha"
            model = "tiny"
            input_usd_per_1m = 2
            output_usd_per_1m = 3
            cache_write_usd_per_1m = 4
            context_min_tokens = 1001

            [[pricing.virtual]]
            provider = "alpha"
            model = "tiny"
            input_usd_per_1m = 2
            output_usd_per_1m = 3
            cache_write_usd_per_1m = 4
            context_min_tokens = 0
            context_max_tokens = 1000

            [[pricing.virtual]]
            provider = "alpha"
            model = "mid"
            input_usd_per_1m = 0.0125
            output_usd_per_1m = 9
            reasoning_usd_per_1m = 1
            release_status = "beta"
            """;

    private PricesListTest() { }

    public static void tests(Suite s) {
        s.test("rows come in the order asked for, tiers ascending where all else is equal", PricesListTest::orders);
        s.test("filters compare names by their normal form", PricesListTest::filters);
        s.test("text shows what is written and from what absent prices follow", scratch -> {
            List<String> cells = home(scratch).run("prices list").done().lines()
                    .map(line -> String.join("|", line.split("  +"))).toList();
            Check.equal("text", """
                    table|provider|model|context|input|cached_input|cache_write|output|reasoning|category|release
                    virtual|alpha|mid|-|$0.0125|-|=input|$9.00|$1.00|-|beta
                    virtual|alpha|tiny|0..1,000|$2.00|-|$4.00|$3.00|=output|-|-
                    virtual|alpha|tiny|> 1,000|$2.00|-|$4.00|$3.00|=output|-|-
                    virtual|Zeta|big|-|$2.00|$0.20|=input|$8.00|=output|Power Ful|GA""", String.join("\n", cells));
        });
        s.test("JSON says who wrote a row", scratch -> {
            List<Map<String, Object>> rows = VectorReader.objects(VectorReader.parse(
                    home(scratch).run("prices list --table all --json").done()));
            Check.equal("who", "provider provider provider manual manual",
                    rows.stream().map(row -> (String) row.get("source")).sorted(
                            Comparator.reverseOrder()).collect(Collectors.joining(" ")));
            Map<String, Object> big = rows.stream().filter(row -> row.get("table").equals("virtual")
                    && row.get("model").equals("big")).findFirst().orElseThrow();
            Check.equal("path", "<HOME>/.config/toktrail/prices.toml", big.get("path"));
            Check.equal("as input", "2.0", big.get("effective_cache_write_1h_usd_per_1m").toString());
            Check.equal("absent", "null", String.valueOf(big.get("cache_write_1h_usd_per_1m")));
        });
        s.test("without prices of one's own the built-in ones are named", PricesListTest::nothingConfigured);
        s.test("built-in rows are listed on request", PricesListTest::builtin);
        s.test("old built-in prices come with a hint", scratch -> {
            CommandHome home = home(scratch);
            home.world().variable("TOKTRAIL_BUILTIN_PRICES", "1").now(Instant.parse("2027-05-21T12:00:00Z"));
            Check.equal("180 days", "", home.run("prices list").err());
            home.world().now(Instant.parse("2027-05-22T12:00:00Z"));
            Check.equal("older", "note: the built-in prices are 181 days old; \"toktrail prices update\" makes price"
                    + " files from a newer catalogue\n", home.run("prices list").err());
            Check.equal("JSON", "", home.run("prices list --json").err());
        });
        s.test("used models are priced, limited and told apart by where the price is from", PricesListTest::used);
        s.test("options that contradict each other are refused", PricesListTest::refusals);
    }

    private static CommandHome home(Scratch scratch) throws Exception {
        return new CommandHome(scratch).with(".config/toktrail/prices.toml", MANUAL)
                .with(".config/toktrail/prices/a.toml", GENERATED);
    }

    /** Table, model and smallest prompt of the rows, in their order. */
    private static String rows(CommandHome home, String options) {
        return rows(home.run("prices list " + options + " --json").done());
    }

    private static String rows(String json) {
        return VectorReader.objects(VectorReader.parse(json)).stream()
                .map(row -> row.get("table").toString().charAt(0) + "." + row.get("model")
                        + (row.get("context_min_tokens") == null ? "" : "." + row.get("context_min_tokens")))
                .collect(Collectors.joining(" "));
    }

    private static void orders(Scratch scratch) throws Exception {
        CommandHome home = home(scratch);
        Check.equal("usual", "v.mid v.tiny.0 v.tiny.1001 v.big", rows(home, ""));
        Check.equal("both", "v.mid v.tiny.0 v.tiny.1001 a.big v.big", rows(home, "--table all"));
        Check.equal("model", "a.big v.big v.mid v.tiny.0 v.tiny.1001", rows(home, "--table ALL --sort model"));
        Check.equal("input", "v.big v.tiny.0 v.tiny.1001 a.big v.mid", rows(home, "--table all --sort input"));
        Check.equal("cached", "v.tiny.0 v.tiny.1001 a.big v.big v.mid", rows(home, "--table all --sort cached"));
        Check.equal("cache write", "v.tiny.0 v.tiny.1001 v.big a.big v.mid",
                rows(home, "--table all --sort cache-write"));
        Check.equal("output", "v.mid v.big a.big v.tiny.0 v.tiny.1001", rows(home, "--table all --sort output"));
        Check.equal("reasoning", "v.big a.big v.tiny.0 v.tiny.1001 v.mid", rows(home, "--table all --sort reasoning"));
        Check.equal("category", "v.mid v.tiny.0 v.tiny.1001 a.big v.big", rows(home, "--table all --sort category"));
        Check.equal("release", "v.tiny.0 v.tiny.1001 a.big v.big v.mid", rows(home, "--table all --sort release"));
        Check.equal("limit", "v.mid v.tiny.0", rows(home, "--limit 2"));
        Check.equal("limit 0", "", rows(home, "--limit 0"));
    }

    private static void filters(Scratch scratch) throws Exception {
        CommandHome home = home(scratch);
        Check.equal("provider", "v.big", rows(home, "--provider ZETA"));
        Check.equal("alias", "v.big", rows(home, "--model big_one"));
        Check.equal("nothing left of a name", "", rows(home, "--provider !!"));
        Check.equal("category", "v.big", rows(home, "--category power/ful"));
        Check.equal("no category", "", rows(home, "--category -"));
        Check.equal("status", "v.big", rows(home, "--release-status ga"));
        Check.equal("query over fields", "v.mid",
                rows(home.runWords("prices", "list", "--query", "MID beta", "--json").done()));
        Check.equal("query in an alias", "v.big",
                rows(home.runWords("prices", "list", "--query", "big one", "--json").done()));
        Check.equal("no rows", "No prices.\n", home.run("prices list --provider nobody").done());
        Check.equal("no rows of that table", "[]\n", home.run("prices list --provider alpha --table actual --json")
                .done());
    }

    private static void nothingConfigured(Scratch scratch) throws Exception {
        CommandHome home = new CommandHome(scratch);
        String header = "table  provider  model  context  input  cached_input  cache_write  output  reasoning  category"
                + "  release\n";
        CommandHome.Outcome off = home.run("prices list");
        Check.equal("header", header, off.out());
        Check.equal("off", "note: built-in prices are switched off, and none are configured\n", off.err());
        home.world().variable("TOKTRAIL_BUILTIN_PRICES", "1");
        CommandHome.Outcome on = home.run("prices list");
        Check.equal("header again", header, on.out());
        Check.equal("on", "note: no prices are configured; 533 built-in rows as of 2026-11-22 are in use,"
                + " \"toktrail prices list --source builtin\" lists them\n", on.err());
        Check.equal("JSON", "[]\n", home.run("prices list --json").done());
    }

    private static void builtin(Scratch scratch) throws Exception {
        CommandHome home = home(scratch).with(".config/toktrail/prices/x.toml", """
                [[pricing.virtual]]
                provider = "xai"
                model = "grok-code-fast-1"
                input_usd_per_1m = 7
                output_usd_per_1m = 8
                """);
        home.world().variable("TOKTRAIL_BUILTIN_PRICES", "1");
        List<Map<String, Object>> all = VectorReader.objects(VectorReader.parse(
                home.run("prices list --source all --model grok-code-fast-1 --provider xai --json").done()));
        Check.equal("the user's first", List.of("provider", "builtin"),
                all.stream().map(row -> row.get("source")).toList());
        Check.equal("no path", "null", String.valueOf(all.get(1).get("path")));
        Check.equal("all of them", 533, VectorReader.objects(VectorReader.parse(
                home.run("prices list --source builtin --json").done())).size());
        Check.equal("they are virtual", "[]\n", home.run("prices list --source builtin --table actual --json").done());
        Check.equal("their date", "note: built-in prices are as of 2026-11-22\n",
                home.run("prices list --source builtin").err());
        CommandHome.Outcome off = home.run("prices list --source builtin --no-builtin-prices");
        Check.equal("off", "No prices.\nnote: built-in prices are switched off\n", off.out() + off.err());
    }

    private static void used(Scratch scratch) throws Exception {
        CommandHome home = CommandHome.sample(scratch);
        home.run("refresh").done();
        Check.equal("limit", 2L, home.run("prices list --used-only --no-refresh --limit 1").done().lines().count());
        String mini = "prices list --no-refresh --model GPT-5.4-mini --provider openai ";
        Check.that("missing", home.run(mini + "--missing-only").done().contains("openai/gpt-5.4-mini"));
        Check.equal("none by the program", "No used model has a built-in price only.\n",
                home.run(mini + "--builtin-only").done());
        home.world().variable("TOKTRAIL_BUILTIN_PRICES", "1");
        Check.equal("all priced", "All used models are priced.\n",
                home.run("prices list --missing-only --no-refresh").done());
        Check.that("by the program", home.run(mini + "--builtin-only").done().contains("openai/gpt-5.4-mini"));
        Check.equal("nothing used", "No usage data.\n",
                home.run("prices list --used-only --no-refresh --provider nobody").done());
        List<Map<String, Object>> builtin = VectorReader.objects(VectorReader.parse(
                home.run("prices list --builtin-only --no-refresh --json").done()));
        Check.equal("those without a price of the user", List.of("gemini-3-pro", "gpt-5.4-mini"),
                builtin.stream().map(row -> row.get("model_id")).toList());
    }

    private static void refusals(Scratch scratch) {
        CommandHome home = new CommandHome(scratch);
        Check.equal("table", "Unsupported --table. Use virtual, actual, or all.\n",
                home.run("prices list --table both").failed());
        Check.equal("sort", "Unsupported --sort. Use provider, model, input, cached, cache-write, output, reasoning,"
                + " category, or release.\n", home.run("prices list --sort price").failed());
        Check.equal("source", "Unsupported --source. Use configured, builtin, or all.\n",
                home.run("prices list --source web").failed());
        Check.equal("limit", "--limit must be non-negative.\n", home.run("prices list --limit -1").failed());
        Check.equal("two", "Use either --used-only or --missing-only, not both.\n",
                home.run("prices list --used-only --missing-only").failed());
        Check.equal("another two", "Use only one of --used-only, --missing-only, and --builtin-only.\n",
                home.run("prices list --used-only --builtin-only").failed());
        Check.that("unknown", home.run("prices list --nothing").misused().contains("--nothing"));
    }
}
