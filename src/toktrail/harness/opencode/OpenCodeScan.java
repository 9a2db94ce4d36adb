package toktrail.harness.opencode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import toktrail.harness.EventSink;
import toktrail.harness.EventSink.DroppedCopy;
import toktrail.harness.FileReader;
import toktrail.harness.Fingerprint;
import toktrail.harness.Scan;
import toktrail.harness.ScanContext;
import toktrail.harness.SourceFile;
import toktrail.harness.opencode.ForkedCalls.Values;
import toktrail.harness.opencode.OpenCodeReading.Extent;
import toktrail.sqlite.ForeignDatabase;
import toktrail.usage.EventKeys;
import toktrail.usage.SessionRef;
import toktrail.usage.SourcePosition;
import toktrail.usage.UsageEvent;

/**
 * Takes databases and trees together. All messages are kept, small, until the last source was read: which copy counts
 * depends on all of them.
 */
final class OpenCodeScan implements Scan<OpenCodeReading> {

    /** A source that was read, and what became of its rows. */
    private static final class Tally {

        private final SourceFile file;
        private final OpenCodeReading reading;
        private long won;

        Tally(SourceFile file, OpenCodeReading reading) {
            this.file = file;
            this.reading = reading;
        }

        long candidates() {
            return reading.messages().stream().filter(message -> message.call() != null).count();
        }
    }

    private record Placed(Message message, Tally tally) { }

    private final Dialect dialect;
    private final ScanContext context;
    private final ForkedCalls forks;
    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private final List<SourceFile> unreadDatabases = new ArrayList<>();
    private boolean readAgain;

    OpenCodeScan(Dialect dialect, ScanContext context) {
        this.dialect = dialect;
        this.context = context;
        forks = new ForkedCalls(dialect, context.known());
    }

    @Override
    public FileReader<OpenCodeReading> reader(SourceFile file) {
        return dialect.isDatabase(file)
                ? new DatabaseReader(dialect, context.environment(), context.keepRaw(),
                        ForeignDatabase.BUSY_TIMEOUT_MILLIS)
                : new StorageReader(context.keepRaw());
    }

    @Override
    public boolean needsUnchanged() {
        return true;
    }

    @Override
    public void unchanged(SourceFile file, byte[] shared) {
        if (dialect.isDatabase(file)) {
            unreadDatabases.add(file);
        }
    }

    @Override
    public void add(SourceFile file, OpenCodeReading reading, EventSink sink) {
        tallies.put(file.name(), new Tally(file, reading));
    }

    /** A file holds a message that no row was read of: whether a database has it can only be told by reading it. */
    @Override
    public List<SourceFile> readAgain() {
        List<SourceFile> databases = new ArrayList<>(unreadDatabases);
        tallies.values().stream().filter(tally -> tally.reading.extent() == Extent.DATABASE_CHANGES)
                .forEach(tally -> databases.add(tally.file));
        if (readAgain || databases.isEmpty()) {
            return List.of();
        }
        readAgain = true;
        Map<String, Placed> rows = new HashMap<>();
        placeRows(rows);
        boolean missing = tallies.values().stream().filter(tally -> !tally.reading.isDatabase())
                .flatMap(tally -> tally.reading.messages().stream())
                .anyMatch(message -> message.call() != null && !rows.containsKey(message.id()));
        return missing ? databases : List.of();
    }

    @Override
    public void finish(EventSink sink) {
        Map<String, Placed> byId = new HashMap<>();
        placeRows(byId);
        placeFiles(byId);
        List<Placed> calls = new ArrayList<>(byId.size());
        byId.values().stream().filter(placed -> placed.message().call() != null).forEach(calls::add);
        calls.sort(Comparator.comparing(placed -> placed.message().id()));
        SessionTable sessions = new SessionTable(dialect);
        tallies.values().forEach(tally -> sessions.add(tally.file, tally.reading));
        for (List<Placed> copies : copies(calls)) {
            hand(copies, sessions, sink);
        }
        sessions.tell(sink);
        for (Tally tally : tallies.values()) {
            sink.settled(tally.file, tally.reading.rowsSeen() - tally.won, tally.candidates() - tally.won);
        }
    }

    /** Between databases the row counts that was written last. */
    private void placeRows(Map<String, Placed> byId) {
        for (Tally tally : tallies.values()) {
            if (tally.reading.isDatabase()) {
                for (Message message : tally.reading.messages()) {
                    Placed before = byId.get(message.id());
                    if (before == null || message.updatedMs() > before.message().updatedMs()) {
                        byId.put(message.id(), new Placed(message, tally));
                    }
                }
            }
        }
    }

    /** A file counts if no database has its message; between files the larger sum does. */
    private void placeFiles(Map<String, Placed> byId) {
        for (Tally tally : tallies.values()) {
            if (!tally.reading.isDatabase()) {
                for (Message message : tally.reading.messages()) {
                    Placed before = byId.get(message.id());
                    boolean counts = before == null || !before.tally().reading.isDatabase()
                            && sum(message) > sum(before.message());
                    if (counts) {
                        byId.put(message.id(), new Placed(message, tally));
                    }
                }
            }
        }
    }

    private static long sum(Message message) {
        return message.call() == null ? -1 : message.call().amount().tokens().accountingTotal();
    }

    /** Calls that are copies of each other, in the order of their first ids. */
    private static Iterable<List<Placed>> copies(List<Placed> calls) {
        Map<Values, List<Placed>> groups = new LinkedHashMap<>(calls.size() * 2);
        for (Placed call : calls) {
            Values values = Values.of(call.message().call());
            List<Placed> single = List.of(call);
            List<Placed> before = groups.putIfAbsent(values, single);
            if (before != null) {
                List<Placed> more = new ArrayList<>(before);
                more.add(call);
                groups.put(values, more);
            }
        }
        return groups.values();
    }

    private void hand(List<Placed> copies, SessionTable sessions, EventSink sink) {
        int index = forks.winner(copies.stream().map(Placed::message).toList());
        Placed winner = copies.get(index);
        Optional<String> original = forks.storedOriginal(winner.message(), Values.of(winner.message().call()));
        List<DroppedCopy> keys = new ArrayList<>();
        for (Placed copy : copies) {
            sessions.met(copy.message(), copy.tally().file);
            if (original.isPresent()) {
                sink.copy(key(copy), original.get());
            } else if (copy != winner) {
                keys.add(key(copy));
            }
        }
        if (original.isEmpty()) {
            winner.tally().won++;
            sink.event(event(winner), keys);
        }
    }

    private DroppedCopy key(Placed placed) {
        Message message = placed.message();
        return new DroppedCopy(session(message), dialect.globalKey(message.sessionId(), message.id()));
    }

    private SessionRef session(Message message) {
        return new SessionRef(dialect.id(), message.sessionId());
    }

    private UsageEvent event(Placed placed) {
        Message message = placed.message();
        Message.Call call = message.call();
        String id = message.id();
        UsageEvent event = new UsageEvent(session(message), call.kind(), call.createdMs(), call.completedMs(),
                call.amount(), SourcePosition.file(placed.tally().file.name()),
                new EventKeys(id, id, id, dialect.globalKey(message.sessionId(), id),
                        dialect.matchKey(id), null), null, call.rawJson());
        String fingerprint = call.view() == null ? null : Fingerprint.unlessDerived(event, call.view());
        return fingerprint == null ? event : event.withFingerprint(fingerprint);
    }
}
