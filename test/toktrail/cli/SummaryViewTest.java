package toktrail.cli;

import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** {@code toktrail} without a command. */
public final class SummaryViewTest {

    private static final int MOST_LINES = 12;

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
