package toktrail.harness.qwen;

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
import toktrail.harness.KeptState;
import toktrail.harness.KeyRules;
import toktrail.harness.Line;
import toktrail.harness.LineReader;
import toktrail.harness.RecordTime;
import toktrail.harness.SourceCall;
import toktrail.harness.SourceFile;
import toktrail.json.JsonObject;
import toktrail.json.Shape;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.EventKeys;
import toktrail.usage.SessionRef;
import toktrail.usage.SourcePosition;
import toktrail.usage.Tokens;
import toktrail.usage.UsageEvent;
import toktrail.usage.Vendors;

/** Reads one transcript. No record depends on an earlier one, so there is nothing to keep between passes. */
final class QwenChat implements LineReader<CallReading> {

    private static final String USAGE = "usageMetadata";
    private static final Shape SHAPE = Shape.of("type", "sessionId", "uuid", "timestamp", "model", "cwd").with(USAGE,
            Shape.of("promptTokenCount", "candidatesTokenCount", "thoughtsTokenCount", "cachedContentTokenCount",
                    "totalTokenCount"));
    private static final String ALIBABA = "alibaba";

    private final boolean keepRaw;

    QwenChat(boolean keepRaw) {
        this.keepRaw = keepRaw;
    }

    @Override
    public List<String> needles() {
        return List.of("\"" + USAGE + "\"");
    }

    @Override
    public Lines<CallReading> open(FileFacts facts) {
        return new Chat(facts);
    }

    private final class Chat implements Lines<CallReading> {

        private final FileFacts facts;
        private final String fileName;
        private final CallCollector collector;
        private final Map<String, CallKind> kinds = new HashMap<>();
        private final Map<String, SessionRef> sessions = new HashMap<>();

        Chat(FileFacts facts) {
            this.facts = facts;
            fileName = facts.file().name();
            collector = new CallCollector(facts.file());
        }

        @Override
        public void line(Line line) {
            JsonObject record = line.parse(SHAPE);
            if (!record.rawText("type").equals(Optional.of("assistant"))
                    || !(record.get(USAGE) instanceof JsonObject usage)) {
                return;
            }
            CallKind kind = kinds.computeIfAbsent(record.text("model").orElse(CallKind.UNKNOWN), model ->
                    CallKind.of(Vendors.of(model).orElse(ALIBABA), model, null, null));
            SessionRef session = sessions.computeIfAbsent(record.text("sessionId").orElse(""), id ->
                    new SessionRef(QwenHarness.ID, id.isEmpty() ? sessionByName(facts.file()) : id));
            long created = RecordTime.of(record.get("timestamp")).orElse(facts.modifiedMs());
            Tokens tokens = tokens(usage);
            if (tokens.equals(Tokens.NONE)) {
                return;
            }
            String key = record.text("uuid").orElseGet(() -> created + ":" + kind.modelId() + ":" + tokens.input() + ":"
                    + tokens.output() + ":" + tokens.reasoning() + ":" + tokens.cacheRead());
            String matchKey = KeyRules.keyInSession(QwenHarness.ID, session, key);
            SourcePosition position = new SourcePosition(fileName, line.number(), line.offset());
            UsageEvent event = new UsageEvent(session, kind, created, null, Amount.of(tokens), position,
                    new EventKeys(position.rowId(), null, key, matchKey, matchKey, null), null,
                    keepRaw ? line.text() : null);
            collector.tell(session, null, record.text("cwd").orElse(null), null);
            collector.add(SourceCall.of(event));
        }

        @Override
        public CallReading finish(End end) {
            return collector.reading(end.rowsSeen(), KeptState.AT_END);
        }
    }

    private static Tokens tokens(JsonObject usage) {
        return Containment.classes(new Counts(usage.countOrZero("promptTokenCount"),
                usage.countOrZero("candidatesTokenCount"), usage.countOrZero("thoughtsTokenCount"),
                usage.countOrZero("cachedContentTokenCount"), 0, usage.countOrZero("totalTokenCount")),
                Containment.CACHE_IN_INPUT);
    }

    /** The session of records that name none: project and name of the file. */
    private static String sessionByName(SourceFile file) {
        String name = file.baseName();
        String stem = name.endsWith(QwenHarness.LINES)
                ? name.substring(0, name.length() - QwenHarness.LINES.length()) : name;
        Path project = file.path().getNameCount() < 3 ? null : file.path().getParent().getParent().getFileName();
        return project == null ? stem : project + "-" + stem;
    }
}
