package toktrail.cli;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import toktrail.error.ExitCode;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.VectorReader;

/** {@code prices update}: catalogues to files, and what is left alone. */
public final class PricesUpdateTest {

    private static final Path VECTORS = Scratch.fixture("pricing/prices-parse");
    private static final String PRICES = ".config/toktrail/prices/";
    private static final String CATALOGUE = """
            {"p": {"models": {"m": {"cost": {"input": 1, "output": 2}}, "n": {"cost": {"input": 3, "output": 4}}}}}
            """;

    private PricesUpdateTest() { }

    public static void tests(Suite s) {
        s.test("writes what the published catalogues hold", PricesUpdateTest::vectors);
        s.test("tells what is new, changed and as it was", PricesUpdateTest::changes);
        s.test("keeps other rows and other tables", scratch -> {
            CommandHome home = home(scratch);
            home.run("prices update --input c.json --table actual --model n").done();
            home.run("prices update --input c.json --model m").done();
            String text = Files.readString(home.file(PRICES + "p.toml"));
            Check.that(text, text.contains("[[pricing.virtual]]\nprovider = \"p\"\nmodel = \"m\"")
                    && text.contains("[[pricing.actual]]\nprovider = \"p\"\nmodel = \"n\""));
        });
        s.test("a file that somebody else made is changed only if told", scratch -> {
            CommandHome home = home(scratch).with(PRICES + "p.toml", "config_version = 1\n");
            Check.equal("refused", "Refusing to change <HOME>/" + PRICES + "p.toml, which toktrail did not make; pass"
                    + " --force, or --prices-out with another folder.\n",
                    home.run("prices update --input c.json").failed());
            Check.equal("kept", "config_version = 1\n", Files.readString(home.file(PRICES + "p.toml")));
            home.run("prices update --input c.json --prices-out out").done();
            Check.that("elsewhere", Files.exists(home.file("out/p.toml")));
            home.run("prices update --input c.json --force").done();
            Check.that("forced", Files.readString(home.file(PRICES + "p.toml")).contains("model = \"m\""));
        });
        s.test("a dry run writes nothing", scratch -> {
            CommandHome home = home(scratch);
            Check.that("text", home.run("prices update --input c.json --dry-run").done()
                    .startsWith("Would write <HOME>/" + PRICES + "p.toml: 2 added, 0 changed, 0 unchanged\n"));
            Check.that("nothing", !Files.exists(home.file(PRICES)));
        });
        s.test("takes only models that were used", PricesUpdateTest::usedOnly);
        s.test("refuses what cannot be", PricesUpdateTest::refusals);
        s.test("fetches from an address that was named, and from nowhere else", PricesUpdateTest::fetch);
    }

    private static CommandHome home(Scratch scratch) throws Exception {
        return new CommandHome(scratch).with("c.json", CATALOGUE);
    }

    private static void vectors(Scratch scratch) throws Exception {
        for (String catalogue : List.of("litellm", "models-dev")) {
            String input = catalogue + ".input.json";
            CommandHome home = new CommandHome(scratch).with(input, Files.readString(VECTORS.resolve(input)));
            CommandHome.Outcome outcome = home.run("prices update --json --input " + input + " --prices-out "
                    + catalogue);
            Check.equal(outcome.err(), ExitCode.DONE, outcome.code());
            Check.equal("errors", "", outcome.err());
            Map<String, Object> said = VectorReader.object(VectorReader.parse(outcome.out()));
            Check.equal("type", "prices_update", said.get("type"));
            Check.equal("format", catalogue, said.get("format"));
            List<String> skipped = VectorReader.objects(said.get("skipped")).stream()
                    .map(entry -> entry.get("key").toString()).toList();
            Check.equal("skipped", catalogue.equals("litellm")
                    ? List.of("sample_spec", "nova-embed", "free-thing", "broken") : List.of("heronai/heron-nocost"),
                    skipped);
            Check.equal("warnings", catalogue.equals("litellm") ? 1 : 0, ((List<?>) said.get("warnings")).size());
            try (Stream<Path> files = Files.list(VECTORS)) {
                List<Path> expected = files.filter(file -> file.getFileName().toString().startsWith(catalogue + ".")
                        && file.toString().endsWith(".expected.toml")).sorted().toList();
                Check.equal("files", expected.size(), VectorReader.objects(said.get("files")).size());
                for (Path file : expected) {
                    String provider = file.getFileName().toString().split("\\.")[1];
                    Check.equal(provider, Files.readString(file),
                            Files.readString(home.file(catalogue + "/" + provider + ".toml")));
                }
            }
            Check.that("valid", home.run("config validate --prices-dir " + catalogue).done()
                    .startsWith("Config valid"));
        }
    }

    private static void changes(Scratch scratch) throws Exception {
        CommandHome home = home(scratch);
        Check.equal("first", """
                Wrote <HOME>/.config/toktrail/prices/p.toml: 2 added, 0 changed, 0 unchanged
                  + m: input 1, output 2
                  + n: input 3, output 4
                """, home.run("prices update --input c.json").done());
        Check.equal("again", "Unchanged <HOME>/" + PRICES + "p.toml: 0 added, 0 changed, 2 unchanged\n",
                home.run("prices update --input c.json").done());
        home.with("c.json", CATALOGUE.replace("\"output\": 4", "\"output\": 4.5, \"cache_read\": 0.3")
                .replace("}}}}", "}}, \"o\": 1}}"));
        Check.equal("change", """
                Wrote <HOME>/.config/toktrail/prices/p.toml: 0 added, 1 changed, 1 unchanged
                  ~ n: cached_input_usd_per_1m - -> 0.3
                  ~ n: output_usd_per_1m 4.0 -> 4.5
                Skipped 1 entries; --json lists them.
                """, home.run("prices update --input c.json").done());
        home.with("c.json", CATALOGUE);
        Check.equal("JSON", """
                {
                  "type": "prices_update",
                  "format": "models-dev",
                  "files": [
                    {
                      "path": "<HOME>/.config/toktrail/prices/p.toml",
                      "provider": "p",
                      "added": 0,
                      "changed": 1,
                      "unchanged": 1,
                      "changes": [
                        {
                          "model": "n",
                          "context_min_tokens": null,
                          "context_max_tokens": null,
                          "key": "output_usd_per_1m",
                          "old": "4.5",
                          "new": "4.0"
                        },
                        {
                          "model": "n",
                          "context_min_tokens": null,
                          "context_max_tokens": null,
                          "key": "cached_input_usd_per_1m",
                          "old": "0.3",
                          "new": null
                        }
                      ]
                    }
                  ],
                  "skipped": [],
                  "warnings": [],
                  "dry_run": true
                }
                """, home.run("prices update --input c.json --json --dry-run").done());
    }

    private static void usedOnly(Scratch scratch) throws Exception {
        CommandHome home = CommandHome.sample(scratch);
        Check.that("empty ledger", home.with("c.json", CATALOGUE).run("prices update --used-only --input c.json")
                .failed().startsWith("No price of c.json fits"));
        home.run("refresh").done();
        Object report = VectorReader.parse(home.run("usage summary --no-refresh --json").done());
        Map<String, Object> used = VectorReader.objects(VectorReader.object(report).get("by_model")).get(0);
        String provider = used.get("provider_id").toString();
        String model = used.get("model_id").toString();
        home.with("c.json", "{\"" + provider + "\": {\"models\": {\"" + model + "-20250101\": {\"cost\": {\"input\": 1,"
                + " \"output\": 2}}, \"never-used\": {\"cost\": {\"input\": 3, \"output\": 4}}}}}");
        String text = home.run("prices update --used-only --input c.json --prices-out out").done();
        Check.that(text, text.contains("1 added, 0 changed") && text.contains("  + " + model + "-20250101: "));
    }

    private static void refusals(Scratch scratch) throws Exception {
        CommandHome home = home(scratch);
        Check.equal("no source",
                "Name the catalogue with --input FILE, --fetch litellm, --fetch models-dev or --url URL.\n",
                home.run("prices update").failed());
        Check.equal("two", "Use one of --input, --fetch and --url.\n",
                home.run("prices update --input c.json --fetch litellm").failed());
        Check.equal("none fits", "No price of c.json fits; nothing was written.\n",
                home.run("prices update --input c.json --provider other").failed());
        Check.that("wrong format", home.run("prices update --input c.json --format toktrail").failed()
                .startsWith("c.json:1:"));
        Check.equal("tier", "--tier flex: a models-dev catalogue has standard prices only; prices of tiers are in"
                + " LiteLLM's\n", home.run("prices update --input c.json --tier flex").failed());
        home.with("c.json", CATALOGUE.substring(0, 60));
        Check.that("half", home.run("prices update --input c.json").failed().startsWith("c.json:1:61: not JSON: "));
        home.world().variable("TOKTRAIL_OFFLINE", "1");
        for (String catalogue : List.of("litellm", "models-dev")) {
            String message = home.run("prices update --fetch " + catalogue).failed();
            Check.that(message, message.startsWith("Not fetching https://")
                    && message.contains("TOKTRAIL_OFFLINE is set"));
        }
        Check.that("nothing was written", !Files.exists(home.file(".config")));
    }

    private static void fetch(Scratch scratch) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String text = exchange.getRequestURI().getPath().equals("/half") ? CATALOGUE.substring(0, 50) : CATALOGUE;
            exchange.sendResponseHeaders(200, text.length());
            exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.start();
        try {
            CommandHome home = new CommandHome(scratch);
            String address = "http://localhost:" + server.getAddress().getPort();
            CommandHome.Outcome half = home.run("prices update --url " + address + "/half");
            Check.equal("code", ExitCode.FAILED, half.code());
            Check.that(half.err(), half.err().contains("/half:1:51: not JSON"));
            Check.that("nothing was written", !Files.exists(home.file(".config")));
            CommandHome.Outcome whole =
                    home.run("prices update --format models-dev --url " + address + "/c?key=secret");
            Check.equal("told", "Fetching " + address + "/c?key=secret\n", whole.err());
            Check.equal("code", ExitCode.DONE, whole.code());
            Check.that("source", Files.readString(home.file(PRICES + "p.toml"))
                    .contains("source = \"" + address + "/c\"\n"));
        } finally {
            server.stop(0);
        }
    }
}
