package toktrail.harness.vibe;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import toktrail.harness.EventSink;
import toktrail.harness.FileReader;
import toktrail.harness.Fingerprint;
import toktrail.harness.Fingerprint.View;
import toktrail.harness.Scan;
import toktrail.harness.SourceCall;
import toktrail.harness.SourceFile;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.EventKeys;
import toktrail.usage.SessionRef;
import toktrail.usage.SourcePosition;
import toktrail.usage.Tokens;
import toktrail.usage.UsageEvent;

/**
 * Takes all sessions together: as soon as one changed all are read, they are small, and the sums of one may have to be
 * taken off another's.
 */
final class VibeScan implements Scan<VibeReading> {

    private record Placed(VibeSession session, SourceFile file, long firstMs) { }

    private final boolean keepRaw;
    private final Map<String, Placed> sessions = new LinkedHashMap<>();
    /** Files that were read, and how many sessions they tell: one or none. */
    private final Map<SourceFile, Integer> files = new LinkedHashMap<>();
    private final List<SourceFile> unread = new ArrayList<>();

    VibeScan(boolean keepRaw) {
        this.keepRaw = keepRaw;
    }

    @Override
    public FileReader<VibeReading> reader(SourceFile file) {
        return new MetaReader(keepRaw);
    }

    @Override
    public boolean needsUnchanged() {
        return true;
    }

    @Override
    public void unchanged(SourceFile file, byte[] shared) {
        unread.add(file);
    }

    @Override
    public List<SourceFile> readAgain() {
        List<SourceFile> again = files.isEmpty() ? List.of() : List.copyOf(unread);
        unread.clear();
        return again;
    }

    @Override
    public void add(SourceFile file, VibeReading reading, EventSink sink) {
        VibeSession session = reading.session();
        files.put(file, session == null ? 0 : 1);
        if (session == null) {
            return;
        }
        sink.session(session.facts());
        Placed placed = new Placed(session, file, session.createdMs());
        sessions.merge(session.id(), placed, VibeScan::larger);
    }

    /** Which of two copies of a session counts; they are as old as the older one. */
    private static Placed larger(Placed before, Placed now) {
        long sum = now.session().sums().total();
        long sumBefore = before.session().sums().total();
        boolean replaces = sum > sumBefore
                || sum == sumBefore && now.session().createdMs() >= before.session().createdMs();
        Placed best = replaces ? now : before;
        return new Placed(best.session(), best.file(), Math.min(before.firstMs(), now.firstMs()));
    }

    @Override
    public void finish(EventSink sink) {
        Set<SourceFile> counted = new HashSet<>();
        Set<SourceFile> gaveEvent = new HashSet<>();
        for (Placed placed : sessions.values()) {
            counted.add(placed.file());
            VibeSums sums = sumsOfItsOwn(placed.session());
            if (!sums.isEmpty()) {
                gaveEvent.add(placed.file());
                sink.event(event(placed, sums), List.of());
            }
        }
        files.forEach((file, told) -> sink.settled(file, gaveEvent.contains(file) ? 0 : 1,
                counted.contains(file) ? 0 : told));
    }

    private VibeSums sumsOfItsOwn(VibeSession session) {
        String parentId = session.facts().parentSessionId();
        Placed parent = parentId == null ? null : sessions.get(parentId);
        return parent != null && session.continues(parent.session())
                ? session.sums().since(parent.session().sums()) : session.sums();
    }

    private static UsageEvent event(Placed placed, VibeSums sums) {
        VibeSession session = placed.session();
        SessionRef ref = session.facts().session();
        CallKind kind = session.kind();
        BigDecimal cost = sums.cost().signum() > 0 ? sums.cost() : session.prices().cost(sums.tokens());
        String key = "session:" + session.id();
        String globalKey = VibeHarness.ID + ":" + key;
        String messageId = session.lastMessageId() == null ? session.id() : session.lastMessageId();
        UsageEvent event = new UsageEvent(ref, kind, session.createdMs(), session.completedMs(),
                Amount.of(sums.tokens(), cost), SourcePosition.file(placed.file().name()),
                new EventKeys(placed.file().name(), messageId, key, globalKey, globalKey, null), null,
                session.rawJson());
        Tokens seen = session.sums().withoutCache();
        BigDecimal stated = session.sums().cost();
        String costText = stated.signum() > 0 ? Fingerprint.doubleText(stated)
                : session.prices().cost(seen).toString();
        View view = new View(kind.providerId(), kind.modelId(), kind.thinkingLevel(), kind.agent(),
                event.createdMs(), event.completedMs(), seen, costText);
        return new SourceCall(event, view, List.of(), placed.firstMs()).settled();
    }
}
