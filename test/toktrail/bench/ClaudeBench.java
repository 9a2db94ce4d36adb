package toktrail.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import toktrail.environment.Environment;
import toktrail.harness.claude.ClaudeHarness;
import toktrail.importer.SourceSurvey;
import toktrail.testing.TestWorld;

/** {@code ClaudeBench DIRECTORY BYTES TIMES}: how quickly a home of Claude Code is read, without a ledger. */
public final class ClaudeBench {

    private ClaudeBench() { }

    /** Prints a line for each time: seconds, MB/s, calls, tokens, heap in use while the result is held. */
    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path root = Path.of(args[0]).toAbsolutePath();
        long bytes = Long.parseLong(args[1]);
        Environment environment = new TestWorld(root).environment();
        for (int i = 0; i < Integer.parseInt(args[2]); i++) {
            long start = System.nanoTime();
            Duration cpu = cpu();
            SourceSurvey.Survey survey = new SourceSurvey(environment).read(new ClaudeHarness(), List.of(root), false);
            double seconds = (System.nanoTime() - start) / 1e9;
            double busy = cpu().minus(cpu).toMillis() / 1e3;
            long tokens = survey.events().stream().mapToLong(event -> event.tokens().accountingTotal()).sum();
            Runtime runtime = Runtime.getRuntime();
            System.gc();
            long used = runtime.totalMemory() - runtime.freeMemory() >> 20;
            out.println(String.format(Locale.ROOT,
                    "%.2f s, %.2f s of CPU, %.0f MB/s, %d calls, %d tokens, %d rows, %d MB kept", seconds, busy,
                bytes / 1e6 / seconds, survey.events().size(), tokens, survey.rowsSeen(), used));
        }
    }

    /** Time all processors spent for this process. */
    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
