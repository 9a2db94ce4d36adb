package toktrail.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import toktrail.cli.CommandHome.Outcome;
import toktrail.json.Json;
import toktrail.json.JsonObject;
import toktrail.json.JsonValue;
import toktrail.ledger.Ledger;
import toktrail.ledger.area.AreaPaths;
import toktrail.ledger.file.LedgerSettings;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.usage.SessionRef;

/** {@code usage summary} and its kin: options, errors, sums, days. */
public final class UsageCommandsTest {

    private static final List<String> CLASSES = List.of("input", "output", "reasoning", "cache_read", "cache_write",
            "cache_output");
    private static final String ONE_PERIOD = "Use only one session period: --period, --today, --yesterday, --this-week,"
            + " --last-week, --this-month, or --last-month.";

    /** An error of the command and the options that cause it, to be put behind {@code usage summary}. */
    private static final Map<String, String> ERRORS = new TreeMap<>(Map.ofEntries(
            Map.entry("--period today --yesterday", ONE_PERIOD),
            Map.entry("--this-month --last-month", ONE_PERIOD),
            Map.entry("--period nope", "Unsupported session period. Use today, yesterday, this-week, last-week,"
                    + " this-month, or last-month."),
            Map.entry("--today --since 2026-05-01", "Use either a named period or --since/--until, not both."),
            Map.entry("--period all-time --until 2026-05-01",
                    "Use either a named period or --since/--until, not both."),
            Map.entry("--since=", "Time boundary must not be empty."),
            Map.entry("--until 2026-13-01", "Invalid time boundary: 2026-13-01"),
            Map.entry("--since soon", "Invalid time boundary: soon"),
            Map.entry("--timezone Mars/Olympus", "Unknown timezone: Mars/Olympus"),
            Map.entry("--timezone UTC --utc", "Use either --timezone or --utc, not both."),
            Map.entry("--price-state cheap", "Unsupported --price-state. Use all, priced, or unpriced."),
            Map.entry("--sort size", "Unsupported --sort. Use actual, virtual, savings, tokens, messages, provider,"
                    + " model, or unpriced."),
            Map.entry("--min-messages -1", "--min-messages must be non-negative."),
            Map.entry("--min-tokens -1", "--min-tokens must be non-negative."),
            Map.entry("--limit -1", "--limit must be non-negative."),
            Map.entry("--harness cursr", "Unsupported harness: cursr"),
            Map.entry("--machine nobody", "No machine matched selector 'nobody'."),
            Map.entry("--machine=", "Machine selector must not be empty."),
            Map.entry("--area work/none", "Area not found: work/none"),
            Map.entry("--area=", "Area selector must not be empty."),
            Map.entry("--area-leaf none", "No area leaf matched 'none'."),
            Map.entry("--area a --area-leaf b", "Use only one of --area, --area-leaf, or --unassigned-area."),
            Map.entry("--area a --unassigned-area", "Use only one of --area, --area-leaf, or --unassigned-area.")));

    private UsageCommandsTest() { }

    public static void tests(Suite s) {
        s.test("every error is one line, with and without JSON", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            home.run("refresh").done();
            ERRORS.forEach((options, message) -> {
                Check.equal(options, message + "\n", home.run("usage summary " + options).failed());
                Check.equal(options, message + "\n", home.run("usage summary --json " + options).failed());
            });
            Check.equal("view", ONE_PERIOD + "\n", home.run("usage today --period this-week").failed());
            Check.equal("view", "Use either a named period or --since/--until, not both.\n",
                    home.run("usage last-week --since 2026-05-01").failed());
            home.run("usage today --today --period today").done();
            home.run("usage summary --since 2026-05-05 --until 2026-05-01").done();
        });
        s.test("mistakes are found before anything is imported", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            for (String options : List.of("--period nope", "--since soon", "--limit -1", "--sort size",
                    "--timezone Mars/Olympus", "--price-state cheap")) {
                home.run("usage summary " + options).failed();
                Check.that(options, !Files.exists(home.ledger()));
            }
        });
        s.test("sums partition: classes, totals, and every list", UsageCommandsTest::sums);
        s.test("names are compared by what they mean", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            home.run("refresh").done();
            String exact = body(home.run("usage summary --no-refresh --provider openai --json").done());
            Check.equal("case", exact, body(home.run("usage summary --no-refresh --provider OpenAI --json").done()));
            Check.equal("thread", totals(home, "--source-session 0199aaaa-0000-7000-8000-000000000001").get(0),
                    totals(home, "--model gpt-5.4").get(0));
            Check.equal("no level", totals(home, "--thinking default"), totals(home, "--thinking="));
            Check.equal("machine", totals(home, ""), totals(home, "--machine TESTBOX"));
        });
        days(s);
        areas(s);
        look(s);
    }

    private static void sums(Scratch scratch) throws Exception {
        CommandHome home = CommandHome.sample(scratch);
        home.run("refresh").done();
        for (String options : List.of("", "--harness opencode", "--since 2026-05-03T22:45 --timezone Europe/Berlin",
                "--split-thinking", "--provider anthropic")) {
            JsonObject report = Json.parse(home.run("usage summary --no-refresh --json " + options).done()).asObject();
            JsonObject totals = report.object("totals");
            long all = 0;
            for (String name : CLASSES) {
                all += count(totals, name);
            }
            Check.equal("accounting", count(totals, "accounting_total"), all);
            Check.equal("total", count(totals, "total"), count(totals, "input")
                    + count(totals, "output") + count(totals, "reasoning"));
            Check.equal("prompt", count(totals, "prompt_total"), count(totals, "input")
                    + count(totals, "cache_read") + count(totals, "cache_write"));
            for (String list : List.of("by_provider", "by_harness", "by_machine", "by_model", "by_activity")) {
                for (String name : CLASSES) {
                    long sum = 0;
                    for (JsonValue row : report.array(list).values()) {
                        sum += count(row.asObject(), name);
                    }
                    Check.equal(options + " " + list + " " + name, count(totals, name), sum);
                }
            }
        }
    }

    private static void days(Suite s) {
        s.test("days begin at midnight of the zone, also when clocks change", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            home.world().now(Instant.parse("2026-03-29T12:00:00Z"));
            String spring = home.run("usage today --no-refresh --json --timezone Europe/Berlin").done();
            Check.that("23 hours", spring.contains("\"since_ms\": 1774738800000,\n    \"until_ms\": 1774821600000"));
            home.world().now(Instant.parse("2026-10-25T12:00:00Z"));
            String autumn = home.run("usage today --no-refresh --json --timezone Europe/Berlin").done();
            Check.that("25 hours", autumn.contains("\"since_ms\": 1792879200000,\n    \"until_ms\": 1792969200000"));
            home.world().now(Instant.parse("2026-05-04T22:30:00Z"));
            String utc = home.run("usage yesterday --no-refresh --json --utc").done();
            String berlin = home.run("usage yesterday --no-refresh --json --timezone Europe/Berlin").done();
            Check.that("UTC", utc.contains("\"since_ms\": 1777766400000"));
            Check.that("Berlin", berlin.contains("\"since_ms\": 1777845600000"));
        });
        s.test("the zone is that of the option, the configuration, the system", scratch -> {
            CommandHome home = CommandHome.sample(scratch).with("tokyo.toml", "timezone = \"Asia/Tokyo\"\n");
            home.world().zone("Europe/Berlin");
            Check.that("system", home.run("usage today --no-refresh --json").done().contains("\"Europe/Berlin\""));
            Check.that("configuration", home.run("usage today --no-refresh --json --config tokyo.toml").done()
                    .contains("\"Asia/Tokyo\""));
            Check.that("option", home.run("usage today --no-refresh --json --config tokyo.toml --utc").done()
                    .contains("\"UTC\""));
            Check.that("not asked", !home.run("usage summary --no-refresh --json").done().contains("timezone"));
        });
        s.test("a date alone ends a window where the day begins", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            home.run("refresh").done();
            Check.equal("same", totals(home, "--until 2026-05-04 --utc"),
                    totals(home, "--until 2026-05-04T00:00:00Z --utc"));
            Check.equal("compact", totals(home, "--until 20260504 --utc"), totals(home, "--until 2026-05-04 --utc"));
            Check.equal("nothing", totals(home, "--until 2020-01-01"), totals(home, "--since 2030-01-01"));
        });
    }

    private static void areas(Suite s) {
        s.test("filters by area: path, end of a path, leaf, none", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            home.run("refresh").done();
            LedgerSettings settings = LedgerSettings.of(home.environment().clock(), ZoneOffset.UTC);
            try (Ledger ledger = Ledger.open(home.ledger(), settings)) {
                ledger.areas().assign(new SessionRef("opencode", "ses_alpha"), AreaPaths.parse("work/shop"), 1);
                ledger.areas().assign(new SessionRef("opencode", "ses_beta"), AreaPaths.parse("work"), 1);
            }
            Check.equal("descendants", List.of("15300", "3"), totals(home, "--area Work"));
            Check.equal("exact", List.of("4000", "1"), totals(home, "--area work --area-exact"));
            Check.equal("suffix", List.of("11300", "2"), totals(home, "--area shop"));
            Check.equal("leaf", List.of("11300", "2"), totals(home, "--area-leaf shop"));
            Check.equal("none", List.of("128925", "15"), totals(home, "--unassigned-area"));
            Check.that("line", home.run("usage summary --no-refresh --area shop").done()
                    .contains("\nArea filter: work/shop (resolved from selector shop; including descendants)\n"));
            Check.that("echo", home.run("usage summary --no-refresh --area shop --json").done().contains("""
                    "area": "shop",
                        "area_match": "unique_suffix",
                        "area_matches": [
                          "work/shop"
                        ]
                    """.strip()));
        });
        s.test("today warns about usage without area, if there is enough of it", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            home.world().now(Instant.parse("2026-05-05T12:00:00Z"));
            Check.equal("warning", "Warning: 100% of today's usage is unassigned. Run `toktrail area sessions"
                    + " --unassigned --today` to classify it.", home.run("usage today").out().lines().toList().get(1));
            Check.that("with a filter", !home.run("usage today --unassigned-area").out().contains("Warning"));
            Check.that("another day", !home.run("usage yesterday").out().contains("Warning"));
        });
    }

    private static void look(Suite s) {
        s.test("colour only where it is wanted, and never in JSON", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            home.run("refresh").done();
            String line = "usage summary --no-refresh";
            Check.that("no terminal", plain(home.run(line)));
            Check.that("always", !plain(home.run(line + " --color always")));
            Check.that("JSON", plain(home.run(line + " --color always --json")));
            home.world().variable("FORCE_COLOR", "1");
            Check.that("forced", !plain(home.run(line)));
            Check.that("never", plain(home.run(line + " --color never")));
            home.world().variable("NO_COLOR", "1");
            Check.that("NO_COLOR wins", plain(home.run(line)));
            Check.that("the option wins", !plain(home.run("--color=always " + line)));
            home.world().variable("NO_COLOR", "").variable("FORCE_COLOR", "").terminal();
            Check.that("terminal", !plain(home.run(line)));
            Check.that("JSON on a terminal", plain(home.run(line + " --json")));
            Check.that("errors are red", home.run(line + " --area x").err().startsWith("\u001b[31mArea not found"));
            home.world().variable("TERM", "dumb");
            Check.that("dumb", plain(home.run(line)));
        });
        s.test("boxed tables fit the width and hold the same rows", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            home.run("refresh").done();
            home.world().variable("COLUMNS", "100");
            String rich = home.run("usage summary --no-refresh --rich").done();
            Check.that("box", rich.contains("╭") && rich.contains("╯"));
            rich.lines().filter(line -> line.startsWith("│")).forEach(line ->
                    Check.that("wide: " + line, line.length() <= 100));
            Check.equal("JSON", home.run("usage summary --no-refresh --json").done(),
                    home.run("usage summary --no-refresh --json --rich").done());
        });
        s.test("the same question gives the same bytes", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            for (String line : List.of("usage summary --json", "usage summary", "usage this-month --split-thinking",
                    "usage last-week --json --timezone America/New_York", "")) {
                String first = home.run(line).done();
                Check.equal(line, first.getBytes(StandardCharsets.UTF_8),
                        home.run(line).done().getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    private static boolean plain(Outcome outcome) {
        return outcome.done().indexOf('\u001b') < 0;
    }

    /** Fresh input and messages of the whole. */
    private static List<String> totals(CommandHome home, String options) {
        JsonObject report = Json.parse(home.run("usage summary --no-refresh --json " + options).done()).asObject();
        long messages = 0;
        for (JsonValue row : report.array("by_harness").values()) {
            messages += count(row.asObject(), "message_count");
        }
        return new ArrayList<>(List.of(String.valueOf(count(report.object("totals"), "input")),
                String.valueOf(messages)));
    }

    private static long count(JsonObject object, String key) {
        return object.count(key).orElseThrow();
    }

    private static String body(String json) {
        return json.substring(json.indexOf("\"totals\""));
    }
}
