package toktrail.importer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import toktrail.environment.Environment;
import toktrail.harness.FileAttributes;
import toktrail.harness.Harness;
import toktrail.harness.KeptState;
import toktrail.harness.Reading;
import toktrail.harness.Scan;
import toktrail.harness.ScanContext;
import toktrail.harness.SourceFile;
import toktrail.harness.SourceProblem;
import toktrail.importer.reading.SourceReader;
import toktrail.importer.reading.SourceReader.Mark;
import toktrail.importer.reading.SourceReader.Result;
import toktrail.usage.SessionFacts;
import toktrail.usage.UsageEvent;

/**
 * Refreshes sources again and again on one thread and without a database: keeps fingerprints, marks and states of files
 * between passes, reads what changed, and keeps events by the rules of the harness, in memory. A scan that warns, or
 * does not settle a file, ends the test.
 */
public final class RefreshDriver {

    /** What a test lets a scan do, or forbids it. */
    private record Manners(boolean mayWarn, boolean copiesComeWithEvents) { }

    private record Seen(FileAttributes attributes, String auxiliary, Mark mark) { }

    private record Read<R extends Reading>(String auxiliary, Result<R> result) { }

    /** Numbers of rows. */
    public record Rows(long seen, long skipped, long duplicate) { }

    private final Harness harness;
    private final Environment environment;
    private final List<Path> roots;
    private final SourceReader reader;
    private final Manners manners;
    private final PlainLedger ledger;
    private final Map<Path, Seen> seen = new HashMap<>();
    private final Map<String, SourceProblem.Reason> problems = new LinkedHashMap<>();
    private final List<String> read = new ArrayList<>();
    private long rowsSeen;
    private Rows total = new Rows(0, 0, 0);

    public RefreshDriver(Harness harness, Environment environment, List<Path> roots) {
        this(harness, environment, roots, SourceReader.resumable(0), new Manners(false, false));
    }

    private RefreshDriver(Harness harness, Environment environment, List<Path> roots, SourceReader reader,
            Manners manners) {
        this.harness = harness;
        this.environment = environment;
        this.roots = List.copyOf(roots);
        this.reader = reader;
        this.manners = manners;
        ledger = new PlainLedger(harness.rules(), manners.copiesComeWithEvents());
    }

    /** One that remembers nothing and uses the buffers of this one. */
    public RefreshDriver fresh() {
        return new RefreshDriver(harness, environment, roots, reader, manners);
    }

    /** A fresh one that gathers warnings. */
    public RefreshDriver expectingWarnings() {
        return new RefreshDriver(harness, environment, roots, reader,
                new Manners(true, manners.copiesComeWithEvents()));
    }

    /** A fresh one that ends the test when a copy is told without its event. */
    public RefreshDriver expectingCopiesWithEvents() {
        return new RefreshDriver(harness, environment, roots, reader, new Manners(manners.mayWarn(), true));
    }

    /** One refresh; counters, copies and problems are those of the last one. */
    public RefreshDriver refresh() throws IOException {
        List<SourceFile> files = new ArrayList<>();
        Set<String> identities = new HashSet<>();
        for (Path root : roots) {
            if (Files.exists(root)) {
                harness.list(root, environment).files().stream().filter(file -> identities.add(file.identity()))
                        .forEach(files::add);
            }
        }
        return refresh(files);
    }

    /** One refresh of these files, whose stamps may tell a smaller size than they have. */
    public RefreshDriver refresh(List<SourceFile> files) throws IOException {
        List<SourceFile> sorted = new ArrayList<>(files);
        sorted.sort(SourceFile.FILE_ORDER);
        rowsSeen = 0;
        read.clear();
        problems.clear();
        ledger.begin();
        run(harness.scan(new ScanContext(environment, false, ledger)), sorted);
        Rows last = ledger.rows(rowsSeen);
        total = new Rows(total.seen() + last.seen(), total.skipped() + last.skipped(),
                total.duplicate() + last.duplicate());
        if (!manners.mayWarn() && !ledger.warnings.isEmpty()) {
            throw new AssertionError("warnings: " + ledger.warnings);
        }
        return this;
    }

    private <R extends Reading> void run(Scan<R> scan, List<SourceFile> files) throws IOException {
        Map<SourceFile, Read<R>> results = new LinkedHashMap<>();
        for (SourceFile file : files) {
            Seen known = seen.get(file.path());
            String auxiliary = harness.auxiliaryFingerprint(file);
            if (known == null || !known.attributes().equals(file.attributes())
                    || !known.auxiliary().equals(auxiliary)) {
                read(scan, file, known == null ? null : known.mark(), results);
            } else if (scan.needsUnchanged()) {
                scan.unchanged(file, known.mark().state().shared());
            }
        }
        for (List<SourceFile> again = scan.readAgain(); !again.isEmpty(); again = scan.readAgain()) {
            for (SourceFile file : again.stream().sorted(SourceFile.FILE_ORDER).toList()) {
                read(scan, file, null, results);
            }
        }
        scan.finish(ledger);
        for (Scan.Part part : scan.rest()) {
            part.prepare();
            part.hand(ledger);
        }
        results.forEach(this::remember);
    }

    private <R extends Reading> void read(Scan<R> scan, SourceFile file, Mark mark, Map<SourceFile, Read<R>> results)
            throws IOException {
        String auxiliary = harness.auxiliaryFingerprint(file);
        Result<R> result = reader.read(file, scan.reader(file), mark);
        read.add(file.baseName());
        if (result.problem() != null) {
            problems.put(file.baseName(), result.problem().reason());
            rowsSeen += result.rowsLost();
            ledger.lost(result.rowsLost());
            return;
        }
        rowsSeen += result.reading().rowsSeen();
        results.put(file, new Read<>(auxiliary, result));
        scan.add(file, result.reading(), ledger);
    }

    /** What is kept of a file is known when the scan is over. */
    private void remember(SourceFile file, Read<?> last) {
        if (!ledger.settled.contains(file.path())) {
            throw new AssertionError("not settled: " + file.path());
        }
        FileAttributes attributes = last.result().reading().unsettled()
                ? new FileAttributes(-1, -1, "") : file.attributes();
        seen.put(file.path(), new Seen(attributes, last.auxiliary(), last.result().mark()));
    }

    /** Makes an event known as if an earlier refresh, perhaps of another tool, had stored it. */
    public RefreshDriver knowing(UsageEvent event) {
        ledger.events.put(event.keys().matchKey(), event);
        return this;
    }

    /** The stored events by match key, sorted. */
    public Map<String, UsageEvent> stored() {
        return new TreeMap<>(ledger.events);
    }

    /** The stored events, in the order in which they came. */
    public List<UsageEvent> events() {
        return List.copyOf(ledger.events.values());
    }

    /** One line per stored event with all that does not depend on the way it was read, sorted by key. */
    public String summary() {
        return ledger.summary();
    }

    /** All facts about sessions, in the order in which they came. */
    public List<SessionFacts> sessions() {
        return List.copyOf(ledger.sessions);
    }

    /** What is known of a session, null if nothing. */
    public SessionFacts session(String id) {
        return ledger.session(id);
    }

    /** Files that could not be used, by base name. */
    public Map<String, SourceProblem.Reason> problems() {
        return problems;
    }

    /** Warnings of all refreshes, in the order in which they came. */
    public List<String> warnings() {
        return ledger.warnings;
    }

    /** Copies that were reported, each as {@code key of winner}. */
    public List<String> copies() {
        return ledger.copies();
    }

    /** Keys of the copies of an event that the last refresh handed on. */
    public List<String> copiesOf(String matchKey) {
        return ledger.copiesOf(matchKey);
    }

    /** Base names of the files read in the last refresh, in order; again for a second reading. */
    public List<String> read() {
        return List.copyOf(read);
    }

    /** The saved state of a file. */
    public KeptState state(Path file) {
        return seen.get(file).mark().state();
    }

    /** Replaces the saved state of a file. */
    public void replaceState(Path file, KeptState state) {
        Seen old = seen.get(file);
        Mark mark = new Mark(old.mark().offset(), old.mark().lines(), old.mark().headHash(),
                old.mark().tailHash(), state);
        seen.put(file, new Seen(old.attributes(), old.auxiliary(), mark));
    }

    /** Rows of all refreshes together. */
    public Rows total() {
        return total;
    }

    /** Rows seen, skipped, duplicate, and files read, in the last refresh. */
    public String counters() {
        Rows last = ledger.rows(rowsSeen);
        return last.seen() + " seen, " + last.skipped() + " skipped, " + last.duplicate() + " duplicate, "
                + read.size() + " read";
    }
}
