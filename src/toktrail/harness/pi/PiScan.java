package toktrail.harness.pi;

import java.util.List;
import toktrail.harness.EventSink;
import toktrail.harness.EventSink.DroppedCopy;
import toktrail.harness.FileReader;
import toktrail.harness.Fingerprint;
import toktrail.harness.KeyHashes;
import toktrail.harness.KeyRules;
import toktrail.harness.Scan;
import toktrail.harness.SourceFile;
import toktrail.usage.EventKeys;
import toktrail.usage.SessionFacts;
import toktrail.usage.SessionFacts.Workspace;
import toktrail.usage.SessionRef;
import toktrail.usage.SourcePosition;
import toktrail.usage.UsageEvent;

/** Hands on the calls of each file at once; of a call that several sessions hold, the first. */
final class PiScan implements Scan<PiReading> {

    private final boolean keepRaw;
    /** Of the match keys that were handed on. */
    private final KeyHashes handed = new KeyHashes();

    PiScan(boolean keepRaw) {
        this.keepRaw = keepRaw;
    }

    @Override
    public FileReader<PiReading> reader(SourceFile file) {
        return new PiLines(keepRaw);
    }

    @Override
    public void add(SourceFile file, PiReading reading, EventSink sink) {
        SessionRef session = new SessionRef(PiHarness.ID, reading.header().sessionId(file.baseName()));
        long copies = 0;
        for (PiCall call : reading.calls()) {
            UsageEvent event = event(file.name(), session, call);
            EventKeys keys = event.keys();
            if (handed.add(KeyHashes.hash(keys.matchKey()))) {
                sink.event(event, List.of());
            } else {
                copies++;
                sink.copy(new DroppedCopy(session, keys.globalKey()), keys.matchKey());
            }
        }
        if (!reading.calls().isEmpty() || reading.title() != null) {
            sink.session(new SessionFacts(session, reading.title(),
                    new Workspace(reading.header().cwd(), null, null, null), reading.header().parentSessionId(), null,
                    null, List.of(file.name())));
        }
        long won = reading.calls().size() - copies;
        sink.settled(file, reading.rowsSeen() - reading.headers() - won, copies);
    }

    private static UsageEvent event(String file, SessionRef session, PiCall call) {
        SourcePosition position = new SourcePosition(file, call.line(), call.offset());
        String dedupKey = call.entryId() == null ? position.rowId() : call.entryId();
        EventKeys keys = new EventKeys(position.rowId(), call.entryId(), dedupKey,
                KeyRules.keyInSession(PiHarness.ID, session, dedupKey),
                call.matchKey(session.sourceSessionId()), null);
        UsageEvent event = new UsageEvent(session, call.kind(), call.createdMs(), call.completedMs(), call.amount(),
                position, keys, null, call.rawJson());
        return call.view() == null ? event : event.withFingerprint(Fingerprint.unlessDerived(event, call.view()));
    }

    @Override
    public void finish(EventSink sink) {
        // Everything was handed on file by file.
    }
}
