package toktrail.cli;

import java.io.BufferedReader;
import java.io.File;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import toktrail.harness.Harnesses;
import toktrail.sqlite.Database;
import toktrail.sqlite.SqlStatement;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** The program as a process of its own: little memory, signals, closed pipes. */
public final class ProcessTest {

    private static final int LIMIT_SECONDS = 60;
    private static final int LONG_LINE_BYTES = 200_000_000;
    private static final Path FULL = Path.of("/dev/full");
    private static final String LOGS = ".claude/projects/-home-dev-shop/";

    private ProcessTest() { }

    private record Ended(int status, String out, String err) { }

    public static void tests(Suite s) {
        s.test("a line of 200 MB needs neither the heap nor its neighbours", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            Path log = home.file(LOGS + "0d5f0c1e-1111-4aaa-8bbb-000000000001.jsonl");
            byte[] good = RefreshCommandTest.assistant("n1", 7, "fine").getBytes(StandardCharsets.UTF_8);
            try (OutputStream out = Files.newOutputStream(log, StandardOpenOption.APPEND)) {
                String begin = RefreshCommandTest.assistant("n2", 9, "@");
                out.write(begin.substring(0, begin.indexOf('@')).getBytes(StandardCharsets.UTF_8));
                byte[] block = "lorem ipsum ".repeat(100_000).getBytes(StandardCharsets.UTF_8);
                for (int written = 0; written < LONG_LINE_BYTES; written += block.length) {
                    out.write(block);
                }
                out.write(begin.substring(begin.indexOf('@') + 1).getBytes(StandardCharsets.UTF_8));
                out.write(good);
            }
            Ended ended = run(home, List.of("-Xmx64m"), "refresh");
            Check.equal(ended.err(), 0, ended.status());
            Check.that(ended.out(), ended.out().contains("claude        2         7"));
            Files.delete(log);
        });
        s.test("a pipe that is closed early ends quietly", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            Process process = builder(home, program(List.of(), "man")).start();
            try (InputStream out = process.getInputStream()) {
                Check.equal("a byte", (int) '.', out.read());
            }
            String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            Check.that("ends", process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS));
            Check.equal("errors", "", err);
            Check.equal("status", 0, process.exitValue());
        });
        s.test("a full device under the output is an error", scratch -> {
            if (!Files.exists(FULL)) {
                throw new Suite.SkippedException("no " + FULL);
            }
            CommandHome home = CommandHome.sample(scratch);
            Process process = builder(home, program(List.of(), "man")).redirectOutput(FULL.toFile()).start();
            String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            Check.that("ends", process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS));
            Check.equal("status", 1, process.exitValue());
            Check.that(err, err.startsWith("Could not write the output: ") && err.lines().count() == 1);
        });
        s.test("a ledger that cannot grow: one line, and it stays as it was", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            Check.equal("some", 0, run(home, List.of(), "refresh", "--harness", "codex").status());
            List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -f 16 && exec \"$@\"", "sh"));
            command.addAll(program(List.of("-XX:-UsePerfData"), "refresh"));
            Ended ended = ended(builder(home, command).start());
            Check.equal(ended.out(), 1, ended.status());
            Check.equal("output", "", ended.out());
            Check.that(ended.err(), ended.err().lines().count() == 1 && !ended.err().startsWith("Internal"));
            Check.equal("as it was", "4", messages(home));
            home.run("refresh").done();
            Check.equal("later", "18", messages(home));
        });
        s.test("interrupted in the middle of an import: status 130, and the next one completes", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            List<String> command = java(List.of());
            command.add(StallingProgram.class.getName());
            Process process = builder(home, command).start();
            try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(),
                    StandardCharsets.UTF_8))) {
                Check.equal("reached", StallingProgram.READING, out.readLine());
                interrupt(process);
                Check.that("ends", process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS));
                Check.equal("status", 130, process.exitValue());
                Check.equal("no result", null, out.readLine());
            }
            Map<String, Long> before = home.messagesByHarness();
            home.run("refresh").done();
            Check.equal("complete", 18L, home.messages());
            Map<String, Long> whole = home.messagesByHarness();
            before.forEach((harness, count) -> Check.that(harness + " has no more", count <= whole.get(harness)));
        });
        s.test("under a locale without Unicode the text is UTF-8", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            home.run("refresh").done();
            Ended ended = run(home, List.of("-Dfile.encoding=US-ASCII"), "usage", "summary", "--no-refresh", "--rich");
            Check.equal(ended.err(), 0, ended.status());
            Check.that("box", ended.out().contains("╭"));
        });
        s.test("under a locale without Unicode the usage is the same, whatever files are called", scratch -> {
            String folder = ".claude/projects/p/";
            CommandHome home = new CommandHome(scratch, Harnesses.find("claude").orElseThrow(),
                    Harnesses.find("droid").orElseThrow())
                    .with(folder + "sü.jsonl", call(1, "x1") + call(2, "ü"))
                    .with(folder + "sü/subagents/agent-x1.meta.json", "{\"agentType\":\"reviewer\"}")
                    .with(folder + "sö/subagents/agent-ü.jsonl", call(3, "ü"))
                    .with(folder + "sö/subagents/agent-ü.meta.json", "{\"agentType\":\"tester\"}")
                    .with(folder + "sö/subagents/agent-é.jsonl", call(4, "é"))
                    .with(".factory/sessions/p/sñ.settings.json", """
                            {"model":"m","tokenUsage":{"inputTokens":5}}""")
                    .with(".factory/sessions/p/sñ.jsonl", """
                            {"type":"session_start","title":"A title"}""");
            home.run("refresh --db unicode.db").done();
            Ended ended = run(home, List.of(), "refresh", "--db", "plain.db");
            Check.equal("errors", "", ended.err());
            List<String> usage = usage(home.file("unicode.db"));
            Check.equal("usage", usage, usage(home.file("plain.db")));
            Check.equal("agents", List.of("sñ sñ.settings.json A title", "sö agent-ü.jsonl Tester",
                    "sö agent-é.jsonl Claude Code Subagent", "sü sü.jsonl Reviewer",
                    "sü sü.jsonl Claude Code Subagent"), usage);
        });
    }

    /** A call of a subagent that names no session. */
    private static String call(int number, String agent) {
        return """
                {"type":"assistant","isSidechain":true,"agentId":"%2$s","uuid":"u%1$s","requestId":"r%1$s",\
                "timestamp":"2026-05-03T22:30:00.000Z","message":{"id":"m%1$s","model":"claude-sonnet-4-5",\
                "type":"message","role":"assistant","usage":{"input_tokens":3,"output_tokens":%1$s}}}
                """.formatted(number, agent);
    }

    /** Session, file and agent or title of the calls of unusual sessions. */
    private static List<String> usage(Path ledger) {
        try (Database database = Database.openForReading(ledger)) {
            return database.query("""
                    SELECT source_session_id, source_path, coalesce(agent, session_title) FROM usage_events
                    WHERE source_session_id GLOB 's[öñü]' ORDER BY 1, output_tokens % 2 = 0""",
                    SqlStatement.Binder.NONE, row -> row.text(1) + row.text(2).substring(row.text(2).lastIndexOf('/'))
                            .replace('/', ' ') + " " + row.text(3));
        }
    }

    private static String messages(CommandHome home) {
        return Long.toString(home.messages());
    }

    private static Ended run(CommandHome home, List<String> flags, String... words) throws Exception {
        return ended(builder(home, program(flags, words)).start());
    }

    private static Ended ended(Process process) throws Exception {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        Check.that("ends", process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS));
        return new Ended(process.exitValue(), out, err);
    }

    /** The command line of the program itself. */
    private static List<String> program(List<String> flags, String... words) {
        List<String> command = java(flags);
        command.add("toktrail.Main");
        command.addAll(List.of(words));
        return command;
    }

    private static List<String> java(List<String> flags) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath(), "-XX:TieredStopAtLevel=1", "-XX:+IgnoreUnrecognizedVMOptions",
                "--enable-native-access=ALL-UNNAMED"));
        return command;
    }

    private static ProcessBuilder builder(CommandHome home, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.file("").toFile());
        Map<String, String> variables = builder.environment();
        variables.clear();
        variables.put("HOME", home.file("").toString());
        variables.put("PATH", "/usr/bin:/bin");
        variables.put("TOKTRAIL_BUILTIN_PRICES", "0");
        variables.put("LC_ALL", "C");
        return builder;
    }

    /** The class path of this process, as seen from another directory. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void interrupt(Process process) throws Exception {
        Process kill = new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).inheritIO().start();
        if (kill.waitFor() != 0) {
            process.destroyForcibly();
            throw new Suite.SkippedException("no kill command");
        }
    }
}
