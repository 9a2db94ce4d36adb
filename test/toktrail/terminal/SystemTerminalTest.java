package toktrail.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import toktrail.environment.Host;
import toktrail.environment.TerminalFacts.Stream;
import toktrail.testing.Check;
import toktrail.testing.Suite;
import toktrail.testing.TestWorld;

/** Telling a terminal from a pipe, and how wide lines may be. */
public final class SystemTerminalTest {

    private SystemTerminalTest() { }

    public static void tests(Suite s) {
        s.test("a link to a terminal device makes a terminal", scratch -> {
            Path links = scratch.directory();
            link(links, 0, "/dev/pts/3");
            link(links, 1, "pipe:[4711]");
            link(links, 2, "/dev/tty1");
            SystemTerminal terminal = new SystemTerminal(false, links);
            Check.equal("in", true, terminal.isTerminal(Stream.IN));
            Check.equal("out", false, terminal.isTerminal(Stream.OUT));
            Check.equal("err", true, terminal.isTerminal(Stream.ERR));
        });
        s.test("files, null devices and closed streams are no terminals", scratch -> {
            Path links = scratch.directory();
            link(links, 0, "/dev/null");
            link(links, 1, "/home/ada/dev/tty");
            SystemTerminal terminal = new SystemTerminal(false, links);
            for (Stream stream : Stream.values()) {
                Check.equal(stream.name(), false, terminal.isTerminal(stream));
            }
            Check.equal("columns", 0, terminal.columns());
        });
        s.test("an answer does not change", scratch -> {
            link(scratch.directory(), 1, "/dev/console");
            SystemTerminal terminal = new SystemTerminal(false, scratch.directory());
            Check.equal("first", true, terminal.isTerminal(Stream.OUT));
            Files.delete(scratch.directory().resolve("1"));
            Check.equal("second", true, terminal.isTerminal(Stream.OUT));
        });
        s.test("the shell and the links agree on this process", scratch -> {
            if (!Files.isDirectory(Path.of("/proc/self/fd"))) {
                throw new Suite.SkippedException("no /proc");
            }
            SystemTerminal byLinks = new SystemTerminal(new Host("h", false));
            SystemTerminal byShell = new SystemTerminal(false, scratch.directory().resolve("missing"));
            for (Stream stream : Stream.values()) {
                Check.equal(stream.name(), byLinks.isTerminal(stream), byShell.isTerminal(stream));
            }
        });
        s.test("the size is the second of two numbers", scratch -> {
            Object[][] rows = {{"24 80\n", 80}, {"0 0\n", 0}, {"", 0}, {"80", 0}, {"a b", 0}, {"1 2 3", 0}, {"5 -4",
                0}};
            for (Object[] row : rows) {
                Check.equal((String) row[0], row[1], SystemTerminal.secondNumber((String) row[0]));
            }
        });
        s.test("COLUMNS beats the terminal, which beats 80", scratch -> {
            Path home = scratch.directory();
            Check.equal("pipe", 80, LineWidth.of(new TestWorld(home).environment()));
            Check.equal("terminal", 80, LineWidth.of(new TestWorld(home).terminal().environment()));
            Object[][] rows = {{"200", 200}, {"0", 80}, {"-5", 80}, {"wide", 80}, {"99999999999999", 80}, {"1e3", 80}};
            for (Object[] row : rows) {
                Check.equal((String) row[0], row[1],
                        LineWidth.of(new TestWorld(home).variable("COLUMNS", (String) row[0]).environment()));
            }
        });
    }

    private static void link(Path directory, int descriptor, String target) throws IOException {
        Files.createSymbolicLink(directory.resolve(Integer.toString(descriptor)), Path.of(target));
    }
}
