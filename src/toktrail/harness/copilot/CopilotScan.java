package toktrail.harness.copilot;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import toktrail.harness.EventSink;
import toktrail.harness.EventSink.DroppedCopy;
import toktrail.harness.FileReader;
import toktrail.harness.Fingerprint;
import toktrail.harness.KeyHashes;
import toktrail.harness.Scan;
import toktrail.harness.SourceFile;
import toktrail.usage.EventKeys;
import toktrail.usage.SessionFacts;
import toktrail.usage.SessionFacts.Workspace;
import toktrail.usage.SessionRef;
import toktrail.usage.SourcePosition;
import toktrail.usage.UsageEvent;

/** Hands on the calls of each file at once; of copies the first. */
final class CopilotScan implements Scan<CopilotReading> {

    private final long nowMs;
    private final boolean keepRaw;
    /** Of the match keys that were handed on. */
    private final KeyHashes handed = new KeyHashes();

    CopilotScan(long nowMs, boolean keepRaw) {
        this.nowMs = nowMs;
        this.keepRaw = keepRaw;
    }

    @Override
    public FileReader<CopilotReading> reader(SourceFile file) {
        return new OtelLines(nowMs, keepRaw);
    }

    @Override
    public void add(SourceFile file, CopilotReading reading, EventSink sink) {
        long copies = 0;
        Set<SessionRef> sessions = new LinkedHashSet<>();
        for (CopilotCall call : reading.calls()) {
            UsageEvent event = event(file.name(), call);
            String key = event.keys().matchKey();
            sessions.add(event.session());
            if (handed.add(KeyHashes.hash(key))) {
                sink.event(event, List.of());
            } else {
                copies++;
                sink.copy(new DroppedCopy(event.session(), key), key);
            }
        }
        for (SessionRef session : sessions) {
            sink.session(new SessionFacts(session, null, Workspace.NONE, null, null, null, List.of(file.name())));
        }
        sink.settled(file, reading.rowsSeen() - reading.calls().size() + copies, copies);
    }

    private static UsageEvent event(String file, CopilotCall call) {
        OtelItem item = call.item();
        SourcePosition position = new SourcePosition(file, item.line(), item.offset());
        String dedupKey = item.key(call.sessionId());
        String key = CopilotHarness.ID + ":" + dedupKey;
        UsageEvent event = new UsageEvent(new SessionRef(CopilotHarness.ID, call.sessionId()), call.kind(),
                item.createdMs(), item.completedMs(), item.amount(), position,
                new EventKeys(position.rowId(), item.ids().message(), dedupKey, key, key, null), null, item.rawJson());
        return event.withFingerprint(Fingerprint.unlessDerived(event, call.view()));
    }

    @Override
    public void finish(EventSink sink) {
        // Everything was handed on file by file.
    }
}
