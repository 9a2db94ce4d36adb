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
 * Reads sources in several passes on one thread, as refreshes do: keeps marks and states of files between passes, reads
 * what changed, and keeps the first event of each match key, as the ledger of an immutable harness does.
 */
public final class IncrementalDriver implements EventSink {

    private final Harness harness;
    private final Environment environment;
    private final Map<Path, FileStamp> stamps = new HashMap<>();
    private final Map<Path, Mark> marks = new HashMap<>();
    private final Map<String, UsageEvent> stored = new LinkedHashMap<>();
    private final Set<Path> settled = new HashSet<>();
    private final SourceReading reading;

    /** Everything reported as a copy, in order, with the winner's match key (null for none). */
    public final Map<String, String> copies = new LinkedHashMap<>();
    /** Facts about sessions, in order. */
    public final List<SessionFacts> sessions = new ArrayList<>();
    /** Warnings of scans and problems of files. */
    public final List<String> warnings = new ArrayList<>();
    /** Counters over all passes. */
    public long rowsSeen;
    public long rowsSkipped;
    public long rowsDuplicate;

    public IncrementalDriver(Harness harness, Environment environment) {
        this(harness, environment, new SourceReading());
    }

    private IncrementalDriver(Harness harness, Environment environment, SourceReading reading) {
        this.harness = harness;
        this.environment = environment;
        this.reading = reading;
    }

    /** The world it reads in. */
    public Environment environment() {
        return environment;
    }

    /** A driver that remembers nothing and uses the buffers of this one. */
    public IncrementalDriver fresh() {
        return new IncrementalDriver(harness, environment, reading);
    }

    /** A pass over all files below these roots. */
    public IncrementalDriver pass(Path... roots) throws IOException {
        List<SourceFile> files = new ArrayList<>();
        for (Path root : roots) {
            if (Files.exists(root)) {
                files.addAll(harness.list(root, environment).files());
            }
        }
        files.sort(SourceFile.FILE_ORDER);
        return pass(files);
    }

    /** A pass over files, whose stamps may tell a smaller size than they have. */
    public IncrementalDriver pass(List<SourceFile> files) {
        run(harness.scan(new ScanContext(environment, false, new ScanContext.Known() {
            @Override
            public boolean hasMatchKey(String matchKey) {
                return stored.containsKey(matchKey);
            }

            @Override
            public List<UsageEvent> eventsAt(String id, long createdMs) {
                return stored.values().stream().filter(event -> event.createdMs() == createdMs
                        && event.session().harness().equals(id)).toList();
            }
        })), files);
        return this;
    }

    /** The stored events, in the order in which they came. */
    public List<UsageEvent> events() {
        return List.copyOf(stored.values());
    }

    /** The saved state of a file. */
    public ParserState state(Path file) {
        return marks.get(file).state();
    }

    /** Replaces the saved state of a file. */
    public void replaceState(Path file, ParserState state) {
        Mark mark = marks.get(file);
        marks.put(file, new Mark(mark.offset(), mark.lines(), mark.headSha256(), mark.tailSha256(), state));
    }

    private <R extends Reading> void run(Scan<R> scan, List<SourceFile> files) {
        settled.clear();
        Map<SourceFile, Result<R>> results = new LinkedHashMap<>();
        for (SourceFile file : files) {
            if (file.stamp().equals(stamps.get(file.path()))) {
                if (scan.needsUnchanged()) {
                    scan.unchanged(file, marks.get(file.path()).state().shared());
                }
            } else {
                read(scan, file, marks.get(file.path()), results);
            }
        }
        for (List<SourceFile> again = scan.readAgain(); !again.isEmpty(); again = scan.readAgain()) {
            again.stream().sorted(SourceFile.FILE_ORDER).forEach(file -> read(scan, file, null, results));
        }
        scan.finish(this);
        results.forEach((file, result) -> {
            if (!settled.contains(file.path())) {
                throw new AssertionError("not settled: " + file.path());
            }
            stamps.put(file.path(), file.stamp());
            marks.put(file.path(), result.mark());
        });
    }

    private <R extends Reading> void read(Scan<R> scan, SourceFile file, Mark mark,
            Map<SourceFile, Result<R>> results) {
        Result<R> result = reading.read(file, scan.reader(file), mark);
        if (result.problem() != null) {
            warnings.add(file.name() + ": " + result.problem().getMessage());
            return;
        }
        rowsSeen += result.reading().rowsSeen();
        results.put(file, result);
        scan.add(file, result.reading(), this);
    }

    @Override
    public void event(UsageEvent event, List<CopyKey> dropped) {
        stored.putIfAbsent(event.keys().matchKey(), event);
        dropped.forEach(copy -> copy(copy, event.keys().matchKey()));
    }

    @Override
    public void copy(CopyKey copy, String winnerMatchKey) {
        copies.put(copy.globalKey(), winnerMatchKey);
    }

    @Override
    public void session(SessionFacts facts) {
        sessions.add(facts);
    }

    @Override
    public void settled(SourceFile file, long skipped, long duplicate) {
        settled.add(file.path());
        rowsSkipped += skipped;
        rowsDuplicate += duplicate;
    }

    @Override
    public void warning(String message) {
        warnings.add(message);
    }
}
