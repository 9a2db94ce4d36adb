package toktrail.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import toktrail.environment.Environment;
import toktrail.environment.Host;
import toktrail.environment.Output;
import toktrail.environment.Streams;
import toktrail.environment.TerminalFacts;
import toktrail.harness.Harness;
import toktrail.harness.HarnessInfo;
import toktrail.harness.Scan;
import toktrail.harness.ScanContext;
import toktrail.harness.SourceListing;
import toktrail.harness.claude.ClaudeHarness;
import toktrail.harness.codex.CodexHarness;
import toktrail.harness.opencode.OpenCodeHarness;
import toktrail.usage.EventRules;

/**
 * {@code toktrail refresh} in a process of its own whose home is the working directory. When it comes to Codex, after
 * Claude Code, it prints {@link #READING} and stalls for ever.
 */
public final class StallingProgram {

    /** What is printed when the import stalls. */
    static final String READING = "reading";

    private StallingProgram() { }

    /** A tool like another one that never comes to an end of reading. */
    private record Stalling(Harness like) implements Harness {

        @Override
        public HarnessInfo info() {
            return like.info();
        }

        @Override
        public EventRules rules() {
            return like.rules();
        }

        @Override
        public int parserVersion() {
            return like.parserVersion();
        }

        @Override
        public List<Path> defaultRoots(Environment environment) {
            return like.defaultRoots(environment);
        }

        @Override
        public SourceListing list(Path root, Environment environment) throws java.io.IOException {
            return like.list(root, environment);
        }

        @Override
        public Scan<?> scan(ScanContext context) {
            System.out.println(READING);
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return like.scan(context);
        }
    }

    public static void main(String[] args) {
        Path home = Path.of("").toAbsolutePath();
        TerminalFacts none = new TerminalFacts() {
            @Override
            public boolean isTerminal(Stream stream) {
                return false;
            }

            @Override
            public int columns() {
                return 0;
            }
        };
        Environment environment = new Environment(Map.of("LANG", StandardCharsets.UTF_8.name()), home, home,
                Clock.systemUTC(), new Host("testhost", false), new Streams(System.in,
                new Output(new FileOutputStream(FileDescriptor.out)),
                new Output(new FileOutputStream(FileDescriptor.err))), none);
        List<Harness> harnesses = List.of(new ClaudeHarness(), new Stalling(CodexHarness.codex()),
                new OpenCodeHarness());
        System.exit(Program.run(environment, List.of("refresh"), harnesses).status());
    }
}
