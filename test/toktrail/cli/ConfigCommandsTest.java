package toktrail.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import toktrail.error.ExitCode;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;

/** {@code config path}, {@code init} and {@code show}. */
public final class ConfigCommandsTest {

    private static final FakeHarness CODEX = FakeHarness.of("codex", "Codex");
    private static final String CONFIG = ".config/toktrail/config.toml";
    private static final String PRICES = """
            config_version = 1
            [[pricing.virtual]]
            provider = "openai"
            model = "gpt-5"
            input_usd_per_1m = 1.25
            output_usd_per_1m = 10.0
            """;

    private ConfigCommandsTest() { }

    public static void tests(Suite s) {
        s.test("prints where the files are", scratch -> {
            CommandHome home = new CommandHome(scratch, CODEX);
            Check.equal("text", """
                    config:        <HOME>/.config/toktrail/config.toml
                    prices:        <HOME>/.config/toktrail/prices.toml
                    prices dir:    <HOME>/.config/toktrail/prices
                    subscriptions: <HOME>/.config/toktrail/subscriptions.toml
                    machine:       <HOME>/.config/toktrail/machine.toml
                    """, home.run("config path").done());
            Check.equal("all", home.run("config path").out(), home.run("config path --which all").done());
            Check.equal("JSON", """
                    {
                      "config": "<HOME>/.config/toktrail/config.toml",
                      "prices": "<HOME>/.config/toktrail/prices.toml",
                      "prices_dir": "<HOME>/.config/toktrail/prices",
                      "subscriptions": "<HOME>/.config/toktrail/subscriptions.toml",
                      "machine": "<HOME>/.config/toktrail/machine.toml"
                    }
                    """, home.run("config path --json").done());
        });
        s.test("prints one path alone", scratch -> {
            CommandHome home = new CommandHome(scratch, CODEX);
            Check.equal("prices", "<HOME>/.config/toktrail/prices.toml\n",
                    home.run("config path --which prices").done());
            Check.equal("directory", "<HOME>/.config/toktrail/prices\n",
                    home.run("config path --which prices-dir").done());
            Check.equal("machine", "<HOME>/x.toml\n",
                    home.run("config path --which machine --machine-config ~/x.toml").done());
            Check.equal("JSON", "{\n  \"config\": \"<HOME>/.config/toktrail/config.toml\"\n}\n",
                    home.run("config path --which config --json").done());
            Check.equal("other", "--which must be one of: all, config, prices, prices-dir, subscriptions, machine.\n",
                    home.run("config path --which repo").failed());
        });
        s.test("follows option, variable, tracked repository and the file beside", scratch -> {
            CommandHome home = new CommandHome(scratch, CODEX).with(CONFIG, """
                    [sync.git]
                    repo = "~/state"
                    track = ["prices"]
                    """).with("other/config.toml", "");
            Check.equal("tracked", "<HOME>/state/config/prices.toml\n", home.run("config path --which prices").done());
            Check.equal("beside", "<HOME>/other/subscriptions.toml\n",
                    home.run("config path --which subscriptions --config other/config.toml").done());
            home.world().variable("TOKTRAIL_PRICES", "~/mine.toml");
            Check.equal("variable", "<HOME>/mine.toml\n", home.run("config path --which prices").done());
            Check.equal("option", "<HOME>/p.toml\n", home.run("--prices p.toml config path --which prices").done());
        });
        s.test("prints paths of a broken configuration, which it warns of", scratch -> {
            CommandHome home = new CommandHome(scratch, CODEX).with(CONFIG, "[sync.git]\nrepo = \"~/state\"\nx =\n");
            CommandHome.Outcome outcome = home.run("config path --which prices");
            Check.equal("code", ExitCode.DONE, outcome.code());
            Check.equal("path", "<HOME>/.config/toktrail/prices.toml\n", outcome.out());
            Check.that("warning: " + outcome.err(),
                    outcome.err().startsWith("warning: <HOME>/" + CONFIG + ":3:")
                            && outcome.err().lines().count() == 1);
        });
        s.test("writes the first files", scratch -> {
            CommandHome home = new CommandHome(scratch, CODEX);
            Check.equal("text", """
                    Initialized toktrail config files:
                      config: <HOME>/.config/toktrail/config.toml
                      prices: <HOME>/.config/toktrail/prices.toml
                      subscriptions: <HOME>/.config/toktrail/subscriptions.toml
                      prices-dir: <HOME>/.config/toktrail/prices
                      machine: <HOME>/.config/toktrail/machine.toml
                    """, home.run("config init").done());
            Check.that("sources in the ~ form", Files.readString(scratch.directory().resolve(CONFIG))
                    .contains("codex = \"~/.codex/sessions\"\n"));
            Check.that("they are valid", home.run("config validate").done().startsWith("Config valid:\n"));
            Check.equal("existing", """
                    Toktrail config files already exist:
                    - <HOME>/.config/toktrail/config.toml
                    - <HOME>/.config/toktrail/prices.toml
                    - <HOME>/.config/toktrail/subscriptions.toml
                    - <HOME>/.config/toktrail/prices
                    """, home.run("config init").failed());
            Check.equal("one", "Toktrail config file already exists: <HOME>/.config/toktrail/machine.toml\n",
                    home.run("config init --only machine").failed());
        });
        s.test("writes some files, another template, and over existing ones only if told", ConfigCommandsTest::force);
        s.test("refuses other templates and files", scratch -> {
            CommandHome home = new CommandHome(scratch, CODEX);
            Check.equal("template", "--template must be one of: default, copilot.\n",
                    home.run("config init --template mine").failed());
            Check.equal("only", "--only must be one of: all, config, prices, subscriptions, machine.\n",
                    home.run("config init --only prices-dir").failed());
            Check.that("nothing was written", !Files.exists(scratch.directory().resolve(".config")));
            Check.that("group", home.run("config").misused().contains("Error: Missing command."));
        });
        s.test("shows the configuration in force", ConfigCommandsTest::show);
        s.test("shows the configuration in force as JSON", ConfigCommandsTest::showJson);
        s.test("warns of unknown keys and missing files, and shows the rest", scratch -> {
            CommandHome home = new CommandHome(scratch, CODEX).with(CONFIG, "[costing]\nmissing_prices = \"warn\"\n");
            CommandHome.Outcome outcome = home.run("config show --prices gone.toml");
            Check.equal("code", ExitCode.DONE, outcome.code());
            List<String> warnings = outcome.err().lines().toList();
            Check.equal("warnings", 2, warnings.size());
            Check.that(warnings.get(0), warnings.get(0).startsWith("warning: <HOME>/" + CONFIG
                    + ":2:1: costing.missing_prices: ") && warnings.get(0).contains("missing_price"));
            Check.that(warnings.get(1), warnings.get(1).startsWith("warning: <HOME>/gone.toml: "));
        });
        s.test("does not show a broken configuration", scratch -> {
            CommandHome home = new CommandHome(scratch, CODEX)
                    .with(CONFIG, "[costing]\nmissing_price = \"maybe\"\n")
                    .with(".config/toktrail/machine.toml", "[machine]\nname = 1\n");
            List<String> lines = home.run("config show --json").failed().lines().toList();
            Check.equal("a line each", 2, lines.size());
            Check.that(lines.get(0), lines.get(0).startsWith("<HOME>/" + CONFIG + ":2:17: costing.missing_price: "));
            Check.that(lines.get(1), lines.get(1).startsWith("<HOME>/.config/toktrail/machine.toml:2:"));
        });
    }

    private static void force(Scratch scratch) throws Exception {
        CommandHome home = new CommandHome(scratch, CODEX).with(CONFIG, "broken").with("x/prices/a.toml", PRICES)
                .with(".config/toktrail/machine.toml", "[machine]\nname = \"desk\"\n");
        CommandHome.Outcome subscriptions = home.run("config init --only subscriptions");
        Check.equal("subscriptions", "Initialized toktrail config files:\n"
                + "  subscriptions: <HOME>/.config/toktrail/subscriptions.toml\n", subscriptions.out());
        Check.that("the broken file is told of", subscriptions.err().startsWith("warning: <HOME>/" + CONFIG));
        Check.equal("config", "Initialized toktrail config files:\n  config: <HOME>/" + CONFIG + "\n",
                home.run("config init --only config --force --template copilot").done());
        String written = Files.readString(scratch.directory().resolve(CONFIG));
        Check.that("template", written.contains("price_profile = \"copilot-public-api-equivalent\""));
        Check.equal("all", """
                Initialized toktrail config files:
                  config: <HOME>/.config/toktrail/config.toml
                  prices: <HOME>/.config/toktrail/prices.toml
                  subscriptions: <HOME>/.config/toktrail/subscriptions.toml
                  prices-dir: <HOME>/x/prices
                """, home.run("config init --force --prices-dir x/prices").done());
        Path prices = scratch.directory().resolve("x/prices/a.toml");
        Check.equal("prices are kept", PRICES, Files.readString(prices));
        Check.that("the machine file is kept", Files.readString(scratch.directory()
                .resolve(".config/toktrail/machine.toml")).contains("desk"));
    }

    private static void show(Scratch scratch) throws Exception {
        CommandHome home = new CommandHome(scratch, CODEX);
        Check.equal("defaults", """
                config path:     <HOME>/.config/toktrail/config.toml
                prices path:     <HOME>/.config/toktrail/prices.toml
                prices dir:      <HOME>/.config/toktrail/prices
                price files:     0
                subs path:       <HOME>/.config/toktrail/subscriptions.toml
                config exists:   no
                prices exists:   no
                manual exists:   no
                provider exists: no
                subs exists:     no
                config_version:  1
                default actual:  source
                default virtual: pricing
                missing price:   warn
                price profile:   (none)
                actual rules:    11
                actual prices:   0
                virtual prices:  0
                subscriptions:   0
                provider aliases: 0
                price matching:  standard
                builtin prices:  off
                budgets:         0
                timezone:        (system: UTC)
                report refresh:  auto
                Use `toktrail prices list` to see the prices.
                """, home.run("config show").done());
        home.with(".config/toktrail/prices.toml", PRICES).with(".config/toktrail/prices/xai.toml", PRICES)
                .with(CONFIG, "timezone = \"Europe/Berlin\"\n[costing]\nprice_profile = \"mine\"\n");
        String text = home.run("config show").done();
        Check.that(text, text.contains("""
                price files:     2
                """) && text.contains("""
                prices exists:   yes
                manual exists:   yes
                provider exists: yes
                subs exists:     no
                """) && text.contains("""
                price profile:   mine
                actual rules:    11
                actual prices:   0
                virtual prices:  1
                subscriptions:   0
                price paths:
                  - <HOME>/.config/toktrail/prices/xai.toml
                  - <HOME>/.config/toktrail/prices.toml
                provider aliases: 0
                """) && text.contains("timezone:        Europe/Berlin\n"));
        home.world().variable("TOKTRAIL_BUILTIN_PRICES", "1");
        Check.that("on", home.run("config show").done()
                .contains("builtin prices:  on, 533 rows, as of 2026-11-22\n"));
        String json = home.run("config show --json").done();
        Check.that("JSON: " + json, json.contains("\"builtin_prices\": true,\n  \"builtin_price_count\": 533,\n"
                + "  \"builtin_updated_at\": \"2026-11-22\","));
        Check.that("off", home.run("config show --no-builtin-prices").done().contains("builtin prices:  off\n"));
        home.world().variable("TOKTRAIL_BUILTIN_PRICES", "no");
        Check.equal("neither", "TOKTRAIL_BUILTIN_PRICES must be 0 or 1, got 'no'\n", home.run("config show").failed());
    }

    private static void showJson(Scratch scratch) throws Exception {
        CommandHome home = new CommandHome(scratch, CODEX).with(".config/toktrail/prices/xai.toml", PRICES)
                .with(CONFIG, """
                        [costing]
                        default_actual_mode = "zero"
                        [costing.provider_aliases]
                        my-proxy = "openai"
                        """);
        Check.equal("JSON", """
                {
                  "path": "<HOME>/.config/toktrail/config.toml",
                  "exists": true,
                  "config_path": "<HOME>/.config/toktrail/config.toml",
                  "prices_path": "<HOME>/.config/toktrail/prices.toml",
                  "manual_prices_path": "<HOME>/.config/toktrail/prices.toml",
                  "provider_prices_dir": "<HOME>/.config/toktrail/prices",
                  "price_paths": [
                    "<HOME>/.config/toktrail/prices/xai.toml"
                  ],
                  "subscriptions_path": "<HOME>/.config/toktrail/subscriptions.toml",
                  "config_exists": true,
                  "prices_exists": true,
                  "manual_prices_exists": false,
                  "provider_prices_exists": true,
                  "subscriptions_exists": false,
                  "config_version": 1,
                  "default_actual_mode": "zero",
                  "default_virtual_mode": "pricing",
                  "missing_price": "warn",
                  "price_profile": null,
                  "actual_rule_count": 11,
                  "actual_price_count": 0,
                  "virtual_price_count": 1,
                  "subscription_count": 0,
                  "provider_aliases": {
                    "my-proxy": "openai"
                  },
                  "price_matching": "standard",
                  "builtin_prices": false,
                  "builtin_price_count": null,
                  "builtin_updated_at": null,
                  "budget_count": 0,
                  "timezone": null,
                  "report_refresh": "auto",
                  "min_refresh_interval_secs": 5
                }
                """, home.run("config show --json").done());
    }
}
