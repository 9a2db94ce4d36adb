package toktrail.environment;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import toktrail.testing.Check;
import toktrail.testing.Suite;
import toktrail.testing.TestWorld;

/** Paths as typed, empty variables, and output that is never lost silently. */
public final class EnvironmentTest {

    private EnvironmentTest() { }

    public static void tests(Suite s) {
        s.test("an empty variable counts as unset", scratch -> {
            Environment world = new TestWorld(scratch.directory()).variable("A", "").variable("B", "x").environment();
            Check.equal("A", true, world.variable("A").isEmpty());
            Check.equal("B", "x", world.variable("B").orElseThrow());
        });
        s.test("a leading tilde is the home, nothing else is expanded", scratch -> {
            Path home = scratch.directory();
            Environment world = new TestWorld(home).environment();
            String[][] rows = {{"~", ""}, {"~/a", "a"}, {"~name", "~name"}, {"$HOME/a", "$HOME/a"}, {"a/../b", "b"}};
            for (String[] row : rows) {
                Check.equal(row[0], home.resolve(row[1]).normalize(), world.resolve(row[0]));
            }
            Check.equal("absolute", Path.of("/x/y"), world.resolve("/x/./y"));
        });
        s.test("output arrives in order whatever the size of its parts", scratch -> {
            TestWorld world = new TestWorld(scratch.directory());
            Environment environment = world.environment();
            StringBuilder want = new StringBuilder();
            for (int size : new int[] {0, 1, 8191, 8192, 8193, 3, 20000, 1}) {
                String text = "é".repeat(size / 2) + "x".repeat(size % 2);
                want.append(text);
                environment.streams().out().print(text);
            }
            environment.streams().out().flush();
            Check.equal("text", want.toString(), world.out());
        });
        s.test("a closed pipe is noticed at the flush", scratch -> {
            Output output = new Output(new OutputStream() {
                @Override
                public void write(int b) throws IOException {
                    throw new IOException("Broken pipe");
                }
            });
            output.print("x");
            Check.fails("flush", Output.ClosedOutputException.class, output::flush);
        });
        s.test("folders are compared part by part, whatever their separators", scratch -> {
            String[][] rows = {{"/a/b", "/a", "both"}, {"/a", "/a/", "both"}, {"/ab", "/a", "none"},
                {"/A/b", "/a", "windows"}, {"C:\\w\\x", "c:/W", "windows"},
                {"/a", "/", "both"}, {"/a", "/a/b", "none"}};
            for (String[] row : rows) {
                String folder = Host.slashed(row[0]);
                String top = Host.slashed(row[1]);
                boolean windows = !row[2].equals("none");
                Check.equal(row[0] + " in " + row[1], row[2].equals("both"), new Host("", false).isWithin(folder, top));
                Check.equal(row[0] + " in " + row[1], windows, new Host("", true).isWithin(folder, top));
            }
        });
    }
}
