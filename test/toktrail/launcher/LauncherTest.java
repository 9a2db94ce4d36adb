package toktrail.launcher;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import toktrail.testing.Check;
import toktrail.testing.SampleHome;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;

/** An installed toktrail: the launcher, the archive of prepared classes, SQLite's library, what uninstalling leaves. */
public final class LauncherTest {

    private static final int LIMIT_SECONDS = 120;

    private LauncherTest() { }

    private record Ended(int status, String out, String err) { }

    public static void tests(Suite s) {
        s.test("an installation works from everywhere, survives damage, and goes without a trace", scratch -> {
            if (File.separatorChar == '\\') {
                throw new Suite.SkippedException("no POSIX shell");
            }
            Installation plain = Installation.make(scratch, "plain");
            plain.startsFromEverywhere();
            plain.passesWordsOn();
            plain.choosesJava();
            plain.renewsALineAsItWasStarted();
            plain.survivesADamagedArchive();
            plain.survivesADamagedLibrary();
            plain.goesWithoutATrace();
        });
        s.test("an installation works below a path with blanks, and words stay whole", scratch -> {
            if (File.separatorChar == '\\') {
                throw new Suite.SkippedException("no POSIX shell");
            }
            Installation odd = Installation.make(scratch, "with some blanks");
            odd.startsFromEverywhere();
            odd.passesWordsOn();
            odd.goesWithoutATrace();
        });
    }

    /**
     * One installation.
     *
     * @param scratch a folder of the test's own
     * @param prefix  where it was installed
     * @param home    a home with usage of several tools
     */
    private record Installation(Path scratch, Path prefix, Path home) {

        static Installation make(Scratch scratch, String name) throws Exception {
            Path prefix = scratch.directory().resolve(name);
            Path home = scratch.directory().resolve("home");
            SampleHome.copyTo(home);
            Installation made = new Installation(scratch.directory(), prefix, home);
            Ended ended = made.make("install");
            Check.equal(ended.out() + ended.err(), 0, ended.status());
            return made;
        }

        private Ended make(String target) throws Exception {
            return ended(new ProcessBuilder("make", "-s", target, "PREFIX=" + prefix,
                    "JAVA=" + Path.of(System.getProperty("java.home"), "bin", "java")), Map.of());
        }

        private Path program() {
            return prefix.resolve("bin/toktrail");
        }

        private Path lib() {
            return prefix.resolve("lib/toktrail");
        }

        void startsFromEverywhere() throws Exception {
            Check.equal("a report", 0, start(program(), "usage", "summary").status());
            Check.that("usage", start(program(), "usage", "summary").out().contains("token usage: total="));
            Path link = Files.createSymbolicLink(scratch.resolve("link"), program());
            Files.createSymbolicLink(scratch.resolve("link to link"), Path.of("link"));
            same(start(link, "--version"));
            same(start(scratch.resolve("link to link"), "--version"));
            same(in(prefix, "bin/toktrail"));
            same(in(prefix.resolve("bin"), "./toktrail"));
            same(in(scratch, "./link"));
            Files.delete(scratch.resolve("link to link"));
            Files.delete(link);
        }

        void passesWordsOn() throws Exception {
            String odd = "a  b*$HOME'\"\\";
            Ended ended = start(program(), "--config", odd, "config", "path", "--which", "config");
            Check.equal(ended.err(), scratch.resolve(odd) + "\n", ended.out());
            Check.equal("status of a mistake", 2, start(program(), "no-such-command").status());
        }

        void choosesJava() throws Exception {
            Path javaHome = Path.of(System.getProperty("java.home"));
            same(started(Map.of("TOKTRAIL_JAVA", javaHome.toString()), program(), "--version"));
            same(started(Map.of("TOKTRAIL_JAVA", javaHome.resolve("bin/java").toString()), program(), "--version"));
            same(started(Map.of("JAVA_HOME", javaHome.toString()), program(), "--version"));
            Ended missing = started(Map.of("TOKTRAIL_JAVA", "/no/java"), program(), "--version");
            Check.equal("status", 1, missing.status());
            Check.equal("message", "toktrail needs Java 17 or newer, and /no/java was not found. Install it, or set"
                    + " TOKTRAIL_JAVA to the program or its home.\n", missing.err());
            Ended nowhere = started(Map.of("PATH", "/no/programs"), Path.of("/bin/sh"), program().toString(),
                    "--version");
            Check.equal("status without any", 1, nowhere.status());
            Check.that(nowhere.err(), nowhere.err().contains("toktrail needs Java 17 or newer"));
            Ended options = started(Map.of("TOKTRAIL_JAVA_OPTIONS", "-Xmx200m -Dodd=1"), program(), "--version");
            same(options);
        }

        /** The process that makes a line anew gets the options of Java that the prompt was started with. */
        void renewsALineAsItWasStarted() throws Exception {
            Path config = home.resolve(".config/toktrail/config.toml");
            String before = Files.readString(config);
            Files.writeString(config, before.substring(0, before.indexOf("[statusline]")) + "[statusline]\n"
                    + "refresh = \"never\"\n[statusline.cache]\noutput_cache_secs = 0\nserve_stale_secs = 3600\n");
            Path log = scratch.resolve("classes.log");
            Map<String, String> variables =
                    Map.of("TOKTRAIL_JAVA_OPTIONS", "-Xlog:class+load:file=" + log + "-%p");
            List<String> words = List.of(program().toString(), "statusline", "--harness", "codex");
            for (int i = 0; i < 2; i++) {
                Map<String, String> world = new HashMap<>(world());
                world.putAll(variables);
                Ended ended = ended(new ProcessBuilder(words).directory(scratch.toFile())
                        .redirectInput(new File("/dev/null")), world);
                Check.equal(ended.err(), 0, ended.status());
            }
            long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
            while (logs() < 3 && System.nanoTime() < limit) {
                Thread.sleep(20);
            }
            Check.equal("processes", 3L, logs());
            Files.writeString(config, before);
        }

        private long logs() throws Exception {
            try (Stream<Path> files = Files.list(scratch)) {
                return files.filter(file -> file.getFileName().toString().startsWith("classes.log")).count();
            }
        }

        void survivesADamagedArchive() throws Exception {
            Path archive = archive();
            Path intact = scratch.resolve("intact");
            Files.copy(archive, intact);
            byte[] bytes = Files.readAllBytes(archive);
            Check.that("an archive was made", bytes.length > 1 << 20);

            Files.write(archive, Arrays.copyOf(bytes, bytes.length / 3));
            same(start(program(), "--version"));
            byte[] headless = bytes.clone();
            Arrays.fill(headless, 0, 4096, (byte) 0x5a);
            Files.write(archive, headless);
            same(start(program(), "--version"));
            Files.write(archive, new byte[0]);
            same(start(program(), "--version"));
            Files.delete(archive);
            same(start(program(), "--version"));
            Files.copy(intact, archive, StandardCopyOption.REPLACE_EXISTING);
            same(start(program(), "--version"));
            Files.delete(lib().resolve("classes.for"));
            same(start(program(), "--version"));
            Files.delete(intact);
        }

        /** What was made depends on the version of Java. */
        private Path archive() {
            Path classes = lib().resolve("classes.aot");
            return Files.exists(classes) ? classes : lib().resolve("classes.jsa");
        }

        void survivesADamagedLibrary() throws Exception {
            String wanted = start(program(), "usage", "summary", "--no-refresh").out();
            List<Path> libraries;
            try (Stream<Path> files = Files.walk(lib().resolve("native"))) {
                libraries = files.filter(Files::isRegularFile).toList();
            }
            Check.equal("one library", 1, libraries.size());
            byte[] bytes = Files.readAllBytes(libraries.get(0));
            Files.write(libraries.get(0), Arrays.copyOf(bytes, 5000));
            Ended ended = start(program(), "usage", "summary", "--no-refresh");
            Check.equal("with a damaged library", wanted, ended.out());
            Files.delete(libraries.get(0));
            Check.equal("without a library", wanted, start(program(), "usage", "summary", "--no-refresh").out());
        }

        void goesWithoutATrace() throws Exception {
            Ended ended = make("uninstall");
            Check.equal(ended.err(), 0, ended.status());
            try (Stream<Path> rest = Files.walk(prefix)) {
                Check.equal("what is left", List.of(), rest.filter(Files::isRegularFile).toList());
            }
        }

        private static void same(Ended ended) {
            Check.equal(ended.err(), 0, ended.status());
            Check.that(ended.out(), ended.out().startsWith("toktrail ") && ended.out().lines().count() == 1);
            Check.equal("quiet", "", ended.err());
        }

        private Ended start(Path program, String... words) throws Exception {
            return started(Map.of(), program, words);
        }

        private Ended in(Path directory, String program) throws Exception {
            return ended(new ProcessBuilder(program, "--version").directory(directory.toFile()), world());
        }

        private Ended started(Map<String, String> variables, Path program, String... words) throws Exception {
            List<String> command = new ArrayList<>(List.of(program.toString()));
            command.addAll(List.of(words));
            Map<String, String> world = new HashMap<>(world());
            world.putAll(variables);
            return ended(new ProcessBuilder(command).directory(scratch.toFile()), world);
        }

        private Map<String, String> world() {
            String java = Path.of(System.getProperty("java.home"), "bin").toString();
            return Map.of("HOME", home.toString(), "PATH", java + ":/usr/bin:/bin", "LC_ALL", "C.UTF-8");
        }

        private static Ended ended(ProcessBuilder builder, Map<String, String> only) throws Exception {
            if (!only.isEmpty()) {
                builder.environment().clear();
                builder.environment().putAll(only);
            }
            File out = File.createTempFile("out", null);
            File err = File.createTempFile("err", null);
            try {
                Process process = builder.redirectOutput(out).redirectError(err).start();
                if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError("does not end: " + builder.command());
                }
                return new Ended(process.exitValue(), Files.readString(out.toPath(), StandardCharsets.UTF_8),
                        Files.readString(err.toPath(), StandardCharsets.UTF_8));
            } finally {
                Files.delete(out.toPath());
                Files.delete(err.toPath());
            }
        }
    }
}
