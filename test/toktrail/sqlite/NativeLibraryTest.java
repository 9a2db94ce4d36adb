package toktrail.sqlite;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** The cached native library, each case in a process of its own, because a process loads the library once. */
public final class NativeLibraryTest {

    private NativeLibraryTest() { }

    public static void tests(Suite s) {
        s.test("the library is unpacked once, found again, and mended when damaged", scratch -> {
            Path cache = scratch.directory().resolve("c/native");
            Check.equal("first start", "CACHED 1", run(scratch.directory(), cache));
            Path library = library(cache);
            Check.equal("cache", "rwx------", mode(cache));
            Check.equal("folder", "rwx------", mode(library.getParent()));
            Check.equal("library", "rw-------", mode(library));
            long time = Files.getLastModifiedTime(library).toMillis();
            Check.equal("second start", "CACHED 1", run(scratch.directory(), cache));
            Check.equal("not written again", time, Files.getLastModifiedTime(library).toMillis());
            Files.write(library, new byte[1000]);
            Check.equal("damaged", "CACHED 1", run(scratch.directory(), cache));
            Check.equal("one library", library, library(cache));
            Check.that("whole again", Files.size(library) > 1000);
            Check.equal("nothing in the folder for temporary files", 0L, entries(temporary(scratch.directory())));
        });
        s.test("a cache others can write to, or that is a file, is not used", scratch -> {
            Path open = Files.createDirectory(scratch.directory().resolve("open"));
            Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
            Check.equal("open", "DRIVER 1", run(scratch.directory(), open));
            Check.equal("left empty", 0L, entries(open));
            Check.equal("file", "DRIVER 1", run(scratch.directory(), scratch.write("file", "x")));
        });
        s.test("a later call does not load a second library", scratch -> {
            Path cache = scratch.directory().resolve("native");
            Check.equal("two calls", "DRIVER 1", run(scratch.directory(), scratch.write("file", "x"),
                    "-Dlater=" + cache));
            Check.that("untouched", !Files.exists(cache));
        });
        s.test("the program loads one library, also beside a ledger of an older toktrail", scratch -> {
            Path ledger = scratch.directory().resolve(".local/state/toktrail/toktrail.db");
            Files.createDirectories(ledger.getParent());
            try (Database old = Database.openForWriting(ledger, WriteSettings.bulk())) {
                old.execute("CREATE TABLE usage_events (id INTEGER)");
                old.execute("PRAGMA user_version = 5");
            }
            // The driver could not unpack another one.
            start(scratch.directory(), List.of("-Dorg.sqlite.tmpdir=" + scratch.directory().resolve("missing")),
                    List.of("toktrail.Main", "refresh"));
            library(scratch.directory().resolve(".cache"));
        });
        s.test("a path that is set already is respected", scratch -> {
            Path cache = scratch.directory().resolve("native");
            run(scratch.directory(), cache);
            Path given = library(cache).getParent();
            Path other = scratch.directory().resolve("other");
            Check.equal("given", "GIVEN 1", run(scratch.directory(), other, "-Dorg.sqlite.lib.path=" + given));
            Check.that("untouched", !Files.exists(other));
        });
    }

    private static Path temporary(Path directory) throws java.io.IOException {
        return Files.createDirectories(directory.resolve("tmp"));
    }

    private static String run(Path directory, Path cache, String... options) throws Exception {
        return start(directory, List.of(options),
                List.of(Start.class.getName(), cache.toString(), directory.resolve("start.db").toString()));
    }

    /** Starts a JVM at home in a directory; its standard output, after checking that standard error is empty. */
    private static String start(Path directory, List<String> options, List<String> program) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:auto",
                "-XX:TieredStopAtLevel=1", "-XX:+IgnoreUnrecognizedVMOptions", "--enable-native-access=ALL-UNNAMED",
                "-XX:-UsePerfData", "-Djava.io.tmpdir=" + temporary(directory)));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(program);
        Path err = directory.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("XDG_") || name.startsWith("TOKTRAIL_"));
        builder.environment().put("HOME", directory.toString());
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        Check.that("ends", process.waitFor(20, TimeUnit.SECONDS));
        Check.equal("standard error", "", Files.readString(err));
        Check.equal("status", 0, process.exitValue());
        return out;
    }

    private static Path library(Path cache) throws java.io.IOException {
        try (Stream<Path> files = Files.walk(cache)) {
            List<Path> libraries = files.filter(Files::isRegularFile).toList();
            Check.equal("libraries", 1, libraries.size());
            return libraries.get(0);
        }
    }

    private static long entries(Path directory) throws java.io.IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.count();
        }
    }

    private static String mode(Path path) throws java.io.IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    /** Prepares the library and opens a database. */
    public static final class Start {

        private Start() { }

        public static void main(String[] args) {
            NativeLibrary.Origin origin = NativeLibrary.prepare(Path.of(args[0]));
            try (Database database = Database.openForWriting(Path.of(args[1]), WriteSettings.bulk())) {
                if (System.getProperty("later") != null) {
                    Check.equal("later", origin, NativeLibrary.prepare(Path.of(System.getProperty("later"))));
                }
                System.out.println(origin + " " + database.pragma("foreign_keys"));
            }
        }
    }
}
