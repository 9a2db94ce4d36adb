package toktrail.cli;

import java.time.Instant;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;

/** How prices and choices of costs reach reports. */
public final class CostsTest {

    private static final FakeHarness LAB = FakeHarness.of("lab", "Lab");

    /** 300,000 and 100,000 tokens of input; 2 and 1 dollars. 2026-05-06T10:00Z. */
    private static final String CALLS = """
            s 1778061600000 openai gpt-5.4-pro-max - - 300000 0 0 0 2
            s 1778061600000 openai gpt-5.4-pro-max - - 100000 0 0 0 1
            s 1778061600000 openai gpt-5 - - 1000000 0 0 0 0
            """;

    private static final String PRICE = """
            [[pricing.virtual]]
            provider = "openai"
            model = "gpt-5.4-pro-max"
            input_usd_per_1m = 10
            output_usd_per_1m = 10
            """;

    private static final String TIERS = PRICE + "context_max_tokens = 200000\n"
            + PRICE.replace("= 10\n", "= 20\n") + "context_min_tokens = 200001\n";

    private CostsTest() { }

    public static void tests(Suite s) {
        s.test("a report takes prices from the files and from the program", scratch -> {
            CommandHome home = home(scratch).with(".config/toktrail/prices.toml", PRICE);
            Check.equal("files", "3 4 1", totals(home, "usage summary"));
            home.world().variable("TOKTRAIL_BUILTIN_PRICES", "1");
            Check.equal("program", "3 5.25 0", totals(home, "usage summary"));
            Check.equal("option", "3 4 1", totals(home, "--no-builtin-prices usage summary"));
            home.world().variable("TOKTRAIL_BUILTIN_PRICES", "yes");
            Check.equal("neither", "TOKTRAIL_BUILTIN_PRICES must be 0 or 1, got 'yes'\n",
                    home.run("usage summary").failed());
        });
        s.test("an edited price changes the past, with or without an import", scratch -> {
            CommandHome home = home(scratch);
            Check.equal("without", "3 0 3", totals(home, "usage summary"));
            home.with(".config/toktrail/prices.toml", TIERS);
            Check.equal("from events", "3 7 1", totals(home, "usage summary --no-refresh"));
            home.world().now(Instant.parse("2026-05-06T13:00:00Z"));
            Check.equal("from new sums", "3 7 1", totals(home, "usage summary"));
            Check.equal("from sums", "3 7 1", totals(home, "usage summary --no-refresh"));
            home.with(".config/toktrail/prices.toml", PRICE);
            Check.equal("finer than needed", "3 4 1", totals(home, "usage summary --no-refresh"));
        });
        s.test("the overview shows the cost that is configured", scratch -> {
            CommandHome home = home(scratch).with(".config/toktrail/prices.toml", PRICE);
            for (String[] row : new String[][] {{"virtual", "$4.00"}, {"actual", "$3.00"}, {"source", "$3.00"},
                    {"auto", "$3.00"}}) {
                if (!row[0].equals("virtual")) {
                    home.with(".config/toktrail/config.toml", "[ui]\nbasis = \"" + row[0] + "\"\n");
                }
                home.world().terminal();
                String out = home.run("").done();
                Check.that(row[0] + ":\n" + out, out.contains(" " + row[0] + " cost ")
                        && out.lines().anyMatch(line -> line.contains("Today") && line.contains(row[1])));
            }
        });
        s.test("a price file that is wrong stops a report, one that is odd does not", scratch -> {
            CommandHome home = home(scratch).with(".config/toktrail/prices.toml", "x = 1\n" + PRICE);
            Check.that("warning", home.run("usage summary").err().contains("prices.toml:1:1"));
            home.with(".config/toktrail/prices.toml", PRICE.replace("= 10", "= -10"));
            Check.that("error", home.run("usage summary").failed().contains("prices.toml:4:20"));
        });
    }

    private static CommandHome home(Scratch scratch) throws Exception {
        return new CommandHome(scratch, LAB).with(".lab/sessions/a.txt", CALLS);
    }

    /** Actual cost, virtual cost, calls without a price. */
    private static String totals(CommandHome home, String line) {
        String json = home.run(line + " --json").done();
        return value(json, "actual_cost_usd") + " " + value(json, "virtual_cost_usd") + " "
                + value(json, "unpriced_count");
    }

    private static String value(String json, String key) {
        String start = "\"" + key + "\": ";
        int from = json.indexOf(start) + start.length();
        return json.substring(from, json.indexOf('\n', from)).replaceAll("[\",]", "");
    }
}
