package toktrail.harness.pi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.harness.FileFacts;
import toktrail.harness.Fingerprint;
import toktrail.harness.KeptState;
import toktrail.harness.Line;
import toktrail.harness.LineReader;
import toktrail.harness.RecordTime;
import toktrail.harness.SourceProblem;
import toktrail.harness.StateReader;
import toktrail.harness.StateWriter;
import toktrail.json.JsonNumber;
import toktrail.json.JsonObject;
import toktrail.json.Shape;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.Names;
import toktrail.usage.Tokens;
import toktrail.usage.Vendors;

/** Reads a session. Every line counts: any entry may be the parent of an answer and so decide its thinking level. */
final class PiLines implements LineReader<PiReading> {

    private static final int STATE_VERSION = 1;
    private static final String[] LEVELS =
            {"reasoningEffort", "reasoning_effort", "thinkingLevel", "thinking_level"};
    private static final Shape MESSAGE = levels(Shape.of("role", "provider", "model", "timestamp", "completedAt")
            .with("metadata", levels(Shape.of())).with("usage", PiUsage.SHAPE));
    private static final Shape ENTRY = PiHeader.in(Shape.of("type", "parentId", "timestamp", "name",
            ThinkingLevels.LEVEL).with("message", MESSAGE));

    private final boolean keepRaw;

    PiLines(boolean keepRaw) {
        this.keepRaw = keepRaw;
    }

    @Override
    public List<String> needles() {
        return List.of();
    }

    @Override
    public Lines<PiReading> open(FileFacts facts) throws SourceProblem {
        if (facts.resume() == null) {
            return new Session(facts.modifiedMs(), PiHeader.NONE, new ThinkingLevels());
        }
        StateReader state = new StateReader(facts.resume(), STATE_VERSION);
        PiHeader header = new PiHeader(state.text(), state.text(), state.text());
        ThinkingLevels levels = ThinkingLevels.restored(state);
        state.end();
        return new Session(facts.modifiedMs(), header, levels);
    }

    private static Shape levels(Shape shape) {
        Shape with = shape;
        for (String name : LEVELS) {
            with = with.with(name, Shape.SCALAR);
        }
        return with;
    }

    private final class Session implements Lines<PiReading> {

        private final long fileMs;
        private final ThinkingLevels levels;
        private final List<PiCall> calls = new ArrayList<>();
        private final Map<CallKind, CallKind> kinds = new HashMap<>();
        private PiHeader header;
        private String title;
        private long headers;

        Session(long fileMs, PiHeader header, ThinkingLevels levels) {
            this.fileMs = fileMs;
            this.header = header;
            this.levels = levels;
        }

        @Override
        public void line(Line line) {
            JsonObject entry = line.parse(ENTRY);
            String type = entry.text("type").orElse("message");
            if (type.equals("session")) {
                header = header.changedBy(entry);
                headers++;
                return;
            }
            String level = levels.enter(entry, type);
            if (type.equals("session_info")) {
                title = entry.text("name").orElse(title);
            } else if (type.equals("message")) {
                JsonObject message = entry.object("message");
                boolean answer = message.text("role").filter("assistant"::equals).isPresent();
                if (answer && message.get("usage") instanceof JsonObject usage) {
                    call(entry, message, usage, level, line);
                }
            }
        }

        private void call(JsonObject entry, JsonObject message, JsonObject usage, String inherited, Line line) {
            Tokens stated = PiUsage.stated(usage);
            Amount amount = PiUsage.billed(usage, stated);
            if (amount.isNothing()) {
                return;
            }
            OptionalLong time = RecordTime.of(entry.get("timestamp"));
            if (time.isEmpty()) {
                time = milliseconds(message, "timestamp");
            }
            long createdMs = time.orElse(fileMs);
            OptionalLong end = milliseconds(message, "completedAt");
            Optional<String> named = level(message);
            String own = Names.thinkingLevel(named.orElse(null));
            CallKind kind = kind(message, named.isPresent() ? own : inherited);
            boolean plain = own == null && message.text("provider").isPresent() && message.text("model").isPresent()
                    && stated.equals(withReasoningInside(amount.tokens()));
            Fingerprint.View view = plain ? null : new Fingerprint.View(provider(message).orElse(null),
                    message.text("model").orElse(null), own, null, createdMs, null, stated, "0");
            calls.add(new PiCall(entry.text("id").orElse(null), kind, createdMs, time.isPresent(),
                    end.isPresent() ? (Long) end.getAsLong() : null, amount, stated, view, line.number(),
                    line.offset(), keepRaw ? line.text() : null));
        }

        private static Tokens withReasoningInside(Tokens t) {
            return new Tokens(t.input(), Tokens.sum(t.output(), t.reasoning()), 0, t.cacheRead(), t.cacheWrite(),
                    t.cacheOutput());
        }

        private static OptionalLong milliseconds(JsonObject message, String name) {
            Optional<JsonNumber> number = message.number(name);
            OptionalLong ms = number.isPresent() ? number.get().truncated() : OptionalLong.empty();
            return ms.isPresent() && ms.getAsLong() > 0 ? ms : OptionalLong.empty();
        }

        private static Optional<String> level(JsonObject message) {
            for (JsonObject holder : new JsonObject[] {message, message.object("metadata")}) {
                for (String name : LEVELS) {
                    Optional<String> level = holder.text(name);
                    if (level.isPresent()) {
                        return level;
                    }
                }
            }
            return Optional.empty();
        }

        private static Optional<String> provider(JsonObject message) {
            return message.text("provider").map(name -> name.toLowerCase(Locale.ROOT));
        }

        private CallKind kind(JsonObject message, String level) {
            String model = message.text("model").orElse(CallKind.UNKNOWN);
            String provider = provider(message).or(() -> Vendors.of(model)).orElse(CallKind.UNKNOWN);
            return kinds.computeIfAbsent(CallKind.of(provider, model, level, null), kind -> kind);
        }

        @Override
        public PiReading finish(End end) {
            StateWriter state = new StateWriter(STATE_VERSION).text(header.sessionId()).text(header.cwd())
                    .text(header.parent());
            levels.save(state);
            return new PiReading(List.copyOf(calls), header, title, headers, end.rowsSeen(),
                    KeptState.atEnd(state.bytes()));
        }
    }
}
