package toktrail.importer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import toktrail.harness.EventSink;
import toktrail.harness.ScanContext;
import toktrail.harness.SourceFile;
import toktrail.usage.EventKeys;
import toktrail.usage.EventRules;
import toktrail.usage.SessionFacts;
import toktrail.usage.SessionRef;
import toktrail.usage.UsageEvent;

/**
 * Keeps events of one harness in memory and replaces them by its rules, as a ledger does. Slow and plain. A scan that
 * hands on an event twice or counts wrongly ends the test.
 */
public final class PlainLedger implements EventSink, ScanContext.Known {

    private record Copy(String globalKey, String winner) { }

    /** The events by match key, in the order in which they came. */
    final Map<String, UsageEvent> events = new LinkedHashMap<>();
    /** All facts about sessions, in the order in which they came. */
    final List<SessionFacts> sessions = new ArrayList<>();
    /** All warnings, in the order in which they came. */
    final List<String> warnings = new ArrayList<>();
    /** Files that were settled since {@link #begin}. */
    final Set<Path> settled = new HashSet<>();

    private final EventRules rules;
    private final boolean copiesComeWithEvents;
    private final Set<String> handed = new HashSet<>();
    private final List<Copy> copies = new ArrayList<>();
    private long rowsSkipped;
    private long rowsDuplicate;

    /** Where {@code copiesComeWithEvents}, a copy that is told without its event ends the test. */
    PlainLedger(EventRules rules, boolean copiesComeWithEvents) {
        this.rules = rules;
        this.copiesComeWithEvents = copiesComeWithEvents;
    }

    /** A scan begins; copies and counters are those of the last one. */
    void begin() {
        settled.clear();
        handed.clear();
        copies.clear();
        rowsSkipped = 0;
        rowsDuplicate = 0;
    }

    @Override
    public void event(UsageEvent event, List<DroppedCopy> dropped) {
        String key = event.keys().matchKey();
        if (!handed.add(key)) {
            throw new AssertionError("twice in one scan: " + key);
        }
        dropped.forEach(copy -> copies.add(new Copy(copy.globalKey(), key)));
        UsageEvent old = find(event);
        if (old == null) {
            events.put(key, event);
        } else if (isReplaced(old, event)) {
            events.put(old.keys().matchKey(), new UsageEvent(old.session(), event.kind(),
                    Math.min(event.createdMs(), old.createdMs()), event.completedMs(), event.amount(),
                    event.position(), old.keys(), event.fingerprint(), event.rawJson()));
        }
    }

    /** The stored event that is the same call; null if there is none. */
    private UsageEvent find(UsageEvent event) {
        UsageEvent same = events.get(event.keys().matchKey());
        String alternate = event.keys().alternateKey();
        if (same != null || alternate == null) {
            return same;
        }
        return events.values().stream().filter(other -> alternate.equals(other.keys().alternateKey())
                && rules.sameCall(event, asStored(other))).findFirst().orElse(null);
    }

    /** The event as a ledger knows it, which keeps hashes of these keys. */
    public static UsageEvent asStored(UsageEvent event) {
        EventKeys keys = event.keys();
        return new UsageEvent(event.session(), event.kind(), event.createdMs(), event.completedMs(), event.amount(),
                event.position(), new EventKeys(keys.rowId(), keys.messageId(), keys.dedupKey(), keys.globalKey(), null,
                null), event.fingerprint(), null);
    }

    private boolean isReplaced(UsageEvent old, UsageEvent event) {
        long was = old.tokens().accountingTotal();
        long is = event.tokens().accountingTotal();
        return switch (rules.policy()) {
            case IMMUTABLE -> false;
            case FILE -> is > was || is == was && event.position().file().equals(old.position().file());
            case SUM -> is >= was;
        };
    }

    @Override
    public void copy(DroppedCopy copy, String winnerMatchKey) {
        if (copiesComeWithEvents) {
            throw new AssertionError("without its event: " + copy.globalKey() + " of " + winnerMatchKey);
        }
        copies.add(new Copy(copy.globalKey(), winnerMatchKey));
    }

    @Override
    public void renamed(Supplier<String> formerKey, Supplier<String> key) {
        String formerMatchKey = formerKey.get();
        String matchKey = key.get();
        UsageEvent former = events.remove(formerMatchKey);
        if (former != null) {
            EventKeys keys = former.keys();
            events.putIfAbsent(matchKey, former.withKeys(new EventKeys(keys.rowId(), keys.messageId(),
                    keys.dedupKey(), keys.globalKey(), matchKey, keys.alternateKey())));
        }
    }

    @Override
    public void session(SessionFacts facts) {
        sessions.add(facts);
    }

    @Override
    public void settled(SourceFile file, long skipped, long duplicate) {
        if (skipped < duplicate || duplicate < 0) {
            throw new AssertionError(file.name() + ": skipped " + skipped + ", of them duplicate " + duplicate);
        }
        settled.add(file.path());
        rowsSkipped += skipped;
        rowsDuplicate += duplicate;
    }

    /** Rows of a file that gave nothing. */
    void lost(long rows) {
        rowsSkipped += rows;
    }

    @Override
    public void warning(String message) {
        warnings.add(message);
    }

    @Override
    public boolean hasMatchKey(String matchKey) {
        return events.containsKey(matchKey);
    }

    @Override
    public List<UsageEvent> eventsAt(String id, long createdMs) {
        return events.values().stream().filter(event -> event.createdMs() == createdMs
                && event.session().harness().equals(id)).map(PlainLedger::asStored).toList();
    }

    @Override
    public List<UsageEvent> eventsOf(SessionRef session, String messageId) {
        return events.values().stream().filter(event -> event.session().equals(session)
                && messageId.equals(event.keys().messageId())).map(PlainLedger::asStored).toList();
    }

    /** One line per event with all that does not depend on the way it was read, sorted by key. */
    String summary() {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(events).forEach((key, event) -> text.append(key).append(' ').append(event.kind()).append(' ')
                .append(event.createdMs()).append(' ').append(event.completedMs()).append(' ').append(event.amount())
                .append(' ').append(event.fingerprint()).append('\n'));
        return text.toString();
    }

    /** What is known of a session, null if nothing. */
    SessionFacts session(String id) {
        return sessions.stream().filter(facts -> facts.session().sourceSessionId().equals(id))
                .reduce(PlainLedger::merged).orElse(null);
    }

    private static SessionFacts merged(SessionFacts old, SessionFacts now) {
        return new SessionFacts(old.session(), now.title() == null ? old.title() : now.title(),
                old.workspace().equals(SessionFacts.Workspace.NONE) ? now.workspace() : old.workspace(),
                old.parentSessionId() == null ? now.parentSessionId() : old.parentSessionId(),
                old.startedMs() == null ? now.startedMs() : old.startedMs(), null, now.sourcePaths());
    }

    /** Copies, each as {@code key of winner}. */
    List<String> copies() {
        return copies.stream().map(copy -> copy.globalKey() + " of " + copy.winner()).toList();
    }

    /** Keys of the copies of an event that was handed on. */
    List<String> copiesOf(String matchKey) {
        if (!handed.contains(matchKey)) {
            throw new AssertionError("no event " + matchKey);
        }
        return copies.stream().filter(copy -> matchKey.equals(copy.winner())).map(Copy::globalKey).toList();
    }

    /** Rows skipped and duplicate, together with rows a reader has seen. */
    RefreshDriver.Rows rows(long seen) {
        return new RefreshDriver.Rows(seen, rowsSkipped, rowsDuplicate);
    }
}
