package toktrail.harness.codex;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import toktrail.harness.EventSink.DroppedCopy;
import toktrail.harness.FileFacts;
import toktrail.harness.Fingerprint;
import toktrail.harness.Line;
import toktrail.harness.LineReader;
import toktrail.harness.codex.CodexCounter.Outcome;
import toktrail.json.JsonObject;
import toktrail.json.JsonValue;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.EventKeys;
import toktrail.usage.Names;
import toktrail.usage.SessionRef;
import toktrail.usage.SourcePosition;
import toktrail.usage.Tokens;
import toktrail.usage.UsageEvent;
import toktrail.usage.Variant;

/** Takes the records of one rollout or exec log in turn. */
final class CodexLines implements LineReader.Lines<CodexReading> {

    private static final String OPENAI = "openai";
    private static final String NO_COST = Fingerprint.costText(BigDecimal.ZERO);

    private final FileFacts facts;
    private final String fileName;
    private final SessionRef session;
    private final String tierOfHome;
    private final boolean keepRaw;
    private final RolloutState state;
    private final PlainCounts plain = new PlainCounts();
    private final List<Found> found = new ArrayList<>();
    private CallKind lastKind = CallKind.of(CallKind.UNKNOWN, CallKind.UNKNOWN, null, null);
    private long structural;
    private long repeats;

    /**
     * Begins or continues a file.
     *
     * @param harness    id of the harness
     * @param tierOfHome service tier where the file does not tell, null if none
     * @param keepRaw    whether events carry their record
     * @param state      where it stands
     */
    CodexLines(FileFacts facts, String harness, String tierOfHome, boolean keepRaw, RolloutState state) {
        this.facts = facts;
        this.tierOfHome = tierOfHome;
        this.keepRaw = keepRaw;
        this.state = state;
        fileName = facts.file().name();
        session = new SessionRef(harness, CodexFiles.sessionId(facts.file()));
    }

    @Override
    public void line(Line line) {
        if (plain.read(line)) {
            count(plain.count(), line);
            return;
        }
        JsonObject record = line.parse(CodexRecord.SHAPE);
        JsonValue payload = record.get("payload");
        String type = record.text("type").orElse("");
        switch (type) {
            case "event_msg" -> message(record, payload.asObject(), line);
            case "event" -> message(record, payload.asObject().object("msg"), line);
            case "response_item", "compacted", "world_state" -> { }
            case "turn_context", "session_meta" -> {
                if (payload instanceof JsonObject object) {
                    structural++;
                    if (type.equals("turn_context")) {
                        turnContext(object);
                    } else {
                        sessionMeta(object);
                    }
                }
            }
            default -> exec(record, line);
        }
    }

    @Override
    public CodexReading finish(LineReader.End end) {
        state.thread.identify(ownId(), state.meta != null || state.thread.lineage() != null);
        return new CodexReading(session, state, found, end.rowsSeen(), structural, repeats);
    }

    private void sessionMeta(JsonObject payload) {
        SessionMeta meta = SessionMeta.read(payload);
        if (state.meta == null) {
            state.meta = meta;
            // The first session_meta goes before an earlier turn_context.
            state.cwd = meta.workspace().cwd() == null ? state.cwd : meta.workspace().cwd();
        }
        if (state.thread.lineage() == null && meta.id() != null) {
            state.threadsListed = Math.min(state.threadsListed + 1, 2);
            state.lastListed = meta.id();
        }
    }

    private void turnContext(JsonObject payload) {
        model(CodexRecord.model(payload));
        directory(payload);
        String level = CodexRecord.thinkingLevel(payload);
        state.thinkingLevel = level != null && level.equals(state.thinkingLevel) ? state.thinkingLevel : level;
    }

    private void message(JsonObject record, JsonObject message, Line line) {
        switch (message.text("type").orElse("")) {
            case "token_count" -> count(TokenCount.of(record, message), line);
            case "session_configured" -> {
                model(CodexRecord.model(message));
                directory(message);
            }
            case "entered_review_mode" -> state.inReview = true;
            case "exited_review_mode" -> state.inReview = false;
            case "thread_settings_applied" -> {
                String tier = CodexRecord.serviceTier(message);
                state.serviceTier = tier == null ? state.serviceTier : tier.toLowerCase(Locale.ROOT);
            }
            default -> { }
        }
    }

    private void count(TokenCount count, Line line) {
        model(count.model());
        if (!count.hasInfo()) {
            return;
        }
        fixLineage();
        Outcome outcome = state.counter.take(count.total(), count.last(), state.inReview,
                state.metaOrNone().reviewsAreThreads());
        switch (outcome.kind()) {
            case CALL -> call(count, outcome.amount(), line);
            case REPEAT -> repeats++;
            case REVIEW -> found.add(new Found.NoCall(new DroppedCopy(session, keys(position(line)).globalKey())));
            case NOTHING -> { }
        }
    }

    private void call(TokenCount count, Counts amount, Line line) {
        if (amount.tokens().accountingTotal() == 0) {
            return;
        }
        long createdMs = count.timeMs().orElse(facts.modifiedMs());
        String matchKey = null;
        if (count.total() == null) {
            StringBuilder key = new StringBuilder("codex-last:").append(ownId()).append(':').append(createdMs);
            matchKey = amount.appendTo(key.append(':')).toString();
        }
        SessionMeta meta = state.metaOrNone();
        CallKind kind = kind(state.thinkingLevel, meta.agent().name());
        UsageEvent event = event(kind, createdMs, amount, matchKey, line);
        found.add(new Found.Call(withFingerprint(event, amount.oldTokens(true)), count.total()));
    }

    private void exec(JsonObject record, Line line) {
        ExecLog.Turn turn = state.exec.take(record, line, session.sourceSessionId());
        if (turn == null) {
            return;
        }
        model(CodexRecord.execModel(record));
        Counts amount = turn.amount();
        if (amount.tokens().accountingTotal() == 0) {
            return;
        }
        long createdMs = ExecLog.time(record).orElse(facts.modifiedMs());
        CallKind kind = kind(null, SessionMeta.HEADLESS);
        UsageEvent event = event(kind, createdMs, amount, turn.matchKey(), line);
        found.add(new Found.Exec(withFingerprint(event, amount.oldTokens(false)), turn.threadId()));
    }

    private UsageEvent event(CallKind kind, long createdMs, Counts amount, String matchKey, Line line) {
        SourcePosition position = position(line);
        EventKeys keys = keys(position);
        return new UsageEvent(session, kind, createdMs, null, Amount.of(amount.tokens()), position,
                matchKey == null ? keys : keys.withMatch(matchKey, null), null, keepRaw ? line.text() : null);
    }

    private SourcePosition position(Line line) {
        return new SourcePosition(fileName, line.number(), line.offset());
    }

    private EventKeys keys(SourcePosition position) {
        return EventKeys.derived(position, session, CodexHarness.RULES, null, null);
    }

    /** @param oldTokens the classes as an older toktrail stored them */
    private UsageEvent withFingerprint(UsageEvent event, Tokens oldTokens) {
        CallKind kind = event.kind();
        String fingerprint = Fingerprint.unlessDerived(event, new Fingerprint.View(kind.providerId(), kind.modelId(),
                null, state.metaOrNone().agent().oldName(), event.createdMs(), null, oldTokens, NO_COST));
        return fingerprint == null ? event : event.withFingerprint(fingerprint);
    }

    private CallKind kind(String thinkingLevel, String agent) {
        String provider = state.metaOrNone().provider();
        CallKind kind = new CallKind(provider == null ? OPENAI : provider,
                state.model == null ? CallKind.UNKNOWN : state.model, thinkingLevel, agent, variant());
        if (!kind.equals(lastKind)) {
            lastKind = kind;
        }
        return lastKind;
    }

    private Variant variant() {
        String tier = state.serviceTier == null ? tierOfHome : state.serviceTier;
        if (tier == null) {
            return Variant.STANDARD;
        }
        return switch (tier) {
            case "", "standard", "default", "auto" -> Variant.STANDARD;
            case "fast" -> new Variant(null, null, "fast");
            default -> {
                String name = Names.normalise(tier);
                yield name.isEmpty() ? Variant.STANDARD : new Variant(null, name, null);
            }
        };
    }

    private void fixLineage() {
        if (state.thread.lineage() == null) {
            SessionMeta meta = state.metaOrNone();
            state.thread.descends(new Lineage(ownId(), state.threadsListed > 1 ? state.lastListed : null,
                    meta.forkedFrom(), meta.parent()));
        }
    }

    /** The id of the file's thread; what it is at the first count stays. */
    private String ownId() {
        if (state.thread.lineage() != null) {
            return state.thread.lineage().ownId();
        }
        String id = state.metaOrNone().id();
        return id == null ? CodexFiles.threadId(session.sourceSessionId()) : id;
    }

    private void model(String named) {
        if (named != null && !named.equals(state.model)) {
            state.model = named;
        }
    }

    private void directory(JsonObject message) {
        if (state.cwd == null) {
            state.cwd = message.text("cwd").orElse(null);
        }
    }
}
