package toktrail.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import toktrail.error.ExitCode;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** Commands that write files: links are followed, and what is not a regular file stays what it is. */
public final class ResultFileTest {

    private static final Map<String, String> STREAMED = Map.of("graph", "graph --no-refresh --output ",
            "export", "export --no-refresh --format csv --output ");
    private static final String ARCHIVE = "sync export --no-refresh --out ";
    private static final long PATIENCE_S = 20;

    private ResultFileTest() { }

    public static void tests(Suite s) {
        s.test("a link to a file is followed by all alike", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            home.run("refresh").done();
            for (String line : List.of(STREAMED.get("graph"), STREAMED.get("export"), ARCHIVE)) {
                Path file = Files.writeString(home.file("real"), "old");
                Path link = home.file("link");
                Files.deleteIfExists(link);
                Files.createSymbolicLink(link, file);
                Check.equal(line, ExitCode.DONE, home.run(line + "link").code());
                Check.that(line + "link", Files.isSymbolicLink(link));
                Check.that(line + "file", Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                        && Files.size(file) > "old".length());
            }
        });
        s.test("a FIFO is written into, straight or behind a link", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            home.run("refresh").done();
            Path fifo = fifo(home.file("fifo"));
            Files.createSymbolicLink(home.file("link"), fifo);
            for (String name : List.of("fifo", "link")) {
                for (String line : STREAMED.values()) {
                    home.run(line + "plain");
                    Check.equal(line + name, withoutTime(Files.readString(home.file("plain"))),
                            withoutTime(readWhile(fifo, () ->
                                    Check.equal(line, ExitCode.DONE, home.run(line + name).code()))));
                    Check.that(line + name, !Files.isRegularFile(fifo) && Files.exists(fifo));
                }
            }
        });
        s.test("an archive is not written into a FIFO, and no setting is kept in one", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            home.run("refresh").done();
            Path fifo = fifo(home.file("fifo"));
            Files.createSymbolicLink(home.file("link"), fifo);
            for (String name : List.of("fifo", "link")) {
                Check.equal(name, "Error: Could not write <HOME>/" + name + ": it is not a regular file\n",
                        home.run(ARCHIVE + name).failed());
                for (String line : List.of("statusline config set max-width 80",
                        "prices set openai gpt-x --input 1 --output 2", "machine set-name here")) {
                    String out = home.run("--config <HOME>/".replace("<HOME>", scratch.directory().toString()) + name
                            + " --prices " + scratch.directory() + "/" + name + " --machine-config "
                            + scratch.directory() + "/" + name + " " + line).failed();
                    Check.that(out, out.contains("is not a regular file"));
                }
                Check.that(name, Files.exists(fifo) && !Files.isRegularFile(fifo));
            }
        });
    }

    private static String withoutTime(String text) {
        return text.replaceAll("\"generatedAt\": \"[^\"]*\"", "");
    }

    /** What comes out of a FIFO while something is done; the reader holds it open for writing by nobody else. */
    private static String readWhile(Path fifo, Runnable action) throws Exception {
        ExecutorService pool = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "fifo reader");
            thread.setDaemon(true);
            return thread;
        });
        try {
            Future<String> read = pool.submit(() -> Files.readString(fifo));
            action.run();
            return read.get(PATIENCE_S, TimeUnit.SECONDS);
        } finally {
            pool.shutdownNow();
        }
    }

    /** Makes a FIFO; the test is skipped where that is not possible. */
    static Path fifo(Path file) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder("mkfifo", file.toString()).start();
            if (process.waitFor() != 0) {
                throw new Suite.SkippedException("no FIFO can be made here");
            }
        } catch (IOException e) {
            throw new Suite.SkippedException("there is no mkfifo");
        }
        return file;
    }
}
