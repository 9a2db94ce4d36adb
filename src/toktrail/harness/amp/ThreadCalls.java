package toktrail.harness.amp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import toktrail.harness.EventSink.DroppedCopy;
import toktrail.harness.Fingerprint.View;
import toktrail.harness.KeyRules;
import toktrail.harness.SourceCall;
import toktrail.harness.SourceFile;
import toktrail.harness.amp.Pairing.Pair;
import toktrail.json.Json;
import toktrail.json.JsonStyle;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.EventKeys;
import toktrail.usage.SessionRef;
import toktrail.usage.SourcePosition;
import toktrail.usage.Tokens;
import toktrail.usage.UsageEvent;
import toktrail.usage.Vendors;

/**
 * Makes events of the calls of one thread. Older ledgers hold the numbers of the ledger where it has the call, which
 * often lack the cache, under a key that may be another one; that key is told with the call. Used by one thread.
 */
final class ThreadCalls {

    private static final String ANTHROPIC = "anthropic";
    private static final long MILLIS = 1000;

    private final SourceFile file;
    private final SessionRef session;
    private final long baseMs;
    private final boolean keepRaw;
    private final Map<String, Integer> used = new HashMap<>();

    /**
     * Begins a thread.
     *
     * @param baseMs time of records that state none; messages follow at a distance of their ids in seconds
     */
    ThreadCalls(SourceFile file, SessionRef session, long baseMs, boolean keepRaw) {
        this.file = file;
        this.session = session;
        this.baseMs = baseMs;
        this.keepRaw = keepRaw;
    }

    /** The call, in the order of {@link Pairing#of}; absent if it has no tokens or no time. */
    Optional<SourceCall> call(Pair pair) {
        ThreadRecord ledger = pair.ledger();
        ThreadRecord message = pair.message();
        Tokens tokens = tokens(ledger, message);
        long created = time(ledger, message);
        if (tokens.equals(Tokens.NONE) || created <= 0) {
            return Optional.empty();
        }
        ThreadRecord main = message == null ? ledger : message;
        String id = main.id() == null && ledger != null ? ledger.id() : main.id();
        String plainKey = id != null ? "message:" + id : ledger != null ? ledgerKey(ledger)
                : "message-row:" + message.index() + ":" + message.numbers();
        int times = used.merge(plainKey, 1, Integer::sum);
        String key = times == 1 ? plainKey : plainKey + "#" + times;
        ThreadRecord charged = ledger == null || ledger.cost().signum() == 0 && message != null
                && message.cost().signum() > 0 ? message : ledger;
        String matchKey = globalKey(key);
        UsageEvent event = new UsageEvent(session, kind(main.model()), created, null,
                Amount.of(tokens, charged.cost()), SourcePosition.file(file.name()),
                new EventKeys(file.name(), id, key, matchKey, matchKey, null), null, raw(main));
        return Optional.of(SourceCall.of(event, view(ledger, message, main.model(), charged.costText()),
                otherKeys(ledger, plainKey)));
    }

    private static Tokens tokens(ThreadRecord ledger, ThreadRecord message) {
        if (ledger == null || message == null) {
            return (ledger == null ? message : ledger).tokens();
        }
        Tokens told = ledger.tokens();
        Tokens t = message.tokens().equals(Tokens.NONE) ? told : message.tokens();
        return new Tokens(t.input(), Math.max(t.output(), told.output()), 0, t.cacheRead(), t.cacheWrite(),
                told.cacheOutput());
    }

    private long time(ThreadRecord ledger, ThreadRecord message) {
        if (ledger != null && ledger.timeMs() != null) {
            return ledger.timeMs();
        }
        return message == null ? baseMs : message.timeMs() != null ? message.timeMs() : counted(message);
    }

    /** The time of a message by its number; 0, which is no time, if there is no such time. */
    private long counted(ThreadRecord message) {
        return message.numericId() > (Long.MAX_VALUE - baseMs) / MILLIS ? 0 : baseMs + message.numericId() * MILLIS;
    }

    private static CallKind kind(String model) {
        return CallKind.of(Vendors.of(model).orElse(ANTHROPIC), model, null, null);
    }

    private View view(ThreadRecord ledger, ThreadRecord message, String model, String costText) {
        Tokens seen = ledger == null ? message.tokens() : ledger.stated();
        long created = ledger == null ? counted(message) : ledger.timeMs() == null ? baseMs : ledger.timeMs();
        return new View(Vendors.ofOldLedgers(model).orElse(ANTHROPIC), model, null, null, created,
                null, seen, costText);
    }

    /** The key the event of the ledger would have without the message. */
    private List<DroppedCopy> otherKeys(ThreadRecord ledger, String plainKey) {
        if (ledger == null) {
            return List.of();
        }
        String alone = ledger.id() == null ? ledgerKey(ledger) : "message:" + ledger.id();
        return alone.equals(plainKey) ? List.of() : List.of(new DroppedCopy(session, globalKey(alone)));
    }

    private String ledgerKey(ThreadRecord ledger) {
        long created = ledger.timeMs() == null ? baseMs : ledger.timeMs();
        return "ledger:" + ledger.index() + ":" + created + ":" + ledger.numbers();
    }

    private String globalKey(String key) {
        return KeyRules.keyInSession(AmpHarness.ID, session, key);
    }

    private String raw(ThreadRecord entry) {
        return keepRaw ? Json.write(entry.value(), JsonStyle.SPACED) : null;
    }
}
