package toktrail.importer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import toktrail.environment.Environment;
import toktrail.harness.EventSink;
import toktrail.harness.FileStamp;
import toktrail.harness.Harness;
import toktrail.harness.ParserState;
import toktrail.harness.Reading;
import toktrail.harness.Scan;
import toktrail.harness.ScanContext;
import toktrail.harness.SourceFile;
import toktrail.importer.SourceReading.Mark;
import toktrail.importer.SourceReading.Result;
import toktrail.usage.SessionFacts;
import toktrail.usage.UsageEvent;

/**
 * Reads sources in several passes on one thread, as refreshes do, and keeps events as a ledger of a harness with the
 * policy {@code FILE} does. A slow and plain stand-in.
 */
public final class PassDriver implements EventSink {

    private final Harness harness;
    private final Environment environment;
    private final SourceReading reading = new SourceReading();
    private final Map<Path, FileStamp> stamps = new HashMap<>();
    private final Map<Path, Mark> marks = new HashMap<>();
    private final Map<String, UsageEvent> stored = new LinkedHashMap<>();

    /** Keys of copies by match key of their event. */
    public final Map<String, List<CopyKey>> copies = new LinkedHashMap<>();
    /** Facts about sessions, in order. */
    public final List<SessionFacts> sessions = new ArrayList<>();
    /** Problems of files. */
    public final List<String> problems = new ArrayList<>();
    /** Base names of the files read in the last pass, in order; again for a second reading. */
    public final List<String> read = new ArrayList<>();
    /** Counters over all passes. */
    public long rowsSeen;
    public long rowsSkipped;
    public long rowsDuplicate;

    public PassDriver(Harness harness, Environment environment) {
        this.harness = harness;
        this.environment = environment;
    }

    /** A pass over all files below these roots. */
    public PassDriver pass(Path... roots) throws IOException {
        List<SourceFile> files = new ArrayList<>();
        for (Path root : roots) {
            files.addAll(harness.list(root, environment).files());
        }
        return pass(files);
    }

    /** A pass over files, whose stamps may tell a smaller size than they have. */
    public PassDriver pass(List<SourceFile> files) {
        List<SourceFile> sorted = new ArrayList<>(files);
        sorted.sort(SourceFile.FILE_ORDER);
        run(harness.scan(new ScanContext(environment, false, ScanContext.Known.NOTHING)), sorted);
        return this;
    }

    /** The stored events. */
    public List<UsageEvent> events() {
        return List.copyOf(stored.values());
    }

    /** The saved state of a file. */
    public ParserState state(Path file) {
        return marks.get(file).state();
    }

    private <R extends Reading> void run(Scan<R> scan, List<SourceFile> files) {
        read.clear();
        for (SourceFile file : files) {
            if (!file.stamp().equals(stamps.get(file.path()))) {
                read(scan, file, marks.get(file.path()));
            } else if (scan.needsUnchanged()) {
                scan.unchanged(file, marks.get(file.path()).state().shared());
            }
        }
        for (List<SourceFile> again = scan.readAgain(); !again.isEmpty(); again = scan.readAgain()) {
            again.stream().sorted(SourceFile.FILE_ORDER).forEach(file -> read(scan, file, null));
        }
        scan.finish(this);
    }

    private <R extends Reading> void read(Scan<R> scan, SourceFile file, Mark mark) {
        read.add(file.baseName());
        Result<R> result = reading.read(file, scan.reader(file), mark);
        if (result.problem() != null) {
            problems.add(file.name() + ": " + result.problem().getMessage());
            return;
        }
        rowsSeen += result.reading().rowsSeen();
        scan.add(file, result.reading(), this);
        stamps.put(file.path(), file.stamp());
        marks.put(file.path(), result.mark());
    }

    @Override
    public void event(UsageEvent event, List<CopyKey> dropped) {
        copies.put(event.keys().matchKey(), dropped);
        UsageEvent old = stored.get(event.keys().matchKey());
        for (UsageEvent other : old == null ? events() : List.<UsageEvent>of()) {
            boolean alike = event.keys().alternateKey() != null
                    && event.keys().alternateKey().equals(other.keys().alternateKey());
            old = old == null && alike && harness.rules().sameCall(event, other) ? other : old;
        }
        if (old == null) {
            stored.put(event.keys().matchKey(), event);
            return;
        }
        long was = old.tokens().accountingTotal();
        long is = event.tokens().accountingTotal();
        boolean sameFile = event.position().file().equals(old.position().file());
        boolean replaced = sameFile ? is >= was : is > was;
        UsageEvent values = replaced ? event : old;
        stored.put(old.keys().matchKey(), new UsageEvent(old.session(), values.kind(),
                replaced ? Math.min(old.createdMs(), event.createdMs()) : old.createdMs(), values.completedMs(),
                values.amount(), values.position(), old.keys(), values.fingerprint(), null));
    }

    @Override
    public void copy(CopyKey copy, String winnerMatchKey) {
        throw new AssertionError("copies come with their events");
    }

    @Override
    public void session(SessionFacts facts) {
        sessions.add(facts);
    }

    @Override
    public void settled(SourceFile file, long skipped, long duplicate) {
        rowsSkipped += skipped;
        rowsDuplicate += duplicate;
    }

    @Override
    public void warning(String message) {
        problems.add(message);
    }
}
