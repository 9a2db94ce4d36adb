package toktrail.harness;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import toktrail.importer.RefreshDriver;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.TestWorld;

/** What must hold for every harness whose sources are files of lines, checked on its vectors. */
public final class LineFileChecks {

    private static final int MANY_BYTES = 3000;
    private static final int HUGE = 10_000_000;

    private final Harness harness;
    private final Instant now;

    private LineFileChecks(Harness harness, Instant now) {
        this.harness = harness;
        this.now = now;
    }

    /**
     * Adds the tests.
     *
     * @param now when the files are read
     */
    public static void addTo(Suite s, Harness harness, Instant now) {
        LineFileChecks checks = new LineFileChecks(harness, now);
        s.test("a file cut anywhere and completed gives what the whole file gives", checks::cut);
        s.test("changed bytes never end a scan", checks::changed);
        s.test("a huge line of no interest costs a row and nothing else", checks::huge);
        s.test("links in a circle and directories with names of files are passed over", checks::odd);
    }

    private void cut(Scratch scratch) throws Exception {
        for (Path directory : VectorCase.cases(harness.info().id())) {
            Path root = copy(scratch, directory);
            String whole = driver(scratch, root).refresh().summary();
            for (Path file : files(root)) {
                byte[] bytes = Files.readAllBytes(file);
                for (int cut = 0; cut < bytes.length; cut += bytes.length > MANY_BYTES ? 17 : 3) {
                    Files.write(file, Arrays.copyOf(bytes, cut));
                    RefreshDriver driver = driver(scratch, root).refresh();
                    Files.write(file, bytes);
                    Check.equal(file.getFileName() + " cut at " + cut, whole, driver.refresh().summary());
                }
            }
        }
    }

    private void changed(Scratch scratch) throws Exception {
        Random random = scratch.random();
        for (Path directory : VectorCase.cases(harness.info().id())) {
            Path root = copy(scratch, directory);
            for (Path file : files(root)) {
                byte[] bytes = Files.readAllBytes(file);
                for (int round = 0; round < 40; round++) {
                    byte[] mutated = bytes.clone();
                    for (int i = 0; i < 1 + round % 4; i++) {
                        mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
                    }
                    Files.write(file, mutated);
                    driver(scratch, root).refresh();
                }
                Files.write(file, bytes);
            }
        }
    }

    private void huge(Scratch scratch) throws Exception {
        Path root = copy(scratch, VectorCase.cases(harness.info().id()).get(0));
        String before = driver(scratch, root).refresh().summary();
        Path file = files(root).get(0);
        long rows = Long.parseLong(driver(scratch, root).refresh().counters().split(" ")[0]);
        Files.writeString(file, Files.readString(file) + "\n{\"type\":\"note\",\"session\":1,\"usage\":2,"
                + "\"attributes\":{\"x\":\"" + "x".repeat(HUGE) + "\"},\"message\":\"" + "y".repeat(HUGE) + "\"}\n");
        RefreshDriver after = driver(scratch, root).refresh();
        Check.equal("events", before, after.summary());
        Check.that("rows: " + after.counters(), after.counters().startsWith(rows + 1 + " seen"));
    }

    private void odd(Scratch scratch) throws Exception {
        Path root = copy(scratch, VectorCase.cases(harness.info().id()).get(0));
        String before = driver(scratch, root).refresh().summary();
        Files.createDirectories(root.resolve("directory.jsonl/b.jsonl"));
        Files.createSymbolicLink(root.resolve("directory.jsonl/loop"), root);
        Files.createSymbolicLink(root.resolve("dangling.jsonl"), Path.of("nowhere.jsonl"));
        Files.createSymbolicLink(root.resolve("again.jsonl"), files(root).get(0));
        RefreshDriver after = driver(scratch, root).refresh();
        Check.equal("events", before, after.summary());
        Check.that("each file once: " + after.counters(),
                after.counters().endsWith(", " + files(root).size() + " read"));
    }

    private static Path copy(Scratch scratch, Path directory) throws Exception {
        Path root = scratch.directory().resolve(directory.getFileName());
        Scratch.copyTree(directory.resolve("input"), root);
        return root;
    }

    private static List<Path> files(Path root) throws Exception {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> Files.isRegularFile(file) && !Files.isSymbolicLink(file)).sorted().toList();
        }
    }

    private RefreshDriver driver(Scratch scratch, Path root) {
        return new RefreshDriver(harness, new TestWorld(scratch.directory()).now(now).environment(), List.of(root));
    }
}
