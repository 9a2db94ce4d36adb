package toktrail.harness.grok;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import toktrail.harness.CallCollector;
import toktrail.harness.CallReading;
import toktrail.harness.Containment;
import toktrail.harness.Containment.Counts;
import toktrail.harness.FileFacts;
import toktrail.harness.JsonFile;
import toktrail.harness.KeptState;
import toktrail.harness.Line;
import toktrail.harness.LineReader;
import toktrail.harness.RecordCost;
import toktrail.harness.RecordTime;
import toktrail.harness.SourceCall;
import toktrail.harness.SourceFile;
import toktrail.json.JsonException;
import toktrail.json.JsonObject;
import toktrail.json.Shape;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.EventKeys;
import toktrail.usage.Money;
import toktrail.usage.SessionRef;
import toktrail.usage.SourcePosition;
import toktrail.usage.Tokens;
import toktrail.usage.UsageEvent;
import toktrail.usage.Vendors;

/** Reads the updates of one session. No record depends on an earlier one, so there is nothing to keep. */
final class UpdateLog implements LineReader<CallReading> {

    private static final String TURN = "turn_completed";
    private static final Shape SUMMARY = Shape.of().with("info", Shape.of("id", "cwd"));
    private static final Shape COUNTS = Shape.of("inputTokens", "cachedReadTokens", "cacheReadInputTokens",
            "cacheCreationTokens", "outputTokens", "reasoningTokens", "costUsdTicks");
    private static final Shape SHAPE = Shape.of("timestamp").with("params", Shape.of("sessionId")
            .with("_meta", Shape.of("eventId", "agentTimestampMs"))
            .with("update", Shape.of("sessionUpdate").with("usage", Shape.of().with("modelUsage",
                    Shape.each(COUNTS)))));
    private static final String XAI = "xai";
    /** A tick is 10⁻¹⁰ USD. */
    private static final int TICK_DIGITS = 10;

    private final boolean keepRaw;

    UpdateLog(boolean keepRaw) {
        this.keepRaw = keepRaw;
    }

    @Override
    public List<String> needles() {
        return List.of(TURN);
    }

    @Override
    public Lines<CallReading> open(FileFacts facts) {
        return new Log(facts);
    }

    private final class Log implements Lines<CallReading> {

        private final FileFacts facts;
        private final SessionRef session;
        private final String cwd;
        private final CallCollector collector;
        private final Map<String, CallKind> kinds = new HashMap<>();
        private final Map<String, SessionRef> sessions = new HashMap<>();

        Log(FileFacts facts) {
            this.facts = facts;
            JsonObject info = summary(facts.file()).object("info");
            session = new SessionRef(GrokHarness.ID, info.text("id").orElse(directory(facts.file())));
            cwd = info.text("cwd").orElse(null);
            collector = new CallCollector(facts.file());
        }

        @Override
        public void line(Line line) {
            JsonObject record = line.parse(SHAPE);
            JsonObject params = record.object("params");
            JsonObject update = params.object("update");
            if (!update.rawText("sessionUpdate").equals(Optional.of(TURN))) {
                return;
            }
            SessionRef ref = params.text("sessionId").map(id -> sessions.computeIfAbsent(id,
                    name -> new SessionRef(GrokHarness.ID, name))).orElse(session);
            JsonObject meta = params.object("_meta");
            long created = RecordTime.of(meta.get("agentTimestampMs"))
                    .orElse(RecordTime.of(record.get("timestamp")).orElse(facts.modifiedMs()));
            String turn = meta.text("eventId").orElse(created + ":" + line.number());
            JsonObject models = update.object("usage").object("modelUsage");
            for (String name : models.names()) {
                collector.tell(ref, null, cwd, null);
                collector.add(call(ref, kind(name), created, turn, models.object(name), line));
            }
        }

        private SourceCall call(SessionRef ref, CallKind kind, long created, String turn, JsonObject usage, Line line) {
            String key = turn + ":" + kind.modelId();
            String globalKey = GrokHarness.RULES.globalKey(ref, key);
            SourcePosition position = new SourcePosition(facts.file().name(), line.number(), line.offset());
            return SourceCall.of(new UsageEvent(ref, kind, created, null, Amount.of(tokens(usage), cost(usage)),
                    position, new EventKeys(position.rowId(), null, key, globalKey, globalKey, null), null,
                    keepRaw ? line.text() : null));
        }

        private CallKind kind(String name) {
            return kinds.computeIfAbsent(name, any -> {
                String model = name.isBlank() ? CallKind.UNKNOWN : name.strip();
                return CallKind.of(Vendors.of(model).orElse(XAI), model, null, null);
            });
        }

        @Override
        public CallReading finish(End end) {
            return collector.reading(end.rowsSeen(), KeptState.AT_END);
        }
    }

    private static Tokens tokens(JsonObject usage) {
        long cacheRead = usage.count("cachedReadTokens").orElse(count(usage, "cacheReadInputTokens"));
        return Containment.classes(new Counts(count(usage, "inputTokens"), count(usage, "outputTokens"),
                count(usage, "reasoningTokens"), cacheRead, count(usage, "cacheCreationTokens"), 0),
                Containment.CACHE_AND_REASONING);
    }

    private static long count(JsonObject usage, String name) {
        return usage.count(name).orElse(0);
    }

    private static BigDecimal cost(JsonObject usage) {
        return Money.canonical(RecordCost.of(usage.get("costUsdTicks")).movePointLeft(TICK_DIGITS));
    }

    /** The summary beside the updates; empty if there is none yet. */
    private static JsonObject summary(SourceFile file) {
        Path summary = file.path().resolveSibling("summary.json");
        try {
            return Files.isRegularFile(summary) ? JsonFile.read(summary, SUMMARY) : JsonObject.EMPTY;
        } catch (IOException | JsonException unusable) {
            // What it tells is a nicety.
            return JsonObject.EMPTY;
        }
    }

    private static String directory(SourceFile file) {
        Path directory = file.path().getParent().getFileName();
        return directory == null ? file.baseName() : directory.toString();
    }
}
