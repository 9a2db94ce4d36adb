package toktrail.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import toktrail.error.ExitCode;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.VectorReader;

/** {@code prices parse}: where its result goes, and what it refuses. */
public final class PricesParseTest {

    private static final Path VECTORS = Scratch.fixture("pricing/prices-parse");
    private static final String OWN = ".config/toktrail/prices/zai.toml";

    /** Pages by name: provider, number of warnings. */
    private static final Map<String, String> PAGES = new TreeMap<>(Map.of(
            "openai-jsx", "openai 1", "openai-table", "openai 1", "zai", "zai 1", "opencode-go", "opencode-go 0",
            "github-copilot", "github-copilot 1", "anthropic-table", "anthropic 0"));

    private static final String PAGE = """
            | Model | Input | Output |
            |---|---|---|
            | Nova | $1 | $2 |
            """;
    private static final String ROW = """
            config_version = 1

            [[pricing.virtual]]
            provider = "zai"
            model = "nova"
            aliases = ["Nova", "nova"]
            input_usd_per_1m = 1.0
            output_usd_per_1m = 2.0
            """;

    private PricesParseTest() { }

    public static void tests(Suite s) {
        s.test("prints what the published pages hold", PricesParseTest::vectors);
        s.test("writes the provider's file, and anew the next time", PricesParseTest::ownFile);
        s.test("takes the page from standard input and prints it", scratch -> {
            CommandHome home = home(scratch);
            Check.equal("text", ROW, home.run("prices parse --provider zai --output -").done());
            Check.equal("named", ROW, home.run("prices parse --provider zai --input - --out -").done());
            Check.that("nothing was written", !Files.exists(home.file(".config")));
        });
        s.test("a dry run prints the file with its metadata and writes nothing", scratch -> {
            CommandHome home = home(scratch);
            String text = home.run("prices parse --provider zai --dry-run").done();
            Check.that(text, text.contains("[metadata]\ngenerated_by = \"toktrail prices parse\"\nprovider = \"zai\"\n"
                    + "source = \"stdin\"\ntier = \"standard\"\n\n[[pricing.virtual]]"));
            Check.that("nothing was written", !Files.exists(home.file(OWN)));
        });
        s.test("another existing file is changed only if told how", PricesParseTest::otherFile);
        s.test("a folder gets the provider's file", scratch -> {
            CommandHome home = home(scratch);
            Files.createDirectories(home.file("out"));
            Check.equal("text", "Wrote prices TOML: <HOME>/out/zai.toml\n",
                    home.run("prices parse --provider zai --output out").done());
            Check.equal("again", "Wrote prices TOML: <HOME>/out/zai.toml\n",
                    home.run("prices parse --provider zai --output out").done());
            Check.equal("new", "Wrote prices TOML: <HOME>/new/zai.toml\n",
                    home.run("prices parse --provider zai --output new/").done());
            Check.that("metadata", Files.readString(home.file("new/zai.toml")).contains("source = \"stdin\""));
        });
        s.test("says what it did as JSON", PricesParseTest::json);
        s.test("refuses what cannot be", PricesParseTest::refusals);
        s.test("without a single price nothing is written", scratch -> {
            CommandHome home = home(scratch);
            home.run("prices parse --provider zai").done();
            String before = Files.readString(home.file(OWN));
            home.world().in("| Model | Input | Output |\n|---|---|---|\n| Nova | soon | $2 |\n");
            CommandHome.Outcome outcome = home.run("prices parse --provider zai --json");
            Check.equal("code", ExitCode.FAILED, outcome.code());
            Check.equal("output", "", outcome.out());
            Check.equal("errors", """
                    warning: stdin:3: 'Nova': the input price 'soon' is not understood; row skipped
                    No price was found in stdin; nothing was written.
                    """, outcome.err());
            Check.equal("file", before, Files.readString(home.file(OWN)));
        });
        s.test("a file whose own rows contradict each other is mended, others stop the work", scratch -> {
            CommandHome home = home(scratch);
            String twice = ROW + ROW.substring(ROW.indexOf("[[")).replace("= 1.0", "= 3.0");
            home.with(OWN, twice.replace("output_usd_per_1m = 2.0\n[[", "output_usd_per_1m = 2.0\n\n[["));
            home.run("prices parse --provider zai").done();
            Check.that("mended", Files.readString(home.file(OWN)).endsWith(ROW.substring(ROW.indexOf("[["))));
            String foreign = (twice + "").replace("\"zai\"", "\"other\"");
            home.with(OWN, foreign);
            Check.that("both places", home.run("prices parse --provider zai").failed().contains("zai.toml:"));
            Check.equal("kept", foreign, Files.readString(home.file(OWN)));
        });
        s.test("prices of a tier are not multiplied again", scratch -> {
            CommandHome home = home(scratch);
            for (String tier : List.of("batch", "flex", "priority")) {
                String text = home.run("prices parse --provider openai --output - --tier " + tier).out();
                Check.that(text, text.endsWith("release_status = \"" + tier + "\"\n" + tier + "_multiplier = 1.0\n"));
            }
        });
        s.test("contradictions with other price files are told", scratch -> {
            CommandHome home = home(scratch).with(".config/toktrail/prices/more.toml", ROW.replace("= 1.0", "= 9.0"));
            CommandHome.Outcome outcome = home.run("prices parse --provider zai");
            Check.equal("code", ExitCode.DONE, outcome.code());
            Check.that(outcome.err(), outcome.err().startsWith("warning: <HOME>/.config/toktrail/prices/"));
        });
    }

    private static CommandHome home(Scratch scratch) {
        CommandHome home = new CommandHome(scratch);
        home.world().in(PAGE);
        return home;
    }

    private static void vectors(Scratch scratch) throws Exception {
        CommandHome home = new CommandHome(scratch);
        try (Stream<Path> files = Files.list(VECTORS)) {
            List<String> inputs = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.contains(".input.") && !name.endsWith(".json")).sorted().toList();
            Check.equal("pages", List.copyOf(PAGES.keySet()),
                    inputs.stream().map(name -> name.substring(0, name.indexOf('.'))).toList());
            for (String input : inputs) {
                String name = input.substring(0, input.indexOf('.'));
                String[] wanted = PAGES.get(name).split(" ");
                CommandHome.Outcome outcome = home.runWords("prices", "parse", "--provider", wanted[0], "--input",
                        VECTORS.resolve(input).toString(), "--output", "-");
                Check.equal(name + " " + outcome.err(), ExitCode.DONE, outcome.code());
                Check.equal(name, Files.readString(VECTORS.resolve(name + ".expected.toml")), outcome.out());
                Check.equal(name + " warnings: " + outcome.err(), Long.parseLong(wanted[1]),
                        outcome.err().lines().count());
                home.with("prices/" + name + ".toml", outcome.out());
                Check.that(name + " is valid", home.run("config validate --prices prices/" + name + ".toml").done()
                        .startsWith("Config valid"));
            }
        }
    }

    private static void ownFile(Scratch scratch) throws Exception {
        CommandHome home = home(scratch).with("page.md", PAGE);
        Check.equal("text", "Wrote prices TOML: <HOME>/" + OWN + "\n",
                home.run("prices parse --provider ZAI --input page.md").done());
        Check.that("source", Files.readString(home.file(OWN)).contains("source = \"page.md\"\n"));
        home.with("page.md", PAGE.replace("Nova", "Other"));
        home.run("prices parse --provider zai --input page.md").done();
        home.with("page.md", PAGE.replace("$1", "$7"));
        home.run("prices parse --provider zai --table actual --input page.md").done();
        String text = Files.readString(home.file(OWN));
        Check.that("the old page is gone", !text.contains("virtual]]\nprovider = \"zai\"\nmodel = \"nova\""));
        Check.that("the other table stays",
                text.contains("[[pricing.virtual]]\nprovider = \"zai\"\nmodel = \"other\""));
        Check.that("actual", text.contains("[[pricing.actual]]\nprovider = \"zai\"\nmodel = \"nova\""));
        Check.that("it is valid", home.run("config validate").done().startsWith("Config valid"));
    }

    private static void otherFile(Scratch scratch) throws Exception {
        String mine = """
                # mine
                config_version = 1
                [metadata]
                note = "by hand"
                [[pricing.virtual]]
                provider = "zai"
                model = "nova"
                input_usd_per_1m = 9
                output_usd_per_1m = 9
                [[pricing.virtual]]
                provider = "zai"
                model = "old"
                input_usd_per_1m = 8
                output_usd_per_1m = 8
                [[pricing.virtual]]
                provider = "other"
                model = "nova"
                input_usd_per_1m = 7
                output_usd_per_1m = 7
                """;
        CommandHome home = home(scratch).with("mine.toml", mine);
        Check.equal("refused", "Refusing to overwrite existing <HOME>/mine.toml; pass --merge, --replace-provider, or"
                + " --output - for stdout.\n", home.run("prices parse --provider zai --output mine.toml").failed());
        Check.equal("kept", mine, Files.readString(home.file("mine.toml")));
        home.run("prices parse --provider zai --output mine.toml --merge").done();
        String merged = Files.readString(home.file("mine.toml"));
        Check.equal("models", List.of("other/nova", "zai/nova", "zai/old"), models(merged));
        Check.that("metadata stays", merged.contains("note = \"by hand\""));
        Check.that("new price", merged.contains("input_usd_per_1m = 1.0") && !merged.contains("9.0"));
        home.run("prices parse --provider zai --output mine.toml --replace-provider").done();
        Check.equal("models", List.of("other/nova", "zai/nova"), models(Files.readString(home.file("mine.toml"))));
        Check.that("render", home.run("prices parse --provider zai --output new.toml --json").done()
                .contains("\"mode\": \"render\""));
        Check.equal("new file", ROW, Files.readString(home.file("new.toml")));
    }

    private static List<String> models(String toml) {
        List<String> lines = toml.lines().filter(line -> line.startsWith("provider = ") || line.startsWith("model = "))
                .map(line -> line.substring(line.indexOf('"') + 1, line.length() - 1)).toList();
        return Stream.iterate(0, i -> i < lines.size(), i -> i + 2).map(i -> lines.get(i) + "/" + lines.get(i + 1))
                .toList();
    }

    private static void json(Scratch scratch) throws Exception {
        CommandHome home = home(scratch);
        home.world().in(PAGE + "| Bad | ? | 1 |\n");
        Check.equal("file", """
                {
                  "provider": "zai",
                  "table": "virtual",
                  "price_count": 1,
                  "warnings": [
                    "stdin:4: 'Bad': the input price '?' is not understood; row skipped"
                  ],
                  "output": "<HOME>/.config/toktrail/prices/zai.toml",
                  "out": "<HOME>/.config/toktrail/prices/zai.toml",
                  "wrote": true,
                  "dry_run": false,
                  "mode": "render"
                }
                """, home.run("prices parse --provider zai --json").done());
        for (String[] row : new String[][] {
                {"--merge", "merge"}, {"--replace-provider", "replace-provider"}, {"", "replace-provider"},
                {"--output -", "stdout"}, {"--output x.toml --dry-run", "render"}}) {
            Map<String, Object> said = VectorReader.object(VectorReader.parse(
                    home.run("prices parse --provider zai --json " + row[0]).done()));
            Check.equal(row[0], row[1], said.get("mode"));
            Check.equal(row[0], !row[0].contains("-output"), said.get("wrote"));
            Check.equal(row[0], row[0].contains("dry"), said.get("dry_run"));
        }
    }

    private static void refusals(Scratch scratch) throws Exception {
        CommandHome home = home(scratch);
        Check.equal("both", "Use either --merge or --replace-provider, not both.\n",
                home.run("prices parse --provider zai --merge --replace-provider").failed());
        for (String flag : List.of("--merge", "--replace-provider")) {
            Check.equal(flag, "--merge and --replace-provider require file output.\n",
                    home.run("prices parse --provider zai --output - " + flag).failed());
        }
        Check.equal("table", "--table must be one of: virtual, actual.\n",
                home.run("prices parse --provider zai --table both").failed());
        Check.equal("provider", "Unsupported provider: mistral. Use openai, zai, opencode-go, github-copilot,"
                + " anthropic, or any other one with --format table.\n",
                home.run("prices parse --provider mistral").failed());
        Check.that("no provider", home.run("prices parse").misused().contains("Missing option '--provider'"));
        Check.equal("no file", "Cannot read <HOME>/gone.md: no such file\n",
                home.run("prices parse --provider zai --input gone.md").failed());
        Check.equal("folder", "Cannot read <HOME>: it is a directory\n",
                home.run("prices parse --provider zai --input .").failed());
        home.with("broken.toml", "x = \n");
        Check.that("broken", home.run("prices parse --provider zai --merge --output broken.toml").failed()
                .startsWith("<HOME>/broken.toml:1:"));
        Check.equal("kept", "x = \n", Files.readString(home.file("broken.toml")));
        Check.that("any", home.run("prices parse --provider Mistral_AI --format table --output -").done()
                .contains("provider = \"mistral-ai\""));
    }
}
