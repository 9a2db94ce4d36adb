package toktrail.cli;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import toktrail.Main;
import toktrail.cli.frame.Sources;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;

/** {@code watch} as a process of its own, beside a file that grows, ended by a signal. */
public final class WatchProcessTest {

    private static final int LIMIT_SECONDS = 60;
    private static final int SIGINT_BIT = 1 << 1;

    private WatchProcessTest() { }

    public static void tests(Suite s) {
        s.test("follows a growing file, and Ctrl-C ends it with the totals and status 0", scratch -> {
            if (!Files.isExecutable(Path.of("/bin/kill"))) {
                throw new Suite.SkippedException("no /bin/kill");
            }
            Process start = program(scratch, "run", "start", "--name", "live");
            start.getInputStream().readAllBytes();
            Check.equal("start", 0, start.waitFor());
            Path session = scratch.directory().resolve(".claude/projects/p/s.jsonl");
            Files.createDirectories(session.getParent());
            Files.writeString(session, call(1));
            Process watch = program(scratch, "watch", "--harness", "claude", "--interval", "0.1");
            try (BufferedReader out = new BufferedReader(
                    new InputStreamReader(watch.getInputStream(), StandardCharsets.UTF_8))) {
                Check.equal("head", "Watching configured harnesses for run 1: live", out.readLine());
                Check.equal("sources", "Sources: claude", out.readLine());
                Check.equal("blank", "", out.readLine());
                for (int i = 1; i <= 3; i++) {
                    String line = out.readLine();
                    Check.that(line, line.contains("  +1 msgs  +120 tokens in=100 out=20 "));
                    line = out.readLine();
                    Check.that(line, line.startsWith("  claude     +1 msg   +120 tokens  "));
                    if (i < 3) {
                        Files.writeString(session, call(i + 1), StandardOpenOption.APPEND);
                    }
                }
                kill(watch);
                List<String> rest = out.lines().toList();
                Check.equal("end", List.of("", "Stopped watching.", "Observed during watch:", "  messages:   3",
                        "  tokens:     360"), rest.subList(0, 5));
                Check.equal("last line", "  savings:", rest.get(rest.size() - 1).substring(0, 10));
                Check.that("ends", watch.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS));
                Check.equal("status", 0, watch.exitValue());
            } finally {
                watch.destroyForcibly();
            }
        });
    }

    private static String call(int number) {
        return "{\"type\":\"assistant\",\"sessionId\":\"s\",\"requestId\":\"r" + number + "\",\"timestamp\":\""
                + Instant.now().plusSeconds(1) + "\",\"message\":{\"id\":\"m" + number
                + "\",\"model\":\"claude-sonnet-4\",\"usage\":{\"input_tokens\":100,\"output_tokens\":20}}}\n";
    }

    private static Process program(Scratch scratch, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().clear();
        builder.environment().put("HOME", scratch.directory().toString());
        builder.environment().put("TOKTRAIL_BUILTIN_PRICES", "0");
        return builder.start();
    }

    /** Sends what Ctrl-C sends; where the tests run with that ignored, which programs inherit, what kill sends. */
    private static void kill(Process process) throws Exception {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        boolean ignored = Files.exists(status) && Files.readString(status).lines()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & SIGINT_BIT) != 0);
        Process kill = new ProcessBuilder("/bin/kill", ignored ? "-TERM" : "-INT", String.valueOf(process.pid()))
                .start();
        Check.equal("kill", 0, kill.waitFor());
    }
}
