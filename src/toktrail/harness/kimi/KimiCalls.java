package toktrail.harness.kimi;

import java.util.HashMap;
import java.util.Map;
import toktrail.harness.CallCollector;
import toktrail.harness.CallReading;
import toktrail.harness.KeptState;
import toktrail.harness.Line;
import toktrail.harness.SourceCall;
import toktrail.harness.SourceFile;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.EventKeys;
import toktrail.usage.SessionRef;
import toktrail.usage.SourcePosition;
import toktrail.usage.Tokens;
import toktrail.usage.UsageEvent;

/** Makes events of the calls of one wire. Used by one thread. */
final class KimiCalls {

    private static final String MOONSHOT = "moonshotai";

    private final String fileName;
    private final SessionRef session;
    private final boolean keepRaw;
    private final CallCollector collector;
    private final Map<String, CallKind> kinds = new HashMap<>();

    KimiCalls(SourceFile file, boolean keepRaw) {
        fileName = file.name();
        session = new SessionRef(KimiHarness.ID, KimiFiles.session(file.path()));
        this.keepRaw = keepRaw;
        collector = new CallCollector(file);
    }

    /** Model and agent of calls; {@code agent} may be null. */
    CallKind kind(String model, String agent) {
        return kinds.computeIfAbsent(model + '\n' + agent, any -> CallKind.of(MOONSHOT, model, null, agent));
    }

    /** A call; without tokens it is none. {@code messageId} may be null. */
    void call(CallKind kind, long createdMs, Tokens tokens, String messageId, Line line) {
        if (tokens.equals(Tokens.NONE)) {
            return;
        }
        String before = KimiRules.before(kind, createdMs);
        String behind = KimiRules.behind(tokens);
        String key = messageId != null ? messageId : before + kind.modelId() + behind;
        String inSession = KimiHarness.ID + ":" + session.sourceSessionId() + ":";
        String matchKey = inSession + key;
        String alternateKey = messageId != null ? null : inSession + before + behind;
        SourcePosition position = new SourcePosition(fileName, line.number(), line.offset());
        collector.add(SourceCall.of(new UsageEvent(session, kind, createdMs, null, Amount.of(tokens), position,
                new EventKeys(position.rowId(), null, key, matchKey, matchKey, alternateKey), null,
                keepRaw ? line.text() : null)));
    }

    /** The agent by its name; null for the main one. */
    static String agent(String name) {
        return name.isEmpty() || name.equals(KimiRules.MAIN) ? null : name;
    }

    CallReading reading(long rowsSeen, KeptState state) {
        return collector.reading(rowsSeen, state);
    }
}
