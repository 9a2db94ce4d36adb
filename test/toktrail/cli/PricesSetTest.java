package toktrail.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.VectorReader;

/** {@code toktrail prices set} and {@code prices unset}. */
public final class PricesSetTest {

    private static final String FILE = ".config/toktrail/prices.toml";

    private static final String TEXT = """
            # Our contract, signed in March.
            config_version = 1

            [[pricing.virtual]] # the first
            provider = "OpenAI" # as on the bill
            model = 'gpt-x'
            aliases = [ "x" ]
            input_usd_per_1m = 2  # net

            output_usd_per_1m = 1_0.50
            # nothing below

            # A tier.
            [[pricing.virtual]]
            provider = "acme"
            model = "m"
            input_usd_per_1m = 1.0
            output_usd_per_1m = 2.0
            context_max_tokens = 1000

            [[pricing.actual]]
            provider = "acme"
            model = "m"
            input_usd_per_1m = 0.5
            output_usd_per_1m = 0.5
            """;

    private PricesSetTest() { }

    public static void tests(Suite s) {
        s.test("the first price makes the file", scratch -> {
            CommandHome home = new CommandHome(scratch);
            Check.equal("said", "Added the virtual price of openai/gpt-5.4 to <HOME>/" + FILE + "\n",
                    home.run("prices set openai gpt-5.4 --input 2.5 --output 15 --cached 0.25 --cache-write 3"
                            + " --cache-write-1h 5 --reasoning 16 --web-search 10 --multiplier fast=2"
                            + " --multiplier us=1.2 --context-min 1 --context-max 9 --label small --alias five --alias"
                            + " FIVE").done());
            Check.equal("file", """
                    config_version = 1

                    [[pricing.virtual]]
                    provider = "openai"
                    model = "gpt-5.4"
                    aliases = ["five"]
                    input_usd_per_1m = 2.5
                    cached_input_usd_per_1m = 0.25
                    cache_write_usd_per_1m = 3.0
                    cache_write_1h_usd_per_1m = 5.0
                    output_usd_per_1m = 15.0
                    reasoning_usd_per_1m = 16.0
                    fast_multiplier = 2.0
                    us_inference_multiplier = 1.2
                    web_search_usd_per_1k = 10.0
                    context_min_tokens = 1
                    context_max_tokens = 9
                    context_label = "small"
                    """, Files.readString(home.file(FILE)));
            Check.that("nothing was there before", !Files.exists(home.file(FILE + ".bak")));
            Check.that("valid", home.run("config validate").done().startsWith("Config valid:"));
        });
        s.test("only the figures given change, all other text stays", PricesSetTest::changes);
        s.test("what is so already is not written", scratch -> {
            CommandHome home = new CommandHome(scratch).with(FILE, TEXT);
            Check.equal("said", "Unchanged: <HOME>/" + FILE + " says so already\n",
                    home.run("prices set openai gpt-x --output 10.5 --alias X").done());
            Check.equal("text", TEXT, Files.readString(home.file(FILE)));
            Check.that("no copy", !Files.exists(home.file(FILE + ".bak")));
        });
        s.test("a new row stands behind those that are there", scratch -> {
            CommandHome home = new CommandHome(scratch).with(FILE, TEXT);
            home.run("prices set acme m --table actual --context-min 0 --context-max 10 --input 3 --output 0.0000001")
                    .done();
            Check.equal("text", TEXT + """

                    [[pricing.actual]]
                    provider = "acme"
                    model = "m"
                    input_usd_per_1m = 3.0
                    output_usd_per_1m = 0.0000001
                    context_min_tokens = 0
                    context_max_tokens = 10
                    """, Files.readString(home.file(FILE)));
            Check.equal("an absent smallest prompt is 0", TEXT.length(),
                    Files.readString(home.file(FILE + ".bak")).length());
            Check.that("the same row", home.run("prices set acme m --table actual --context-max 10 --input 4").done()
                    .contains("input_usd_per_1m: 3.0 -> 4.0"));
        });
        s.test("a row without bounds beside tiers comes with a note", scratch -> {
            CommandHome home = new CommandHome(scratch).with(FILE, TEXT);
            Check.equal("note", "note: <HOME>/" + FILE + " has tiers of acme/m, which go before this row;"
                    + " \"toktrail prices unset\" with their bounds removes them\n",
                    home.run("prices set acme m --input 1 --output 1").err());
        });
        s.test("rows that would contradict others are not written", PricesSetTest::contradictions);
        s.test("rows are taken out with the comments above them", PricesSetTest::unset);
        s.test("a broken file can be mended row by row", scratch -> {
            String row = "[[pricing.virtual]]\nprovider = \"p\"\nmodel = \"%s\"\ninput_usd_per_1m = %d\n"
                    + "output_usd_per_1m = 1\n";
            CommandHome home = new CommandHome(scratch).with(FILE, String.format(row, "a", 1)
                    + String.format(row, "a", 2) + String.format(row, "b", 1) + String.format(row, "b", 2));
            Check.that("broken", home.run("prices list").failed().contains("another price of p/a"));
            CommandHome.Outcome first = home.run("prices unset p a");
            Check.that("told", first.err().contains("1 other problem; run toktrail config validate"));
            Check.that("one less", !home.run("prices list").failed().contains("another price of p/a"));
            Check.equal("nothing to tell", "", home.run("prices unset p b").err());
            Check.equal("mended", "[]\n", home.run("prices list --json").done());
        });
        s.test("what cannot be understood is refused in one line", PricesSetTest::refusals);
        s.test("JSON has the rows and what changed", scratch -> {
            CommandHome home = new CommandHome(scratch).with(FILE, TEXT);
            Map<String, Object> set = VectorReader.object(VectorReader.parse(
                    home.run("prices set openai gpt-x --input 3 --cached 1 --json").done()));
            Check.equal("keys", List.of("type", "path", "outcome", "changes", "rows"), List.copyOf(set.keySet()));
            Check.equal("outcome", "changed", set.get("outcome"));
            Check.equal("changes", "[{key=input_usd_per_1m, old=2, new=3.0}, {key=cached_input_usd_per_1m, old=null,"
                    + " new=1.0}]", set.get("changes").toString());
            Check.equal("row", "1.0", VectorReader.objects(set.get("rows")).get(0).get("cached_input_usd_per_1m")
                    .toString());
            Map<String, Object> unset = VectorReader.object(VectorReader.parse(
                    home.run("prices unset acme m --json").done()));
            Check.equal("removed", "removed 1", unset.get("outcome") + " "
                    + VectorReader.objects(unset.get("rows")).size());
        });
        s.test("the file that an option names is the one that is changed", scratch -> {
            CommandHome home = new CommandHome(scratch);
            String option = " --prices " + home.file("mine.toml");
            home.run("prices set p m --input 1 --output 1" + option).done();
            Check.that("there", Files.readString(home.file("mine.toml")).contains("model = \"m\""));
            Check.that("and not here", !Files.exists(home.file(FILE)));
            Check.equal("used", 2L, home.run("prices list" + option).done().lines().count());
        });
        s.test("a price that was set is the one of reports from then on", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            home.run("refresh").done();
            String mini = "prices list --used-only --no-refresh --provider openai --model gpt-5.4-mini --json";
            home.run("prices set openai gpt-5.4-mini --input 1 --output 10").done();
            // 4,000 input, 1,000 cached input as input, 300 output.
            Check.equal("cost", "0.008", VectorReader.objects(VectorReader.parse(home.run(mini).done())).get(0)
                    .get("virtual_cost_usd"));
            home.run("prices unset openai gpt-5.4-mini").done();
            Check.equal("no more", "0", VectorReader.objects(VectorReader.parse(home.run(mini).done())).get(0)
                    .get("virtual_cost_usd"));
        });
    }

    private static void changes(Scratch scratch) throws IOException {
        CommandHome home = new CommandHome(scratch).with(FILE, TEXT);
        Check.equal("said", "Changed the virtual price of openai/GPT X in <HOME>/" + FILE + "\n"
                + "  input_usd_per_1m: 2 -> 3.5\n  batch_multiplier: 0.4\n  context_label: \"all\"\n"
                + "  aliases: [\"x\"] -> [\"x\", \"y\"]\n",
                home.runWords("prices", "set", "openai", "GPT X", "--input", "3.5", "--multiplier", "batch=0.4",
                        "--label", "all", "--alias", "X", "--alias", "y").done());
        Check.equal("text", TEXT.replace("= 2  # net", "= 3.5  # net").replace("[ \"x\" ]", "[\"x\", \"y\"]")
                .replace("nothing below\n", "nothing below\nbatch_multiplier = 0.4\ncontext_label = \"all\"\n"),
                Files.readString(home.file(FILE)));
        Check.equal("the text before", TEXT, Files.readString(home.file(FILE + ".bak")));
    }

    private static void contradictions(Scratch scratch) throws IOException {
        CommandHome home = new CommandHome(scratch).with(FILE, TEXT).with(".config/toktrail/prices/openai.toml", """
                [[pricing.virtual]]
                provider = "openai"
                model = "generated"
                aliases = ["g"]
                input_usd_per_1m = 1
                output_usd_per_1m = 1
                """);
        String head = "Not written, because the price files would not be valid any more:\n<HOME>/" + FILE;
        String overlap = home.run("prices set acme m --context-min 1000 --input 1 --output 1").failed();
        Check.that("overlap: " + overlap, overlap.startsWith(head) && overlap.contains(
                "tier 1000.. of acme/m overlaps tier ..1000"));
        String alias = home.run("prices set openai other --alias X --input 1 --output 1").failed();
        Check.that("alias: " + alias, alias.startsWith(head) && alias.contains("\"X\" already means gpt-x of OpenAI"));
        String theirs = home.run("prices set openai g --input 1 --output 1").failed();
        Check.that("a provider file: " + theirs, theirs.contains("\"g\" already means generated of openai"));
        Check.equal("text", TEXT, Files.readString(home.file(FILE)));
        Check.that("no copy", !Files.exists(home.file(FILE + ".bak")));
        home.run("prices set openai generated --input 7 --output 1").done();
        Check.that("the user's row wins", home.run("prices explain openai generated").done().contains("$7.00"));
    }

    private static void unset(Scratch scratch) throws IOException {
        CommandHome home = new CommandHome(scratch).with(FILE, TEXT);
        Check.equal("said", "Removed the virtual price of acme/M from <HOME>/" + FILE + "\n",
                home.run("prices unset acme M --context-max 1000").done());
        String tier = TEXT.substring(TEXT.indexOf("# A tier."), TEXT.indexOf("[[pricing.actual]]"));
        Check.equal("text", TEXT.replace(tier, ""), Files.readString(home.file(FILE)));
        Check.equal("no such row", "No virtual price of acme/m in <HOME>/" + FILE + ".\n",
                home.run("prices unset acme m").failed());
        Check.equal("bounds", "No virtual price of openai/gpt-x with these bounds in <HOME>/" + FILE + ".\n"
                + "The price in force stands in <HOME>/" + FILE + ":4.\n",
                home.run("prices unset openai gpt-x --context-min 5").failed());
        home.run("prices unset acme m --table actual").done();
        home.run("prices unset openai gpt-x").done();
        Check.equal("nothing left", "[]\n", home.run("prices list --table all --json").done());
        Check.that("but the remarks", Files.readString(home.file(FILE)).startsWith("# Our contract"));
    }

    private static void refusals(Scratch scratch) throws IOException {
        CommandHome home = new CommandHome(scratch);
        Check.equal("a new row", "A new price needs --input and --output: <HOME>/" + FILE
                + " has no virtual price of p/m yet.\n", home.run("prices set p m --input 1").failed());
        Check.equal("bounds", "--context-min must not be above --context-max.\n",
                home.run("prices set p m --input 1 --output 1 --context-min 2 --context-max 1").failed());
        Check.equal("name", "Neither provider nor model can be '!!': give a name with a letter or digit.\n",
                home.run("prices set p !! --input 1 --output 1").failed());
        for (String wrong : List.of("fast", "fast=0", "fast=x", "slow=2", "us=-1", "=2", "fast=NaN")) {
            Check.equal(wrong, "Unsupported --multiplier: " + wrong + ". Use fast, batch, flex, priority or us with a"
                    + " factor above 0, such as fast=2.\n",
                    home.run("prices set p m --input 1 --output 1 --multiplier " + wrong).failed());
        }
        Check.that("negative", home.run("prices set p m --input -1 --output 1").misused().contains("x>=0"));
        Check.that("no number", home.run("prices set p m --input a").misused().contains("not a valid float"));
        Check.that("no model", home.run("prices set p").misused().contains("MODEL"));
        Check.that("nothing was made", !Files.exists(home.file(FILE)));
        home.run("prices set p m --input 1 --output 1").done();
        Check.equal("nothing to do", "Nothing to set: give a figure, an alias or a label.\n",
                home.run("prices set p m").failed());
        Files.writeString(home.file(FILE), "a = \n");
        Check.that("no TOML", home.run("prices set p m --input 2").failed().startsWith("<HOME>/" + FILE + ":1:"));
        Files.delete(home.file(FILE));
        Files.createDirectory(home.file(FILE));
        Check.that("a folder", home.run("prices set p m --input 2 --output 1").failed().contains(FILE));
    }
}
