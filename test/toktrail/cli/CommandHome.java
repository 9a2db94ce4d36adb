package toktrail.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import toktrail.cli.frame.Patience;
import toktrail.environment.Environment;
import toktrail.error.ExitCode;
import toktrail.harness.Harness;
import toktrail.harness.claude.ClaudeHarness;
import toktrail.harness.codex.CodexHarness;
import toktrail.harness.opencode.OpenCodeHarness;
import toktrail.testing.Check;
import toktrail.testing.SampleHome;
import toktrail.testing.Scratch;
import toktrail.testing.TestWorld;
import toktrail.testing.VectorReader;

/**
 * A home in which a test runs whole command lines, without the prices that come with the program. In outputs the home
 * is {@code <HOME>}.
 */
final class CommandHome {

    /** What a command line gave. */
    record Outcome(ExitCode code, String out, String err) {

        /** Fails unless the command did what was asked without a word beside the result. */
        String done() {
            Check.equal("errors", "", err);
            Check.equal("exit code", ExitCode.DONE, code);
            return out;
        }

        /** Fails unless the command failed without a result; gives the message. */
        String failed() {
            Check.equal("output", "", out);
            Check.equal("exit code", ExitCode.FAILED, code);
            return err;
        }

        /** Fails unless the command line was not understood. */
        String misused() {
            Check.equal("output", "", out);
            Check.equal("exit code", ExitCode.USAGE, code);
            return err;
        }
    }

    private final Scratch scratch;
    private final TestWorld world;
    private final List<Harness> harnesses;
    private Patience patience = Patience.USUAL;

    CommandHome(Scratch scratch, Harness... harnesses) {
        this.scratch = scratch;
        world = new TestWorld(scratch.directory()).variable("TOKTRAIL_BUILTIN_PRICES", "0");
        this.harnesses = List.of(harnesses);
    }

    /** The sample home of the fixtures, with the tools and the configuration of the golden files. */
    static CommandHome sample(Scratch scratch) throws IOException, SQLException {
        SampleHome.copyTo(scratch.directory());
        Files.copy(Scratch.fixture("cli/golden-own/config.toml"),
                scratch.directory().resolve(".config/toktrail/config.toml"), StandardCopyOption.REPLACE_EXISTING);
        return new CommandHome(scratch, new ClaudeHarness(), CodexHarness.codex(), new OpenCodeHarness());
    }

    /** Other processes are hardly waited for. */
    CommandHome impatient() {
        patience = new Patience(Duration.ofMillis(60), Duration.ofMillis(30), Duration.ofMillis(30));
        return this;
    }

    /** The world, to change it. */
    TestWorld world() {
        return world;
    }

    Environment environment() {
        return world.environment();
    }

    /** Writes a file below the home. */
    CommandHome with(String relative, String text) throws IOException {
        scratch.write(relative, text.replace("<HOME>", home()));
        return this;
    }

    /** Runs one command line; blanks divide the words. */
    Outcome run(String line) {
        return runWords(Arrays.stream(line.split(" ")).filter(word -> !word.isEmpty()).toArray(String[]::new));
    }

    /** Runs one command line. */
    Outcome runWords(String... words) {
        ExitCode code = runIn(world.environment(), words);
        return new Outcome(code, world.out().replace(home(), "<HOME>"), world.err().replace(home(), "<HOME>"));
    }

    /** Runs one command line in a world made of {@link #environment()}. */
    ExitCode runIn(Environment environment, String... words) {
        return Program.run(environment, List.of(words), harnesses, patience);
    }

    /** A file below the home. */
    Path file(String relative) {
        return scratch.directory().resolve(relative);
    }

    /** Where the ledger is if nothing says otherwise. */
    Path ledger() {
        return file(".local/state/toktrail/toktrail.db");
    }

    /** How many calls a report counts, without an import before it. */
    long messages() {
        Object report = VectorReader.parse(run("usage summary --no-refresh --json").done());
        return VectorReader.objects(VectorReader.object(report).get("by_provider")).stream()
                .mapToLong(row -> (Long) row.get("message_count")).sum();
    }

    /** The same by harness. */
    Map<String, Long> messagesByHarness() {
        Object report = VectorReader.parse(run("usage summary --no-refresh --json").done());
        return VectorReader.objects(VectorReader.object(report).get("by_harness")).stream().collect(
                Collectors.toMap(row -> (String) row.get("harness"), row -> (Long) row.get("message_count")));
    }

    private String home() {
        return scratch.directory().toString();
    }
}
