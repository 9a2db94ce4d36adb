package toktrail.cli;

import java.io.File;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;

/** The prompt segment as a shell asks for it: a process each time, the second one from a kept line. */
public final class StatuslineProcessTest {

    private static final int LIMIT_SECONDS = 60;
    private static final String LINE = "codex · gpt-5.4-mini · 4.3k tok · +1.0k cached · v$0.00 · ?1\n";
    private static final String SETTINGS = "\n[statusline]\nrefresh = \"never\"\n[statusline.cache]\n";

    /** What a kept line may not cost. */
    private static final List<String> UNWANTED = List.of("org.sqlite", "java.sql", "java.util.regex", "java.time",
            "Lambda", "toktrail.cli", "toktrail.json", "toktrail.config", "toktrail.args", "toktrail.ledger",
            "toktrail.harness", "toktrail.environment");

    private StatuslineProcessTest() { }

    public static void tests(Suite s) {
        s.test("a kept line is printed without ledger, driver, JSON, expressions, lambdas and calendar", scratch -> {
            CommandHome home = home(scratch, "output_cache_secs = 3600\n");
            Check.equal("made", LINE, run(home, List.of(), null, "statusline"));
            Path loaded = scratch.directory().resolve("loaded");
            Check.equal("kept", LINE, run(home, List.of("-Xlog:class+load:file=" + loaded), null, "statusline"));
            List<String> classes = Files.readAllLines(loaded);
            Check.that("the log has classes", classes.stream().anyMatch(line -> line.contains("statusline.WarmLine")));
            Check.equal("unwanted", List.of(), classes.stream().filter(line -> !line.contains("shared objects file"))
                    .filter(line -> UNWANTED.stream().anyMatch(line::contains)).toList());
            Check.equal("driver or expressions, shared ones too", List.of(), classes.stream()
                    .filter(line -> line.contains("java.sql.") || line.contains("java.util.regex.Pattern")
                            || line.contains("sqlite")).toList());
            Files.delete(home.ledger());
            Check.that("a file of it changed", !run(home, List.of(), null, "statusline").equals(LINE));
        });
        s.test("JSON says where it comes from", scratch -> {
            CommandHome home = home(scratch, "output_cache_secs = 3600\n");
            Check.that("miss", run(home, List.of(), null, "statusline", "--json")
                    .contains("\"output_cache\": \"miss\""));
            Check.that("hit", run(home, List.of(), null, "statusline", "--json")
                    .contains("\"output_cache\": \"hit\""));
            Check.that("not asked", run(home, List.of(), null, "statusline", "--json", "--no-cache")
                    .contains("\"output_cache\": \"miss\""));
        });
        s.test("a payload is part of the question", scratch -> {
            CommandHome home = home(scratch, "output_cache_secs = 3600\n");
            String payload = "{\"harness\": \"claude\", \"n\": 1}";
            String made = run(home, List.of(), payload, "statusline", "--json");
            Check.that(made, made.contains("\"harness\": \"claude\"") && made.contains("\"miss\""));
            Check.that("the same fields", run(home, List.of(), payload.replace("1", "2"), "statusline", "--json")
                    .equals(made.replace("\"miss\"", "\"hit\"")));
            Check.that("others", run(home, List.of(), payload.replace("claude", "codex"), "statusline", "--json")
                    .contains("\"miss\""));
        });
        s.test("a damaged line is made anew", scratch -> {
            CommandHome home = home(scratch, "output_cache_secs = 3600\n");
            run(home, List.of(), null, "statusline");
            Path file = lines(home).get(0);
            Files.writeString(file, Files.readString(file).replace("out ", "out 9"));
            Check.equal("anew", LINE, run(home, List.of(), null, "statusline"));
            Check.that("repaired", Files.readString(file).endsWith(LINE));
        });
        s.test("an old line is printed at once and renewed by a process that holds no stream", scratch -> {
            CommandHome home = home(scratch, "output_cache_secs = 0\nserve_stale_secs = 3600\n"
                    + "min_refresh_interval_secs = 3600\n");
            Check.equal("made", LINE, run(home, List.of(), null, "statusline"));
            Path file = lines(home).get(0);
            String old = Files.readString(file).replace("codex ·", "CODEX ·");
            Files.writeString(file, old);
            Check.equal("the old one", LINE.replace("codex", "CODEX"), run(home, List.of(), null, "statusline"));
            Path marker = file.resolveSibling(file.getFileName() + ".renewing");
            long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
            while (Files.size(marker) == 0 && System.nanoTime() < limit) {
                Thread.sleep(20);
            }
            Check.that("renewed", Files.readString(file).endsWith(LINE));
            Files.writeString(file, old);
            FileTime before = Files.getLastModifiedTime(marker);
            run(home, List.of(), null, "statusline");
            Check.equal("not twice in an hour", before, Files.getLastModifiedTime(marker));
        });
        s.test("a pipe nobody writes to does not stop a prompt", scratch -> {
            CommandHome home = home(scratch, "output_cache_secs = 3600\n");
            for (int i = 0; i < 2; i++) {
                Process process = builder(home, List.of(), "statusline").start();
                Check.equal("line " + i, LINE, new String(process.getInputStream().readAllBytes(),
                        StandardCharsets.UTF_8));
                Check.that("ends", process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS));
                process.getOutputStream().close();
            }
        });
    }

    private static CommandHome home(Scratch scratch, String cache) throws Exception {
        CommandHome home = CommandHome.sample(scratch);
        Path config = home.file(".config/toktrail/config.toml");
        String sample = Files.readString(config);
        Files.writeString(config, sample.substring(0, sample.indexOf("[statusline]")) + SETTINGS + cache);
        home.run("refresh").done();
        return home;
    }

    private static List<Path> lines(CommandHome home) throws Exception {
        try (Stream<Path> files = Files.list(home.file(".cache/toktrail/statusline"))) {
            return files.filter(file -> file.getFileName().toString().length() == 16).sorted().toList();
        }
    }

    /** What the program prints; it must end well, without a word of complaint, and nobody else may hold its output. */
    private static String run(CommandHome home, List<String> flags, String input, String... words) throws Exception {
        ProcessBuilder builder = builder(home, flags, words);
        if (input == null) {
            builder.redirectInput(Redirect.from(new File("/dev/null")));
        }
        Process process = builder.start();
        if (input != null) {
            try (OutputStream in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        Check.that("ends", process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS));
        Check.equal("errors", "", err);
        Check.equal("status", 0, process.exitValue());
        return out;
    }

    private static ProcessBuilder builder(CommandHome home, List<String> flags, String... words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath(), "-XX:TieredStopAtLevel=1", "-XX:+IgnoreUnrecognizedVMOptions",
                "--enable-native-access=ALL-UNNAMED", "toktrail.Main"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.file("").toFile());
        Map<String, String> variables = builder.environment();
        variables.clear();
        variables.put("HOME", home.file("").toString());
        variables.put("PATH", "/usr/bin:/bin");
        variables.put("TOKTRAIL_BUILTIN_PRICES", "0");
        variables.put("LC_ALL", "C.UTF-8");
        return builder;
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
