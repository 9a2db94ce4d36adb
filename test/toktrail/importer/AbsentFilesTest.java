package toktrail.importer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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
import toktrail.harness.SourceProblem;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.usage.EventRules;

/** A scan hears of files that are gone and of those that are as they were, as far as it asked. */
public final class AbsentFilesTest {

    private static final String BAD = "of no use";

    private AbsentFilesTest() { }

    public static void tests(Suite s) {
        s.test("a scan that asks for both is told of both", scratch -> {
            Check.equal("told", List.of("absent b", "read a", "unchanged c"), told(scratch, true, true));
        });
        s.test("a scan that asks for nothing is told of nothing", scratch -> {
            Check.equal("told", List.of("read a"), told(scratch, false, false));
        });
        s.test("a scan may ask for unchanged files alone", scratch -> {
            Check.equal("told", List.of("read a", "unchanged c"), told(scratch, true, false));
        });
        s.test("files are told in their order, however many are read ahead", AbsentFilesTest::many);
        s.test("a scan may ask for absent files alone", scratch -> {
            Check.equal("told", List.of("absent b", "read a"), told(scratch, false, true));
        });
        s.test("a file of which nothing could ever be read is told apart", AbsentFilesTest::unusable);
    }

    /** Of one that could be read once, what it left is known, and so it is unchanged. */
    private static void unusable(Scratch scratch) throws Exception {
        List<String> told = new ArrayList<>();
        HarnessHome home = new HarnessHome(scratch, new Hearing(told, true, true),
                scratch.directory().resolve("files"));
        home.write("a", "a");
        home.write("b", BAD);
        home.refresh();
        home.write("a", BAD);
        home.refresh();
        told.clear();
        home.write("c", "c");
        home.refresh();
        Check.equal("told", List.of("unchanged a", "unread b", "read c"), told);
    }

    private static void many(Scratch scratch) throws Exception {
        List<String> told = new ArrayList<>();
        HarnessHome home = new HarnessHome(scratch, new Hearing(told, true, false),
                scratch.directory().resolve("files"));
        List<String> names = IntStream.range(1000, 1400).mapToObj(Integer::toString).toList();
        for (String name : names) {
            home.write(name, name);
        }
        home.refresh();
        Check.equal("first pass", names.stream().map(name -> "read " + name).toList(), told);
        told.clear();
        List<String> want = new ArrayList<>();
        for (String name : names) {
            boolean isChanged = name.endsWith("7") || name.startsWith("12");
            want.add((isChanged ? "read " : "unchanged ") + name);
            if (isChanged) {
                home.write(name, "longer " + name);
            }
        }
        home.refresh();
        Check.equal("second pass", want, told);
    }

    /** What a second pass is told, before which {@code a} changed and {@code b} was deleted. */
    private static List<String> told(Scratch scratch, boolean unchanged, boolean absent) throws Exception {
        List<String> told = new ArrayList<>();
        HarnessHome home = new HarnessHome(scratch, new Hearing(told, unchanged, absent),
                scratch.directory().resolve("files"));
        home.write("a", "a");
        home.write("b", "b");
        home.write("c", "c");
        home.refresh();
        Check.equal("first pass", List.of("read a", "read b", "read c"), told);
        told.clear();
        home.write("a", "a, longer");
        Files.delete(home.root.resolve("b"));
        home.refresh();
        return told;
    }

    private record Text(String text) implements Reading {

        @Override
        public KeptState state() {
            return new KeptState(text.getBytes(StandardCharsets.UTF_8), new byte[0], KeptState.END, 0);
        }

        @Override
        public long rowsSeen() {
            return 1;
        }
    }

    /**
     * Notes what its scans are told.
     *
     * @param unchanged what {@link Scan#needsUnchanged} says
     * @param absent    what {@link Scan#needsAbsent} says
     */
    private record Hearing(List<String> told, boolean unchanged, boolean absent) implements Harness {

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
            return new HearingScan(this);
        }
    }

    private record HearingScan(Hearing harness) implements Scan<Text> {

        @Override
        public FileReader<Text> reader(SourceFile file) {
            DocumentReader<Text> reader = facts -> {
                String text = Files.readString(facts.file().path());
                if (text.equals(BAD)) {
                    throw new SourceProblem(SourceProblem.Reason.MALFORMED, BAD);
                }
                return new Text(text);
            };
            return reader;
        }

        @Override
        public boolean needsUnchanged() {
            return harness.unchanged();
        }

        @Override
        public boolean needsAbsent() {
            return harness.absent();
        }

        @Override
        public void unchanged(SourceFile file, byte[] shared) {
            harness.told().add("unchanged " + file.baseName());
        }

        @Override
        public void unread(SourceFile file) {
            harness.told().add("unread " + file.baseName());
        }

        @Override
        public void absent(String name, byte[] shared) {
            harness.told().add("absent " + new String(shared, StandardCharsets.UTF_8));
        }

        @Override
        public void add(SourceFile file, Text reading, EventSink sink) {
            harness.told().add("read " + file.baseName());
            sink.settled(file, 0, 0);
        }

        @Override
        public void finish(EventSink sink) { }
    }
}
