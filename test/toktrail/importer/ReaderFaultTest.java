package toktrail.importer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import toktrail.environment.Environment;
import toktrail.harness.DocumentReader;
import toktrail.harness.EventSink;
import toktrail.harness.FileReader;
import toktrail.harness.FileTree;
import toktrail.harness.Harness;
import toktrail.harness.HarnessInfo;
import toktrail.harness.Harnesses;
import toktrail.harness.KeptState;
import toktrail.harness.Reading;
import toktrail.harness.Scan;
import toktrail.harness.ScanContext;
import toktrail.harness.SourceFile;
import toktrail.harness.SourceListing;
import toktrail.json.Json;
import toktrail.testing.Check;
import toktrail.testing.Suite;
import toktrail.usage.EventRules;

/** A reader that fails in a way nobody foresaw costs its file and nothing else. */
public final class ReaderFaultTest {

    private ReaderFaultTest() { }

    public static void tests(Suite s) {
        s.test("a fault of a reader is told with its class, and tried again", scratch -> {
            HarnessHome home = new HarnessHome(scratch, new Fragile(), scratch.directory().resolve("files"));
            home.write("a", "sound");
            home.write("b", "42");
            home.write("c", "sound");
            ImportReport report = home.refresh();
            Check.that("status", !report.hasErrors());
            Check.equal("told", List.of(SourceFile.slashed(home.root.resolve("b")) + ": toktrail failed on it"
                    + " (java.lang.ArrayIndexOutOfBoundsException); set TOKTRAIL_DEBUG=1 to see where"),
                    report.warnings());
            Check.equal("the others", 2L, report.results().get(0).rows().seen());
            Check.equal("tried again in silence", List.of(), home.refresh().warnings());
            Check.equal("listed", List.of("fault|2"), home.lines("SELECT reason, attempts FROM skipped_source"));
        });
        s.test("a document that is no JSON is malformed whoever reads it", scratch -> {
            HarnessHome home = new HarnessHome(scratch, new Fragile(), scratch.directory().resolve("files"));
            home.write("a", "{");
            home.refresh();
            Check.equal("listed", List.of("malformed"), home.lines("SELECT reason FROM skipped_source"));
        });
    }

    private record Nothing() implements Reading {

        @Override
        public KeptState state() {
            return KeptState.NONE;
        }

        @Override
        public long rowsSeen() {
            return 1;
        }
    }

    /** Reads every file below its root; a number is the index of an element that is not there. */
    private static final class Fragile implements Harness {

        private static final Harness AMP = Harnesses.find("amp").orElseThrow();

        @Override
        public HarnessInfo info() {
            return AMP.info();
        }

        @Override
        public EventRules rules() {
            return AMP.rules();
        }

        @Override
        public List<Path> defaultRoots(Environment environment) {
            return List.of();
        }

        @Override
        public SourceListing list(Path root, Environment environment) throws IOException {
            return FileTree.list(root, file -> true, directory -> true);
        }

        @Override
        public Scan<?> scan(ScanContext context) {
            return new Scan<Nothing>() {
                @Override
                public FileReader<Nothing> reader(SourceFile file) {
                    DocumentReader<Nothing> reader = facts -> read(Files.readString(facts.file().path()));
                    return reader;
                }

                @Override
                public void add(SourceFile file, Nothing reading, EventSink sink) {
                    sink.settled(file, 1, 0);
                }

                @Override
                public void finish(EventSink sink) { }
            };
        }

        private static Nothing read(String text) {
            if (text.equals("{")) {
                Json.parse(text);
            }
            int[] none = new int[0];
            return text.equals("sound") || none[Integer.parseInt(text)] == 0 ? new Nothing() : null;
        }
    }
}
