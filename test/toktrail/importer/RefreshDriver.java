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
import toktrail.harness.EventSink;
import toktrail.harness.FileStamp;
import toktrail.harness.Harness;
import toktrail.harness.Reading;
import toktrail.harness.Scan;
import toktrail.harness.ScanContext;
import toktrail.harness.SourceFile;
import toktrail.harness.SourceProblem;
import toktrail.importer.SourceReading.Mark;
import toktrail.importer.SourceReading.Result;
import toktrail.usage.SessionFacts;
import toktrail.usage.SessionRef;
import toktrail.usage.UsageEvent;

/**
 * Refreshes sources again and again on one thread and without a database: keeps fingerprints, marks and states of files
 * between passes, reads what changed, and replaces stored events as a ledger does for tools that rewrite records.
 */
public final class RefreshDriver implements EventSink, ScanContext.Known {

    private record Seen(FileStamp stamp, String auxiliary, Mark mark) { }

    private final Harness harness;
    private final Environment environment;
    private final List<Path> roots;
    private final SourceReading reading;
    private final Map<Path, Seen> seen = new HashMap<>();
    private final Map<String, UsageEvent> stored = new TreeMap<>();
    private final Map<String, SessionFacts> sessions = new TreeMap<>();
    private final Map<String, SourceProblem.Reason> problems = new LinkedHashMap<>();
    private final List<String> copies = new ArrayList<>();
    private final Set<String> handed = new HashSet<>();
    private long rowsSeen;
    private long rowsSkipped;
    private long rowsDuplicate;
    private long filesRead;

    public RefreshDriver(Harness harness, Environment environment, List<Path> roots) {
        this(harness, environment, roots, new SourceReading());
    }

    private RefreshDriver(Harness harness, Environment environment, List<Path> roots, SourceReading reading) {
        this.harness = harness;
        this.environment = environment;
        this.roots = List.copyOf(roots);
        this.reading = reading;
    }

    /** One that remembers nothing and uses the buffers of this one. */
    public RefreshDriver fresh() {
        return new RefreshDriver(harness, environment, roots, reading);
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
        files.sort(SourceFile.FILE_ORDER);
        rowsSeen = 0;
        rowsSkipped = 0;
        rowsDuplicate = 0;
        filesRead = 0;
        problems.clear();
        copies.clear();
        handed.clear();
        run(harness.scan(new ScanContext(environment, false, this)), files);
        return this;
    }

    private <R extends Reading> void run(Scan<R> scan, List<SourceFile> files) throws IOException {
        for (SourceFile file : files) {
            Seen before = seen.get(file.path());
            String auxiliary = harness.auxiliaryFingerprint(file);
            boolean same = before != null && before.stamp().equals(file.stamp())
                    && before.auxiliary().equals(auxiliary);
            if (!same) {
                read(scan, file, auxiliary, before == null ? null : before.mark());
            } else if (scan.needsUnchanged()) {
                scan.unchanged(file, before.mark().state().shared());
            }
        }
        for (List<SourceFile> again = scan.readAgain(); !again.isEmpty(); again = scan.readAgain()) {
            for (SourceFile file : again) {
                read(scan, file, harness.auxiliaryFingerprint(file), null);
            }
        }
        scan.finish(this);
    }

    private <R extends Reading> void read(Scan<R> scan, SourceFile file, String auxiliary, Mark mark) {
        Result<R> result = reading.read(file, scan.reader(file), mark);
        filesRead++;
        if (result.problem() != null) {
            problems.put(file.baseName(), result.problem().reason());
            return;
        }
        rowsSeen += result.reading().rowsSeen();
        FileStamp stamp = result.reading().unsettled() ? new FileStamp(-1, -1, "") : file.stamp();
        seen.put(file.path(), new Seen(stamp, auxiliary, result.mark()));
        scan.add(file, result.reading(), this);
    }

    @Override
    public void event(UsageEvent event, List<CopyKey> dropped) {
        String key = event.keys().matchKey();
        if (!handed.add(key)) {
            throw new AssertionError("twice in one scan: " + key);
        }
        dropped.forEach(copy -> copy(copy, key));
        UsageEvent old = stored.get(key);
        long now = event.tokens().accountingTotal();
        long before = old == null ? -1 : old.tokens().accountingTotal();
        boolean sameFile = old != null && event.position().file().equals(old.position().file());
        if (now > before || now == before && sameFile) {
            stored.put(key, old == null ? event : new UsageEvent(old.session(), event.kind(),
                    Math.min(event.createdMs(), old.createdMs()), event.completedMs(), event.amount(),
                    event.position(), event.keys(), event.fingerprint(), event.rawJson()));
        }
    }

    @Override
    public void copy(CopyKey copy, String winnerMatchKey) {
        copies.add(copy.globalKey() + " of " + winnerMatchKey);
    }

    @Override
    public void session(SessionFacts facts) {
        sessions.merge(facts.session().sourceSessionId(), facts, (old, now) -> new SessionFacts(old.session(),
                now.title() == null ? old.title() : now.title(),
                old.workspace().equals(SessionFacts.Workspace.NONE) ? now.workspace() : old.workspace(),
                old.parentSessionId() == null ? now.parentSessionId() : old.parentSessionId(),
                old.startedMs() == null ? now.startedMs() : old.startedMs(), null, now.sourcePaths()));
    }

    @Override
    public void settled(SourceFile file, long skipped, long duplicate) {
        if (skipped < duplicate || duplicate < 0) {
            throw new AssertionError(file.name() + ": skipped " + skipped + ", of them duplicate " + duplicate);
        }
        rowsSkipped += skipped;
        rowsDuplicate += duplicate;
    }

    @Override
    public void warning(String message) {
        throw new AssertionError("warning: " + message);
    }

    @Override
    public boolean hasMatchKey(String matchKey) {
        return stored.containsKey(matchKey);
    }

    @Override
    public List<UsageEvent> eventsAt(String id, long createdMs) {
        return stored.values().stream().filter(event -> event.createdMs() == createdMs).toList();
    }

    @Override
    public List<UsageEvent> eventsOf(SessionRef session, String messageId) {
        return stored.values().stream().filter(event -> event.session().equals(session)
                && messageId.equals(event.keys().messageId())).toList();
    }

    /** Makes an event known as if an earlier refresh, perhaps of another tool, had stored it. */
    public RefreshDriver knowing(UsageEvent event) {
        stored.put(event.keys().matchKey(), event);
        return this;
    }

    /** The stored events by match key. */
    public Map<String, UsageEvent> stored() {
        return stored;
    }

    /** One line per stored event with all that does not depend on the way it was read, sorted by key. */
    public String summary() {
        StringBuilder text = new StringBuilder();
        stored.forEach((key, event) -> text.append(key).append(' ').append(event.kind()).append(' ')
                .append(event.createdMs()).append(' ').append(event.completedMs()).append(' ').append(event.amount())
                .append(' ').append(event.fingerprint()).append('\n'));
        return text.toString();
    }

    /** What is known of a session, null if nothing. */
    public SessionFacts session(String id) {
        return sessions.get(id);
    }

    /** Files that could not be used, by base name. */
    public Map<String, SourceProblem.Reason> problems() {
        return problems;
    }

    /** Copies that were reported, each as {@code key of winner}. */
    public List<String> copies() {
        return copies;
    }

    /** Rows seen, skipped, duplicate, and files read, in the last refresh. */
    public String counters() {
        return rowsSeen + " seen, " + rowsSkipped + " skipped, " + rowsDuplicate + " duplicate, " + filesRead + " read";
    }
}
