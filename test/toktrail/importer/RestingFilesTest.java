package toktrail.importer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import toktrail.harness.Harnesses;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;

/** Files that were left alone for long are remembered less well, and count the same. */
public final class RestingFilesTest {

    /** Long before the clock of a test. */
    private static final FileTime LONG_AGO = FileTime.fromMillis(HarnessHome.OLD.toMillis() - 30L * 24 * 3600 * 1000);
    private static final int PASSES = 2;
    private static final int CREATED = 6;
    private static final int COMPLETED = 7;

    private RestingFilesTest() { }

    public static void tests(Suite s) {
        for (String harness : List.of("claude", "codex", "pi")) {
            s.test("files that grow count the same at rest: " + harness, scratch -> {
                try (Stream<Path> cases = Files.list(Path.of("fixtures/harness", harness))) {
                    for (Path example : cases.filter(c -> Files.isDirectory(c.resolve("input"))).sorted().toList()) {
                        grows(scratch, harness, example);
                    }
                }
            });
        }
    }

    private static void grows(Scratch scratch, String harness, Path example) throws Exception {
        Path directory = scratch.directory().resolve(example.getFileName());
        HarnessHome home = new HarnessHome(scratch, Harnesses.find(harness).orElseThrow(), directory);
        Path young = scratch.directory().resolve(example.getFileName() + "-young.db");
        Path resting = scratch.directory().resolve(example.getFileName() + "-resting.db");
        Path input = example.resolve("input");
        List<Path> files;
        try (Stream<Path> all = Files.walk(input)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        Random random = scratch.random();
        for (int pass = 0; pass <= PASSES; pass++) {
            List<Path> grown = new ArrayList<>();
            for (Path file : files) {
                grown.add(grow(file, directory.resolve(input.relativize(file).toString()), pass == PASSES, random));
            }
            refresh(home, young, grown, HarnessHome.OLD);
            refresh(home, resting, grown, LONG_AGO);
            Check.equal(example.toString(), events(young, HarnessHome.OLD),
                    events(resting, LONG_AGO));
        }
    }

    private static void refresh(HarnessHome home, Path ledger, List<Path> files, FileTime modified) throws Exception {
        for (Path file : files) {
            Files.setLastModifiedTime(file, modified);
        }
        home.refresh(ledger);
    }

    /**
     * The events without the moment of their end, which may stand in a record that only who reads the whole file puts
     * together with its call. Calls without a time have that of their file.
     */
    private static List<String> events(Path ledger, FileTime modified) throws Exception {
        List<String> events = new ArrayList<>();
        for (String event : LedgerProbe.events(ledger)) {
            String[] cells = event.split("\\|", -1);
            cells[CREATED] = cells[CREATED].equals(String.valueOf(modified.toMillis())) ? "modified" : cells[CREATED];
            cells[COMPLETED] = "";
            events.add(String.join("|", cells));
        }
        return events.stream().sorted().toList();
    }

    /** Files of lines get some more of their bytes, others all at once. */
    private static Path grow(Path from, Path to, boolean whole, Random random) throws IOException {
        byte[] bytes = Files.readAllBytes(from);
        Files.createDirectories(to.getParent());
        int had = Files.exists(to) ? (int) Files.size(to) : 0;
        boolean takesAll = whole || !from.toString().endsWith(".jsonl");
        int size = takesAll ? bytes.length : had + random.nextInt(bytes.length - had + 1);
        return Files.write(to, Arrays.copyOf(bytes, size));
    }
}
