package toktrail.harness.claude;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import toktrail.harness.EventSink.DroppedCopy;
import toktrail.harness.Fingerprint;
import toktrail.harness.claude.Call.Copy;
import toktrail.harness.claude.CallUsage.Charge;
import toktrail.harness.claude.CallUsage.InnerCall;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.EventKeys;
import toktrail.usage.SessionRef;
import toktrail.usage.SourcePosition;
import toktrail.usage.Tokens;
import toktrail.usage.UsageEvent;
import toktrail.usage.Vendors;

/** Makes events of calls, for any number of threads. */
final class CallEvents {

    /**
     * A file of the scan.
     *
     * @param name    its path as in keys
     * @param session the session of its first record that names one
     */
    record File(String name, String session) { }

    /**
     * An event and the keys of its dropped copies.
     *
     * @param copies in file order
     */
    record Made(UsageEvent event, List<DroppedCopy> copies) { }

    private static final String ANTHROPIC = "anthropic";
    private static final String NO_COST = "0";

    private final List<File> files;
    private final KnownAgents agents;
    private final RawRecords raw;
    private final Map<String, String> providers = new ConcurrentHashMap<>();
    private final Map<String, SessionRef> sessions = new ConcurrentHashMap<>();

    /**
     * Events of calls in these files.
     *
     * @param agents types of subagents
     * @param raw    gives the records as text, null if they are not wanted
     */
    CallEvents(List<File> files, KnownAgents agents, RawRecords raw) {
        this.files = List.copyOf(files);
        this.agents = agents;
        this.raw = raw;
    }

    /** The events of a call: itself and the calls inside it; none if there is nothing to bill. */
    List<Made> of(Call call) {
        CopyGroup winner = call.winner().group();
        CallUsage usage = winner.best().usage();
        Head head = head(call);
        List<Made> made = new ArrayList<>(1);
        Amount amount = amount(usage.charge(), usage.webSearches(), call.costUsd());
        if (isSomething(amount)) {
            UsageEvent event = event(head, winner.best().model(), usage.charge(), amount, "");
            made.add(new Made(withFingerprint(event, call), copies(call, head, event.keys())));
        }
        int number = 0;
        for (InnerCall inner : usage.inner()) {
            number++;
            UsageEvent event = event(head, inner.model(), inner.charge(), amount(inner.charge(), 0, BigDecimal.ZERO),
                    inner.kind() + ":" + number);
            made.add(new Made(withFingerprint(event, null), List.of()));
        }
        return made;
    }

    /** What a call and the calls inside it have in common. */
    private record Head(SessionRef session, String agent, long createdMs, Long completedMs, SourcePosition position,
            String message, String dedupKey, String rawJson) { }

    private Head head(Call call) {
        Mark.Origin origin = call.owner().group().mark().origin();
        String session = origin.forkedFrom() != null ? origin.forkedFrom() : session(call.owner());
        Copy first = call.firstOfOwner();
        SourcePosition position = new SourcePosition(files.get(first.file()).name(), first.group().first().line(),
                first.group().first().offset());
        String rawJson = raw == null ? null : raw.at(files.get(call.winner().file()).name(),
                call.winner().group().best().offset());
        return new Head(sessionRef(session),
                agents.name(call, this::session), call.createdMs(), call.completedMs(), position, call.message(),
                dedupKey(call), rawJson);
    }

    private String session(Copy copy) {
        String own = copy.group().mark().origin().session();
        return own == null ? files.get(copy.file()).session() : own;
    }

    private String dedupKey(Call call) {
        String message = call.message();
        String request = call.request();
        if (message != null) {
            return request == null ? message : dedupKey(message, request);
        }
        String uuid = call.winner().group().mark().ids().uuid();
        if (request != null || uuid != null) {
            return request != null ? "request:" + request : "uuid:" + uuid;
        }
        CopyGroup group = call.winner().group();
        long number = group.numbers().length > 0 ? group.numbers()[0] : group.first().line();
        return files.get(call.winner().file()).name() + ":" + number;
    }

    private static String dedupKey(String message, String request) {
        return message.concat(":").concat(request);
    }

    private static Amount amount(Charge charge, long searches, BigDecimal cost) {
        return new Amount(charge.tokens(), Math.min(charge.cacheWrite1h(), charge.tokens().cacheWrite()), searches,
                cost);
    }

    private static boolean isSomething(Amount amount) {
        Tokens t = amount.tokens();
        boolean tokens = (t.input() | t.output() | t.cacheRead() | t.cacheWrite() | t.cacheOutput()) != 0;
        return tokens || amount.webSearchRequests() != 0 || amount.sourceCostUsd().signum() != 0;
    }

    /** @param inner {@code <kind>:<number>} of a call inside the call, empty for the call itself */
    private UsageEvent event(Head head, String model, Charge charge, Amount amount, String inner) {
        boolean isCall = inner.isEmpty();
        String dedupKey = isCall ? head.dedupKey() : head.dedupKey() + ":" + inner;
        String message = isCall || head.message() == null ? isCall ? head.message() : null
                : head.message() + "#" + inner;
        EventKeys keys = EventKeys.derived(head.position(), head.session(), ClaudeRules.RULES, message, dedupKey)
                .withMatch(ClaudeRules.matchKey(dedupKey), ClaudeRules.alternateKey(message));
        CallKind kind = new CallKind(provider(model), model, null, head.agent(), charge.variant());
        return new UsageEvent(head.session(), kind, head.createdMs(), head.completedMs(), amount, head.position(), keys,
                null, isCall ? head.rawJson() : null);
    }

    private String provider(String model) {
        return providers.computeIfAbsent(model, id -> Vendors.of(id).orElse(ANTHROPIC));
    }

    /** @param call the call, null for one inside another, of which older ledgers know nothing */
    private static UsageEvent withFingerprint(UsageEvent event, Call call) {
        Call.OldView old = call == null ? null : call.oldView();
        Fingerprint.View derived = Fingerprint.derived(event);
        Fingerprint.View view = new Fingerprint.View(call == null ? event.kind().providerId() : ANTHROPIC,
                old == null ? event.kind().modelId() : old.model(), null, event.kind().agent(),
                old == null ? event.createdMs() : old.ms(), derived.completedMs(),
                old == null ? event.tokens() : tokens(old, event.tokens()), NO_COST);
        String fingerprint = view.equals(derived) ? null : Fingerprint.unlessDerived(event, view);
        return fingerprint == null ? event : event.withFingerprint(fingerprint);
    }

    private static Tokens tokens(Call.OldView old, Tokens now) {
        return new Tokens(old.reported().input(), old.reported().output(), 0, old.reported().cacheRead(),
                old.reported().cacheCreation(), now.cacheOutput());
    }

    /** A key of an older ledger and the record it was made of. */
    private record OldKey(int file, long line, DroppedCopy key) { }

    /** The keys under which older ledgers may have stored copies, in the order of records, without the event's own. */
    private List<DroppedCopy> copies(Call call, Head head, EventKeys own) {
        List<OldKey> keys = new ArrayList<>();
        String request = call.request();
        for (Copy copy : call.copies()) {
            CopyGroup group = copy.group();
            Mark.Ids ids = group.mark().ids();
            File file = files.get(copy.file());
            SessionRef session = sessionRef(file.session());
            // The usual case is a copy with the event's own key, of which nothing needs to be made.
            boolean isOwn = session.equals(head.session()) && ids.both() && ids.message().equals(head.message())
                    && ids.request().equals(request);
            if (ids.both() && !copy.progress() && !isOwn) {
                keys.add(new OldKey(copy.file(), group.first().line(),
                        dropped(session, dedupKey(ids.message(), ids.request()))));
            }
            for (long number : group.numbers()) {
                keys.add(new OldKey(copy.file(), number, dropped(session, file.name() + ":" + number)));
            }
        }
        if (keys.isEmpty()) {
            return List.of();
        }
        keys.sort(Comparator.comparingInt(OldKey::file).thenComparingLong(OldKey::line));
        String ownKey = own.globalKey();
        return keys.stream().map(OldKey::key).filter(key -> !key.globalKey().equals(ownKey)).distinct().toList();
    }

    private static DroppedCopy dropped(SessionRef session, String dedupKey) {
        return new DroppedCopy(session, ClaudeRules.RULES.globalKey(session, dedupKey));
    }

    private SessionRef sessionRef(String id) {
        return sessions.computeIfAbsent(id, any -> new SessionRef(ClaudeRules.HARNESS, id));
    }
}
