package toktrail.harness;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import toktrail.usage.SessionFacts;
import toktrail.usage.SessionFacts.Workspace;
import toktrail.usage.SessionRef;

/** Collects the calls of one file while its records go by. Used by one thread. */
public final class CallCollector {

    private final String fileName;
    private final Map<String, SourceCall> calls = new LinkedHashMap<>();
    private final Map<SessionRef, SessionFacts> sessions = new LinkedHashMap<>();
    private long copies;

    /** Begins with a file, or with a pass that continues it. */
    public CallCollector(SourceFile file) {
        fileName = file.name();
    }

    /** Takes a call; one without tokens and cost is none. */
    public void add(SourceCall call) {
        if (call.event().amount().isNothing()) {
            return;
        }
        SourceCall before = calls.putIfAbsent(call.matchKey(), call);
        if (before != null) {
            copies++;
            calls.put(call.matchKey(), before.or(call));
        }
        tell(call.event().session(), null, null, null);
    }

    /**
     * Takes facts about a session, each of which may be null; of several values the first counts.
     *
     * @param cwd       working directory
     * @param startedMs when it began, epoch milliseconds
     */
    public void tell(SessionRef session, String title, String cwd, Long startedMs) {
        SessionFacts known = sessions.get(session);
        if (known == null) {
            sessions.put(session, new SessionFacts(session, title, new Workspace(cwd, null, null, null), null,
                    startedMs, null, List.of(fileName)));
        } else if (title != null && known.title() == null || cwd != null && known.workspace().cwd() == null
                || startedMs != null && known.startedMs() == null) {
            sessions.put(session, new SessionFacts(session, known.title() == null ? title : known.title(),
                    new Workspace(known.workspace().cwd() == null ? cwd : known.workspace().cwd(), null, null, null),
                    null, known.startedMs() == null ? startedMs : known.startedMs(), null, known.sourcePaths()));
        }
    }

    /** Everything so far. */
    public CallReading reading(long rowsSeen, KeptState state) {
        return new CallReading(List.copyOf(calls.values()), copies, List.copyOf(sessions.values()), rowsSeen, state);
    }
}
