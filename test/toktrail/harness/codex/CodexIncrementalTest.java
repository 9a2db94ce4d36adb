package toktrail.harness.codex;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import toktrail.harness.FileAttributes;
import toktrail.harness.KeptState;
import toktrail.harness.SourceFile;
import toktrail.harness.VectorCase;
import toktrail.importer.RefreshDriver;
import toktrail.testing.Check;
import toktrail.testing.Suite;
import toktrail.testing.TestWorld;
import toktrail.usage.UsageEvent;

/** Reading in several passes gives what one pass gives. */
public final class CodexIncrementalTest {

    private static final int SMALL = 600;

    private CodexIncrementalTest() { }

    public static void tests(Suite s) {
        for (CodexHarness harness : List.of(CodexHarness.codex(), CodexHarness.code())) {
            String id = harness.info().id();
            s.test("every " + id + " vector file may be cut anywhere and completed later", scratch -> {
                RefreshDriver driver = driver(harness, scratch.directory());
                for (SourceFile file : files(harness)) {
                    cut(driver, file, scratch.random());
                }
            });
            s.test(id + " homes that grow file by file give the events of one scan", scratch -> {
                for (Path vector : VectorCase.cases(id)) {
                    grow(harness, vector, scratch.directory().resolve(vector.getFileName()), scratch.random());
                }
            });
            s.test("changed bytes in " + id + " files never end a scan", scratch -> {
                Random random = scratch.random();
                RefreshDriver driver = driver(harness, scratch.directory());
                for (SourceFile file : files(harness)) {
                    byte[] bytes = Files.readAllBytes(file.path());
                    for (int round = 0; round < 40; round++) {
                        byte[] changed = bytes.clone();
                        for (int i = 0; i <= random.nextInt(8); i++) {
                            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
                        }
                        Path copy = Files.write(scratch.directory().resolve(file.baseName()), changed);
                        Check.equal("problems", Map.of(),
                                driver.fresh().refresh(CodexFiles.list(copy).files()).problems());
                    }
                }
            });
        }
        s.test("a damaged state means reading from the beginning", scratch -> {
            Path file = new Rollout().meta(1, "").count(10, 10).count(30, 20).write(scratch.directory(), 1);
            byte[] good = driver(CodexHarness.codex(), scratch.directory()).refresh().state(file).resume();
            for (int i = 0; i < good.length; i++) {
                byte[] damaged = good.clone();
                damaged[i] ^= 0x55;
                resume(scratch.directory(), file, damaged);
            }
            resume(scratch.directory(), file, new byte[0]);
            resume(scratch.directory(), file, new byte[] {1, 2, 3});
        });
        s.test("the state of a file with a thousand calls stays small", scratch -> {
            Rollout rollout = new Rollout().meta(1, "");
            for (int i = 1; i <= 1000; i++) {
                rollout.count(10 * i, 10);
            }
            Path file = rollout.write(scratch.directory(), 1);
            RefreshDriver driver = driver(CodexHarness.codex(), scratch.directory()).refresh();
            Check.equal("events", 1000, driver.events().size());
            int size = driver.state(file).resume().length;
            Check.that("state of " + size + " bytes", size < 9000);
            int shared = driver.state(file).shared().length;
            Check.that("shared state of " + shared + " bytes", shared < 200);
        });
        s.test("a count in a record of 20 MB is found", scratch -> {
            String big = "{\"pad\":\"" + "x".repeat(20_000_000) + "\",\"type\":\"token_count\",\"info\":"
                    + "{\"last_token_usage\":{\"input_tokens\":7}}}";
            new Rollout().meta(1, "").event(big).count(10, 3).write(scratch.directory(), 1);
            RefreshDriver driver = driver(CodexHarness.codex(), scratch.directory()).refresh();
            Check.equal("inputs", List.of(7L, 3L),
                    driver.events().stream().map(event -> event.tokens().input()).toList());
        });
    }

    /** Resumes with a state that is no good; the appended count must be found all the same, and once. */
    private static void resume(Path home, Path file, byte[] state) throws IOException {
        RefreshDriver driver = driver(CodexHarness.codex(), home).refresh();
        driver.replaceState(file, new KeptState(driver.state(file).shared(), state, KeptState.END, 0));
        String text = Files.readString(file);
        Files.writeString(file, text + new Rollout().count(70, 40).text());
        driver.refresh();
        Files.writeString(file, text);
        Check.equal("inputs", List.of(10L, 20L, 40L),
                driver.events().stream().map(event -> event.tokens().input()).toList());
    }

    private static RefreshDriver driver(CodexHarness harness, Path home) {
        return new RefreshDriver(harness, new TestWorld(home).environment(), List.of(home));
    }

    private static List<SourceFile> files(CodexHarness harness) throws IOException {
        List<SourceFile> files = new ArrayList<>();
        for (Path vector : VectorCase.cases(harness.info().id())) {
            files.addAll(CodexFiles.list(vector.resolve("input")).files());
        }
        Check.that("files", !files.isEmpty());
        return files;
    }

    /** At every byte near line ends and of small files; of others at some in between, others in each run. */
    private static void cut(RefreshDriver any, SourceFile file, Random random) throws IOException {
        byte[] bytes = Files.readAllBytes(file.path());
        List<SourceFile> whole = List.of(file);
        RefreshDriver once = any.fresh().refresh(whole);
        Set<UsageEvent> known = Set.copyOf(once.events());
        for (int cut = 0; cut < bytes.length; cut++) {
            if (bytes.length > SMALL && !isNearLineEnd(bytes, cut) && random.nextInt(15) != 0) {
                continue;
            }
            FileAttributes attributes = new FileAttributes(cut, file.attributes().modifiedNs(),
                    file.attributes().fileKey());
            RefreshDriver driver = once.fresh();
            driver.refresh(List.of(new SourceFile(file.path(), file.root(), attributes)));
            for (UsageEvent event : driver.events()) {
                Check.that("cut at " + cut + ": unknown event " + event, known.contains(event));
            }
            driver.refresh(whole);
            if (!known.equals(Set.copyOf(driver.events()))) {
                Check.equal(file.baseName() + " cut at " + cut, text(once), text(driver));
            }
            Check.equal("rows when cut at " + cut, once.total().seen(), driver.total().seen());
            Check.equal("skipped rows when cut at " + cut, once.total().skipped(), driver.total().skipped());
        }
    }

    private static boolean isNearLineEnd(byte[] bytes, int at) {
        for (int i = Math.max(at - 3, 0); i < Math.min(at + 3, bytes.length); i++) {
            if (bytes[i] == '\n') {
                return true;
            }
        }
        return false;
    }

    /** Files of a vector grow one after the other, in the order in which their tool wrote them. */
    private static void grow(CodexHarness harness, Path vector, Path home, Random random) throws IOException {
        Path input = vector.resolve("input");
        RefreshDriver driver = driver(harness, home);
        List<SourceFile> files = new ArrayList<>(CodexFiles.list(input).files());
        files.sort(SourceFile.FILE_ORDER);
        for (SourceFile file : files) {
            byte[] bytes = Files.readAllBytes(file.path());
            Path copy = home.resolve(input.relativize(file.path()).toString());
            Files.createDirectories(copy.getParent());
            int end = 0;
            while (end < bytes.length) {
                end = Math.min(bytes.length, end + 1 + random.nextInt(600));
                Files.write(copy, Arrays.copyOf(bytes, end));
                driver.refresh();
            }
        }
        RefreshDriver once = driver(harness, home).refresh();
        Check.equal(vector.getFileName().toString(), text(once), text(driver));
        Check.equal("rows of " + vector.getFileName(), once.total().seen(), driver.total().seen());
    }

    private static String text(RefreshDriver driver) {
        return driver.events().stream().sorted(Comparator.comparing(event -> event.keys().matchKey()))
                .map(UsageEvent::toString).collect(Collectors.joining("\n"));
    }
}
