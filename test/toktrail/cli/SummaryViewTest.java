package toktrail.cli;

import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import toktrail.cli.frame.Version;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** {@code toktrail} without a command. */
public final class SummaryViewTest {

    private static final int MOST_LINES = 12;

    private static final String PLANS = """
            [[subscriptions]]
            id = "codex"
            display_name = "Codex Plus"
            usage_providers = ["openai"]
            quota_cost_basis = "virtual"
            [[subscriptions.windows]]
            period = "weekly"
            limit_usd = 1
            reset_mode = "fixed"
            reset_at = "2026-05-11T00:00:00+02:00"
            [[subscriptions]]
            id = "max"
            display_name = "Claude Max"
            usage_providers = ["anthropic"]
            quota_cost_basis = "virtual"
            [[subscriptions.windows]]
            period = "5h"
            limit_usd = 0.05
            reset_mode = "first_use"
            reset_at = "2026-05-01T00:00:00+02:00"
            [[subscriptions.windows]]
            period = "weekly"
            limit_usd = 0.01
            reset_mode = "fixed"
            reset_at = "2026-05-11T00:00:00+02:00"
            [[subscriptions.windows]]
            period = "monthly"
            limit_usd = 1
            reset_mode = "first_use"
            reset_at = "2027-05-01T00:00:00+02:00"
            """;

    private static final String BUDGETS = """
            [[budgets]]
            id = "month"
            limit_usd = 0.4
            period = "monthly"
            [[budgets]]
            id = "year"
            limit_usd = 100
            period = "yearly"
            """;

    private SummaryViewTest() { }

    public static void tests(Suite s) {
        s.test("in an empty home it says which places it looked at", scratch -> {
            CommandHome home = new CommandHome(scratch, FakeHarness.of("codex", "Codex"), FakeHarness.of("amp", "Amp"));
            String text = home.with(".amp/sessions/empty.txt", "").run("").done();
            Check.that("nothing yet", text.contains("No usage was found yet."));
            Check.that("not there", text.contains("  Codex: <HOME>/.codex/sessions (not there)\n"));
            Check.that("empty", text.contains("  Amp: <HOME>/.amp/sessions (no usage in it)\n"));
        });
        s.test("it names all places of a tool, not only the first", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            Files.delete(home.file(".config/toktrail/config.toml"));
            for (String folder : List.of(".claude/projects", ".codex/sessions", ".local/share/opencode")) {
                Files.move(home.file(folder), home.file("moved-" + folder.replace('/', '-')));
            }
            String text = home.run("").done();
            Check.that("old place", text.contains("  Claude Code: <HOME>/.claude/projects (no"));
            Check.that("new place", text.contains("  Claude Code: <HOME>/.config/claude/projects (not there)\n"));
        });
        s.test("with data it imports and shows a few lines", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            home.world().now(Instant.parse("2026-05-06T20:00:00Z"));
            String text = home.run("").done();
            Check.that("lines", text.lines().count() <= MOST_LINES);
            Check.that("head", text.startsWith(Version.line() + " · "));
            List<String> labels = List.of("  Today ", "  This week ", "  This month ", "  Streak ");
            labels.forEach(label -> Check.that(label, text.contains("\n" + label)));
            Check.that("month", text.contains("  8 messages"));
        });
        s.test("what may run out has a line: the block, the quota used most, the worst budget", scratch -> {
            ExampleLedger example = ExampleLedger.of(scratch, 8);
            example.add(List.of(new ExampleLedger.Call("2026-05-18T07:00:00Z", "claude", "anthropic",
                    "claude-haiku-4-5", "s-e", 100, 0, 0, 0, 0)));
            example.home().with(".config/toktrail/subscriptions.toml", PLANS)
                    .with(".config/toktrail/config.toml", BUDGETS);
            Check.equal("summary", """
                    toktrail 1.0.0 · virtual cost · Europe/Berlin

                      Today      $0.01    11.2K tokens  2 messages   claude 100%
                      This week  $0.01    11.2K tokens  2 messages
                      This month $0.39   301.3K tokens  9 messages   projected $0.67
                      Streak      2 days (longest 3)                 top model claude-opus-4-5 85%
                      Block       $0.01 · 11.2K tokens · 2h 30m left · projected $0.03
                      Quota       Claude Max 5h 17.0% · weekly 85.0%
                      Budget      month $0.39 of $0.40 · forecast $0.70 (warn)

                      toktrail daily · toktrail models · toktrail --help
                    """, example.home().run("--now-ms 1779093000000").done());
        });
        s.test("an option and a variable stand in for the clock, in every command", scratch -> {
            ExampleLedger example = ExampleLedger.of(scratch, 8);
            CommandHome home = example.home();
            long noon = Instant.parse("2026-05-12T10:00:00Z").toEpochMilli();
            for (String line : List.of("", "usage today", "usage today --json", "stats --today", "budget",
                    "daily --today", "usage sessions --today")) {
                String now = home.run(line + " --now-ms " + noon).done();
                Check.that(line, !now.equals(home.run(line).out()) || line.equals("budget"));
                home.world().variable("TOKTRAIL_NOW_MS", Long.toString(noon));
                Check.equal(line, now, home.run(line).done());
                home.world().variable("TOKTRAIL_NOW_MS", "");
            }
            Check.that("day", home.run("--now-ms " + noon).done().contains("  2 messages   codex 100%"));
            Check.that("hidden", !home.run("--help").done().contains("now-ms"));
            home.world().variable("TOKTRAIL_NOW_MS", "soon");
            Check.equal("no number", "Invalid value for TOKTRAIL_NOW_MS: 'soon' is not a valid integer.\n",
                    home.run("usage today").failed());
            home.world().variable("TOKTRAIL_NOW_MS", "-1");
            Check.equal("out of range", "Invalid value for TOKTRAIL_NOW_MS: -1 is not in the range"
                    + " 0<=x<=253402300799999.\n", home.run("usage today").failed());
            home.run("--help").done();
        });
        s.test("a default command prints the help on a terminal only", scratch -> {
            CommandHome home = CommandHome.sample(scratch).with("extra.toml", "[ui]\ndefault_command = \"help\"\n");
            Check.that("no terminal", home.run("--config extra.toml").out().startsWith(Version.line()));
            home.world().terminal().variable("NO_COLOR", "1");
            Check.that("terminal", home.run("--config extra.toml").done().startsWith("Usage: toktrail [OPTIONS]"));
        });
        s.test("nothing is read from standard input", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            home.world().in("never read");
            home.run("").done();
            Check.equal("left", 10, home.environment().streams().in().available());
        });
        s.test("an error of the configuration is told in place of it", scratch -> {
            CommandHome home = CommandHome.sample(scratch).with(".config/toktrail/config.toml", "[ui\n");
            String message = home.run("").failed();
            Check.that(message, message.startsWith("<HOME>/.config/toktrail/config.toml:1:"));
        });
    }
}
