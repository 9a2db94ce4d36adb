package toktrail.cli;

import java.util.List;
import toktrail.error.ExitCode;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** {@code config validate}. */
public final class ConfigValidateTest {

    private static final String CONFIG = ".config/toktrail/config.toml";
    private static final String PRICES = ".config/toktrail/prices.toml";
    private static final String ODD_PRICE = """
            [[pricing.virtual]]
            provider = "openai"
            model = "gpt-5"
            input_usd_per_1m = 1.25
            cached_input_usd_per_1m = 2.0
            output_usd_per_1m = 10.0
            """;

    private ConfigValidateTest() { }

    public static void tests(Suite s) {
        s.test("counts what valid files hold", scratch -> {
            CommandHome home = new CommandHome(scratch);
            Check.equal("no files", """
                    Config valid:
                      config:        <HOME>/.config/toktrail/config.toml
                      prices:        <HOME>/.config/toktrail/prices.toml
                      prices dir:    <HOME>/.config/toktrail/prices
                      subscriptions: <HOME>/.config/toktrail/subscriptions.toml
                      actual rules:   11
                      actual prices:  0
                      virtual prices: 0
                      subscriptions:  0
                      price files:    0
                      budgets:        0
                    """, home.run("config validate").done());
        });
        s.test("lists what is odd behind the counts", scratch -> {
            String text = new CommandHome(scratch).with(PRICES, ODD_PRICE).run("config validate").done();
            Check.that(text, text.contains("  virtual prices: 1\n  subscriptions:  0\n  price files:    1\n"
                    + "  budgets:        0\n  warning: <HOME>/" + PRICES + ":") && text.lines().count() == 12);
        });
        s.test("reports every problem of every file, unknown keys included", scratch -> {
            CommandHome home = new CommandHome(scratch).with(CONFIG, "colour = 1\n[costing]\nmissing_price = 3\n")
                    .with(PRICES, "x =\n");
            List<String> lines = home.run("config validate").failed().lines().toList();
            Check.equal("a line each: " + lines, 3, lines.size());
            Check.that(lines.get(0), lines.get(0).startsWith("<HOME>/" + CONFIG + ":1:1: colour: "));
            Check.that(lines.get(1), lines.get(1).startsWith("<HOME>/" + CONFIG + ":3:17: costing.missing_price: "));
            Check.that(lines.get(2), lines.get(2).startsWith("<HOME>/" + PRICES + ":1:"));
        });
        s.test("gives all of it as JSON", scratch -> {
            CommandHome home = new CommandHome(scratch).with(PRICES, ODD_PRICE);
            String valid = home.run("config validate --json").done();
            Check.that(valid, valid.startsWith("""
                    {
                      "type": "config_validation",
                      "valid": true,
                      "files": [
                        {
                          "kind": "config",
                          "path": "<HOME>/.config/toktrail/config.toml",
                          "exists": false
                        },
                        {
                          "kind": "prices",
                          "path": "<HOME>/.config/toktrail/prices.toml",
                          "exists": true
                        },
                        {
                          "kind": "prices-dir",
                    """) && valid.contains("""
                      "counts": {
                        "actual_rules": 11,
                        "actual_prices": 0,
                        "virtual_prices": 1,
                        "subscriptions": 0,
                        "price_files": 1,
                        "budgets": 0
                      },
                      "errors": [],
                      "warnings": [
                        {
                          "id": "cached-above-input",
                          "file": "<HOME>/.config/toktrail/prices.toml",
                    """));
            home.with(CONFIG, "colour = 1\n");
            CommandHome.Outcome invalid = home.run("config validate --json");
            Check.equal("code", ExitCode.FAILED, invalid.code());
            Check.equal("messages", "", invalid.err());
            Check.that(invalid.out(), invalid.out().contains("  \"valid\": false,\n") && invalid.out().contains("""
                      "errors": [
                        {
                          "id": "unknown-key",
                          "file": "<HOME>/.config/toktrail/config.toml",
                          "line": 1,
                          "column": 1,
                          "key": "colour",
                          "message": "\
                    """));
        });
        s.test("emphasises nothing but its heading and its warnings", scratch -> {
            String text = new CommandHome(scratch).with(PRICES, ODD_PRICE).run("config validate --color always").done();
            Check.that(text, text.startsWith("\u001b[1mConfig valid:\u001b[0m\n")
                    && text.contains("\n  \u001b[33mwarning: "));
        });
    }
}
