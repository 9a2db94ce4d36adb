package toktrail.harness;

import java.io.IOException;
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

/** What must hold for every harness whose sources are files, above all files of lines, checked on its vectors. */
public final class LineFileChecks {

    private static final int CUTS = 200;
    private static final int HUGE = 10_000_000;

    private final Harness harness;
    private final Instant now;
    private final Sources sources;

    /** What the files below a root are. */
    public interface Sources {

        /** Every file is a source, and its time does not matter. */
        Sources ALL = file -> true;

        /** Whether a file is a source, not one that only stands beside it. */
        boolean holds(Path file);

        /** Called when the files below a root are complete, for the times on which events depend. */
        default void completed(Path root) throws IOException { }
    }

    private LineFileChecks(Harness harness, Instant now, Sources sources) {
        this.harness = harness;
        this.now = now;
        this.sources = sources;
    }

    /**
     * Adds the tests.
     *
     * @param now when the files are read
     */
    public static void addTo(Suite s, Harness harness, Instant now) {
        LineFileChecks checks = new LineFileChecks(harness, now, Sources.ALL);
        checks.addDamage(s);
        s.test("a huge line of no interest costs a row and nothing else", checks::huge);
        s.test("links in a circle and directories with names of files are passed over", checks::odd);
    }

    /**
     * Adds those tests that hold for whole documents as well.
     *
     * @param now     when the files are read
     * @param sources what the files of the vectors are
     */
    public static void addDamageTo(Suite s, Harness harness, Instant now, Sources sources) {
        new LineFileChecks(harness, now, sources).addDamage(s);
    }

    private void addDamage(Suite s) {
        s.test("a file cut anywhere and completed gives what the whole file gives", this::cut);
        s.test("changed bytes never end a scan", this::changed);
    }

    private void cut(Scratch scratch) throws Exception {
        for (Path directory : VectorCase.cases(harness.info().id())) {
            Path root = copy(scratch, directory);
            RefreshDriver full = driver(scratch, root).refresh();
            String whole = full.summary();
            for (Path file : files(root)) {
                byte[] bytes = Files.readAllBytes(file);
                // In larger files each run takes other places.
                int step = 1 + bytes.length / CUTS;
                for (int cut = scratch.random().nextInt(step); cut < bytes.length; cut += step) {
                    Files.write(file, Arrays.copyOf(bytes, cut));
                    RefreshDriver driver = full.fresh().refresh();
                    Files.write(file, bytes);
                    sources.completed(root);
                    Check.equal(file.getFileName() + " cut at " + cut, whole, driver.refresh().summary());
                }
            }
        }
    }

    private void changed(Scratch scratch) throws Exception {
        Random random = scratch.random();
        for (Path directory : VectorCase.cases(harness.info().id())) {
            Path root = copy(scratch, directory);
            RefreshDriver driver = driver(scratch, root);
            for (Path file : files(root)) {
                byte[] bytes = Files.readAllBytes(file);
                for (int round = 0; round < 40; round++) {
                    byte[] mutated = bytes.clone();
                    for (int i = 0; i < 1 + round % 4; i++) {
                        mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
                    }
                    Files.write(file, mutated);
                    driver.fresh().refresh();
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

    private Path copy(Scratch scratch, Path directory) throws Exception {
        Path root = scratch.directory().resolve(directory.getFileName());
        Scratch.copyTree(directory.resolve("input"), root);
        sources.completed(root);
        return root;
    }

    private List<Path> files(Path root) throws Exception {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> Files.isRegularFile(file) && !Files.isSymbolicLink(file))
                    .filter(sources::holds).sorted().toList();
        }
    }

    private RefreshDriver driver(Scratch scratch, Path root) {
        return new RefreshDriver(harness, new TestWorld(scratch.directory()).now(now).environment(), List.of(root));
    }
}
