package toktrail.text;

import java.nio.file.Path;
import toktrail.environment.TerminalFacts;
import toktrail.testing.Check;
import toktrail.testing.Suite;
import toktrail.testing.TestWorld;

/** When text is coloured, what is kept away from a terminal. */
public final class StyleTest {

    private StyleTest() { }

    public static void tests(Suite s) {
        s.test("colour needs a terminal or force, and nothing against it", scratch -> {
            Path home = scratch.directory();
            check("pipe", false, new TestWorld(home), ColourChoice.AUTO);
            check("terminal", true, new TestWorld(home).terminal(), ColourChoice.AUTO);
            check("never", false, new TestWorld(home).terminal(), ColourChoice.NEVER);
            check("always beats all", true, new TestWorld(home).variable("NO_COLOR", "1").variable("TERM", "dumb"),
                    ColourChoice.ALWAYS);
            check("NO_COLOR", false, new TestWorld(home).terminal().variable("NO_COLOR", "1")
                    .variable("FORCE_COLOR", "1"), ColourChoice.AUTO);
            check("empty NO_COLOR", true, new TestWorld(home).terminal().variable("NO_COLOR", ""), ColourChoice.AUTO);
            check("dumb", false, new TestWorld(home).terminal().variable("TERM", "dumb"), ColourChoice.AUTO);
            check("forced", true, new TestWorld(home).variable("FORCE_COLOR", "1"), ColourChoice.AUTO);
            check("forced but dumb", false, new TestWorld(home).variable("FORCE_COLOR", "1").variable("TERM", "dumb"),
                    ColourChoice.AUTO);
        });
        s.test("emphasis surrounds text and leaves it alone when off", scratch -> {
            Style on = Style.of(ColourChoice.ALWAYS, new TestWorld(scratch.directory()).environment(),
                    TerminalFacts.Stream.OUT);
            Check.equal("bold", "\u001b[1mx\u001b[0m", on.bold("x"));
            Check.equal("red", "\u001b[31mx\u001b[0m", on.red("x"));
            Check.equal("yellow", "\u001b[33mx\u001b[0m", on.yellow("x"));
            Check.equal("empty", "", on.red(""));
            Check.equal("off", "x", Style.plain().red("x"));
        });
        s.test("foreign text cannot command a terminal", scratch -> {
            String[][] rows = {{"plain é 日本", "plain é 日本"}, {"a\u001b[31mb", "a[31mb"}, {"a\r\n\tb\nc", "a b c"},
                {"\u0007\u0000x\u007f\u009b1m", "x1m"}, {"a\u202eb\u2066c\u200bd\ufeffe", "abcde"}, {"a\u2028b\u0085c",
                "a b c"},
                {"\ud83d\ude00\ud83d", "\ud83d\ude00\ufffd"}, {"\ude00", "\ufffd"}, {"", ""}, {"a\u00a0b", "a\u00a0b"}};
            for (String[] row : rows) {
                Check.equal(row[1], row[1], Sanitised.line(row[0]));
            }
            String clean = "nothing to do";
            Check.that("same object", Sanitised.line(clean) == clean);
        });
        s.test("no control character of any kind survives", scratch -> {
            for (int c = 0; c < 0x10000; c++) {
                String got = Sanitised.line("a" + (char) c + "b");
                boolean harmless = got.chars()
                        .noneMatch(x -> Character.isISOControl(x) || Character.isSurrogate((char) x));
                Check.that(Integer.toHexString(c), harmless && got.startsWith("a") && got.endsWith("b"));
            }
        });
        s.test("the home directory is shown as a tilde", scratch -> {
            Path home = Path.of("/home/ada");
            String[][] rows = {{"/home/ada/x/y", "~/x/y"}, {"/home/ada", "~"}, {"/home/adam/x", "/home/adam/x"},
                {"/srv/home/ada", "/srv/home/ada"}, {"", ""}};
            for (String[] row : rows) {
                Check.equal(row[0], row[1], HomePath.shorten(row[0], home));
            }
            Check.equal("root as home", "/x", HomePath.shorten("/x", Path.of("/")));
        });
    }

    private static void check(String what, boolean want, TestWorld world, ColourChoice choice) {
        Check.equal(what, want, Style.of(choice, world.environment(), TerminalFacts.Stream.OUT).isOn());
    }
}
