package toktrail.harness.goose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import toktrail.harness.EventSink;
import toktrail.harness.EventSink.DroppedCopy;
import toktrail.harness.FileReader;
import toktrail.harness.Fingerprint;
import toktrail.harness.Scan;
import toktrail.harness.ScanContext;
import toktrail.harness.SourceFile;
import toktrail.usage.EventKeys;
import toktrail.usage.SessionFacts;
import toktrail.usage.SessionFacts.Workspace;
import toktrail.usage.SessionRef;
import toktrail.usage.SourcePosition;
import toktrail.usage.UsageEvent;

/** Takes databases together: of copies of a call, as a copied database has them, the largest counts. */
final class GooseScan implements Scan<GooseReading> {

    /** A database that was read, and what became of its calls. */
    private static final class Tally {

        private final SourceFile file;
        private final GooseReading reading;
        private long lost;

        Tally(SourceFile file, GooseReading reading) {
            this.file = file;
            this.reading = reading;
        }
    }

    private record Placed(GooseCall call, Tally tally) { }

    private final ScanContext context;
    private final int busyTimeoutMillis;
    private final Map<String, Placed> calls = new LinkedHashMap<>();
    private final List<Tally> tallies = new ArrayList<>();

    GooseScan(ScanContext context, int busyTimeoutMillis) {
        this.context = context;
        this.busyTimeoutMillis = busyTimeoutMillis;
    }

    @Override
    public FileReader<GooseReading> reader(SourceFile file) {
        return new GooseReader(context.environment(), busyTimeoutMillis);
    }

    @Override
    public void add(SourceFile file, GooseReading reading, EventSink sink) {
        Tally tally = new Tally(file, reading);
        tallies.add(tally);
        for (GooseReading.Session session : reading.sessions()) {
            sink.session(facts(session.row(), file));
            session.calls().forEach(call -> place(call, tally));
        }
    }

    private void place(GooseCall call, Tally tally) {
        Placed before = calls.get(call.key());
        if (before == null) {
            calls.put(call.key(), new Placed(call, tally));
            return;
        }
        boolean larger = sum(call) > sum(before.call());
        (larger ? before.tally() : tally).lost++;
        calls.put(call.key(), larger ? new Placed(call.datedBy(before.call()), tally)
                : new Placed(before.call().datedBy(call), before.tally()));
    }

    private static long sum(GooseCall call) {
        return call.amount().tokens().accountingTotal();
    }

    private static SessionFacts facts(SessionRow row, SourceFile file) {
        return new SessionFacts(session(row.id()), row.about().title(),
                new Workspace(row.about().cwd(), null, null, null), row.about().parent(), null, null,
                List.of(file.name()));
    }

    private static SessionRef session(String id) {
        return new SessionRef(GooseHarness.ID, id);
    }

    @Override
    public void finish(EventSink sink) {
        calls.values().forEach(placed -> sink.event(event(placed), List.of()));
        for (Tally tally : tallies) {
            tally.reading.sessions().forEach(session -> retire(session, sink));
            sink.settled(tally.file, tally.reading.emptyRows() + tally.lost, tally.lost);
        }
    }

    /** An older toktrail kept the sum of the session; if the ledger tells all of its calls, it counts them again. */
    private void retire(GooseReading.Session session, EventSink sink) {
        GooseCall first = session.calls().get(0);
        if (first.isRemainder()) {
            return;
        }
        SessionRef ref = session(first.sessionId());
        String oldKey = GooseHarness.ID + ":" + first.sessionId();
        boolean stored = context.known().eventsAt(GooseHarness.ID, session.row().time().createdMs()).stream()
                .anyMatch(event -> event.session().equals(ref) && oldKey.equals(event.keys().globalKey()));
        if (stored) {
            sink.copy(new DroppedCopy(ref, oldKey), first.key());
        }
    }

    private static UsageEvent event(Placed placed) {
        GooseCall call = placed.call();
        UsageEvent event = new UsageEvent(session(call.sessionId()), call.kind(), call.createdMs(), null,
                call.amount(), SourcePosition.file(placed.tally().file.name()),
                new EventKeys(call.dedupKey(), null, call.dedupKey(), call.key(), call.key(), null), null, null);
        return call.view() == null ? event : event.withFingerprint(Fingerprint.unlessDerived(event, call.view()));
    }
}
