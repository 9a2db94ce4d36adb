package toktrail.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import toktrail.cli.CommandHome.Outcome;
import toktrail.cli.frame.Version;
import toktrail.environment.Environment;
import toktrail.environment.Output;
import toktrail.environment.Streams;
import toktrail.error.ExitCode;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** Exit codes, and what goes to which stream. */
public final class StreamsTest {

    private StreamsTest() { }

    /** Takes some bytes and then fails. */
    private static final class Failing extends OutputStream {
        private final String message;

        Failing(String message) {
            this.message = message;
        }

        @Override
        public void write(int b) throws IOException {
            throw new IOException(message);
        }
    }

    public static void tests(Suite s) {
        s.test("wrong usage: status 2, nothing on standard output, the last line tells", scratch -> {
            CommandHome home = new CommandHome(scratch);
            usage(home, "nope", "No such command 'nope'.");
            usage(home, "usag", "No such command 'usag'. (did you mean usage?)");
            usage(home, "usage", "Missing command.");
            usage(home, "config", "Missing command.");
            usage(home, "usage nope", "No such command 'nope'.");
            usage(home, "usage summary --jsn", "No such option: --jsn (did you mean --json?)");
            usage(home, "usage summary --limit", "Option '--limit' requires an argument.");
            usage(home, "usage summary --limit x", "Invalid value for '--limit': 'x' is not a valid integer.");
            usage(home, "usage summary extra", "Got unexpected extra argument (extra)");
            usage(home, "usage summary a b", "Got unexpected extra arguments (a b)");
            usage(home, "usage summary --json=yes", "Option '--json' does not take a value.");
            usage(home, "sources session", "Missing argument 'HARNESS'.");
            usage(home, "completion tcsh", "Invalid value for 'SHELL': 'tcsh' is not one of bash, zsh, fish,"
                    + " powershell, pwsh.");
            usage(home, "help nope", "No such command 'nope'.");
            usage(home, "usage summary --color blue", "Invalid value for '--color': 'blue' is not one of auto, always,"
                    + " never.");
        });
        s.test("help wins over whatever else is wrong", scratch -> {
            CommandHome home = new CommandHome(scratch).with(".config/toktrail/config.toml", "[broken\n");
            for (String line : List.of("--help", "-h", "usage summary --nope --help", "usage -h",
                    "refresh --source -h x -h", "help", "help usage", "help usage summary",
                    "usage today --limit x --help")) {
                Outcome outcome = home.run(line);
                Check.equal(line, ExitCode.DONE, outcome.code());
                Check.that(line, outcome.out().startsWith("Usage: toktrail") && outcome.err().isEmpty());
            }
            Check.equal("version", Version.line() + "\n", home.run("--version").done());
            Check.equal("version", Version.line() + "\n", home.run("-V").done());
            for (String line : List.of("completion bash", "man", "man usage today", "__complete bash -- us")) {
                home.run(line).done();
            }
            for (String line : List.of("config path", "init")) {
                Check.equal(line, ExitCode.DONE, home.run(line).code());
            }
        });
        s.test("a broken configuration is one line, with its place", scratch -> {
            CommandHome home = new CommandHome(scratch).with(".config/toktrail/config.toml",
                    "[imports]\nharnesses = 3\n");
            for (String line : List.of("refresh", "usage summary", "", "sources", "usage today --json --no-refresh")) {
                String message = home.run(line).failed();
                Check.that(message, message.startsWith("<HOME>/.config/toktrail/config.toml:2:")
                        && message.lines().count() == 1);
            }
        });
        s.test("an unknown key is a warning beside the result", scratch -> {
            CommandHome home = new CommandHome(scratch).with(".config/toktrail/config.toml", "timezon = \"UTC\"\n");
            Outcome outcome = home.run("usage summary --no-refresh --json");
            Check.equal("code", ExitCode.DONE, outcome.code());
            Check.that(outcome.err(), outcome.err().startsWith("warning: <HOME>/.config/toktrail/config.toml:1:")
                    && outcome.err().contains("timezone") && outcome.err().lines().count() == 1);
            Check.that("JSON", outcome.out().startsWith("{\n  \"session\": null,"));
        });
        s.test("a reader that has gone ends quietly, a full disk does not", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            home.run("refresh").done();
            Check.equal("pipe", ExitCode.DONE, into(home, new Failing("Broken pipe")));
            Check.equal("said", "", home.world().err());
            Check.equal("disk", ExitCode.FAILED, into(home, new Failing("No space left on device")));
            Check.equal("said", "Could not write the output: No space left on device\n",
                    home.world().err());
        });
        s.test("messages that nobody hears change no exit code", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            Environment world = home.environment();
            Streams deaf = new Streams(world.streams().in(), world.streams().out(),
                    new Output(new Failing("Bad file descriptor")));
            Environment environment = new Environment(world.variables(), world.home(), world.workingDirectory(),
                    world.clock(), world.host(), deaf, world.terminal());
            Check.equal("usage", ExitCode.USAGE, Program.run(environment, List.of("nope"), List.of()));
            Check.equal("failed", ExitCode.FAILED,
                    Program.run(environment, List.of("usage", "today", "--period", "x"), List.of()));
            Check.equal("done", ExitCode.DONE, Program.run(environment, List.of("--version"), List.of()));
        });
    }

    private static ExitCode into(CommandHome home, OutputStream sink) {
        Environment world = home.environment();
        Streams streams = new Streams(world.streams().in(), new Output(sink), world.streams().err());
        return home.runIn(new Environment(world.variables(), world.home(), world.workingDirectory(), world.clock(),
                world.host(), streams, world.terminal()), "usage", "summary", "--no-refresh");
    }

    private static void usage(CommandHome home, String line, String message) {
        List<String> lines = home.run(line).misused().lines().toList();
        Check.equal(line, "Error: " + message, lines.get(lines.size() - 1));
        Check.that(line, lines.get(0).startsWith("Usage: toktrail") && lines.get(1).startsWith("Try 'toktrail"));
    }
}
