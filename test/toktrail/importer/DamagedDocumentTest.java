package toktrail.importer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import toktrail.harness.Harnesses;
import toktrail.harness.VectorCase;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;

/** Files that are one JSON document and do not parse: told once if they stay so, tried again while they are young. */
public final class DamagedDocumentTest {

    /** A case of each harness with such files, and how those that hold calls are named. */
    private static final Map<String, String> CASES = cases();
    private static final String SKIPPED = "SELECT reason, detail LIKE 'not valid JSON at line %', attempts"
            + " FROM skipped_source";

    private DamagedDocumentTest() { }

    private static Map<String, String> cases() {
        Map<String, String> cases = new LinkedHashMap<>();
        cases.put("amp/happy-path", "T-.*");
        cases.put("claude/headless-stream", "single");
        cases.put("codebuff/happy-path", "chat-messages");
        cases.put("gemini/happy-path", "session-.*");
        cases.put("droid/happy-path", ".*\\.settings");
        cases.put("cline/happy-path", "ui_messages");
        cases.put("opencode/json-storage", "msg_.*");
        cases.put("vibe/happy-path", "meta");
        return cases;
    }

    public static void tests(Suite s) {
        CASES.forEach((name, files) -> {
            s.test("an old document that is damaged is told once, and read when it is whole: " + name,
                    scratch -> old(new Damage(scratch, name, files)));
            s.test("a young document that is damaged is tried again in silence: " + name,
                    scratch -> young(new Damage(scratch, name, files)));
        });
        s.test("a damaged document takes nothing from what is stored", scratch -> {
            Damage damage = new Damage(scratch, "amp/happy-path", "T-.*");
            damage.home.refresh();
            List<String> before = LedgerProbe.events(damage.home.ledger);
            damage.damage(FileTime.fromMillis(HarnessHome.OLD.toMillis() + 5_000));
            damage.home.refresh();
            Check.equal("events", before, LedgerProbe.events(damage.home.ledger));
            Check.equal("rows", List.of("1"),
                    damage.home.lines("SELECT count(*) FROM import_file WHERE rows_seen > 0"));
        });
    }

    private static void old(Damage damage) throws Exception {
        HarnessHome home = damage.home;
        damage.damage(HarnessHome.OLD);
        ImportReport first = home.refresh();
        Check.equal(first.warnings().toString(), damage.files(), (long) first.warnings().size());
        Check.equal("listed", damage.files(), home.lines(SKIPPED + " WHERE reason = 'malformed'").stream()
                .filter("malformed|1|1"::equals).count());
        Check.that("rows", first.results().get(0).rows().seen() >= damage.files()
                && first.results().get(0).rows().skipped() >= damage.files());
        Check.equal("once", List.of(), home.refresh().warnings());
        damage.mend(FileTime.fromMillis(HarnessHome.OLD.toMillis() + 1_000));
        home.refresh();
        Check.equal("events", damage.want, LedgerProbe.events(home.ledger));
        Check.equal("no longer listed", damage.broken.size(), home.lines(SKIPPED).size());
    }

    private static void young(Damage damage) throws Exception {
        HarnessHome home = damage.home;
        FileTime time = FileTime.fromMillis(home.environment.clock().millis() - 10_000);
        damage.damage(time);
        Check.equal("silent", List.of(), home.refresh().warnings());
        Check.equal("not listed", List.of(), home.lines(SKIPPED));
        damage.mend(time);
        home.refresh();
        Check.equal("read, though size and time are the same", damage.want, LedgerProbe.events(home.ledger));
    }

    /** The sources of a case, some of which are damaged. */
    private static final class Damage {

        private final HarnessHome home;
        /** What an import of the sound files gives. */
        private final List<String> want;
        /** What some cases hold that never was sound. */
        private final List<String> broken;
        private final Map<Path, byte[]> sound = new LinkedHashMap<>();

        Damage(Scratch scratch, String name, String files) throws Exception {
            String harness = name.substring(0, name.indexOf('/'));
            Path directory = VectorCase.cases(harness).stream().filter(path -> path.endsWith(name)).findFirst()
                    .orElseThrow();
            Path root = VectorCase.open(directory, scratch.directory()).roots().get(0);
            home = new HarnessHome(scratch, Harnesses.find(harness).orElseThrow(), root);
            try (Stream<Path> tree = Files.walk(home.root)) {
                for (Path file : tree.sorted().toList()) {
                    if (file.getFileName().toString().matches(files + "\\.json")) {
                        sound.put(file, Files.readAllBytes(file));
                    }
                }
            }
            Path other = scratch.directory().resolve("other.db");
            home.refresh(other);
            want = LedgerProbe.events(other);
            broken = LedgerProbe.lines(other, SKIPPED);
            Check.that("damages something", !sound.isEmpty() && !want.isEmpty());
        }

        long files() {
            return sound.size();
        }

        /** All documents lose their last third, but not their size. */
        void damage(FileTime time) throws IOException {
            for (Map.Entry<Path, byte[]> file : sound.entrySet()) {
                byte[] bytes = file.getValue().clone();
                Arrays.fill(bytes, bytes.length * 2 / 3, bytes.length, (byte) ' ');
                write(file.getKey(), bytes, time);
            }
        }

        void mend(FileTime time) throws IOException {
            for (Map.Entry<Path, byte[]> file : sound.entrySet()) {
                write(file.getKey(), file.getValue(), time);
            }
        }

        private static void write(Path file, byte[] bytes, FileTime time) throws IOException {
            Files.write(file, bytes);
            Files.setLastModifiedTime(file, time);
        }
    }
}
