package toktrail.harness.openclaw;

import java.util.List;
import java.util.Optional;
import toktrail.harness.CallCollector;
import toktrail.harness.CallReading;
import toktrail.harness.Containment;
import toktrail.harness.Containment.Counts;
import toktrail.harness.FileFacts;
import toktrail.harness.KeptState;
import toktrail.harness.Line;
import toktrail.harness.LineReader;
import toktrail.harness.RecordCost;
import toktrail.harness.RecordTime;
import toktrail.harness.SourceCall;
import toktrail.harness.SourceProblem;
import toktrail.harness.StateReader;
import toktrail.harness.StateWriter;
import toktrail.json.JsonObject;
import toktrail.json.Shape;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.EventKeys;
import toktrail.usage.Names;
import toktrail.usage.SessionRef;
import toktrail.usage.SourcePosition;
import toktrail.usage.Tokens;
import toktrail.usage.UsageEvent;
import toktrail.usage.Vendors;

/** Reads one transcript. A call that names no model or provider has those chosen last: they are kept between passes. */
final class Transcript implements LineReader<CallReading> {

    private static final int STATE_VERSION = 1;
    private static final Shape USAGE = Shape.of("input", "output", "cacheRead", "cacheWrite", "totalTokens")
            .with("cost", Shape.of("total"));
    private static final Shape SHAPE = Shape.of("type", "customType", "id", "timestamp", "cwd", "modelId", "model",
            "provider").with("data", Shape.of("modelId", "model", "provider"))
            .with("message", Shape.of("role", "modelId", "model", "provider", "timestamp").with("usage", USAGE));

    private final boolean keepRaw;

    Transcript(boolean keepRaw) {
        this.keepRaw = keepRaw;
    }

    @Override
    public List<String> needles() {
        return List.of("\"usage\"", "\"session\"", "model_change", "model-snapshot");
    }

    @Override
    public Lines<CallReading> open(FileFacts facts) throws SourceProblem {
        Reader reader = new Reader(facts);
        if (facts.resume() != null) {
            reader.restore(new StateReader(facts.resume(), STATE_VERSION));
        }
        return reader;
    }

    private final class Reader implements Lines<CallReading> {

        private final FileFacts facts;
        private final SessionRef session;
        private final CallCollector collector;
        /** Chosen last; null if none was. */
        private String model;
        private String provider;
        private CallKind kind = CallKind.of(CallKind.UNKNOWN, CallKind.UNKNOWN, null, null);

        Reader(FileFacts facts) {
            this.facts = facts;
            session = OpenClawHarness.session(facts.file());
            collector = new CallCollector(facts.file());
        }

        void restore(StateReader state) throws SourceProblem {
            model = state.text();
            provider = state.text();
            state.end();
        }

        @Override
        public void line(Line line) {
            JsonObject record = line.parse(SHAPE);
            switch (record.rawText("type").orElse("")) {
                case "session" -> record.text("cwd").ifPresent(cwd -> collector.tell(session, null, cwd, null));
                case "model_change" -> choose(record);
                case "custom" -> {
                    if (record.rawText("customType").equals(Optional.of("model-snapshot"))) {
                        choose(record.object("data"));
                    }
                }
                case "message" -> message(record, line);
                default -> { }
            }
        }

        private void choose(JsonObject choice) {
            model = model(choice).orElse(model);
            provider = provider(choice).orElse(provider);
        }

        private void message(JsonObject record, Line line) {
            JsonObject message = record.object("message");
            if (!message.rawText("role").equals(Optional.of("assistant"))
                    || !(message.get("usage") instanceof JsonObject usage)) {
                return;
            }
            Amount amount = Amount.of(tokens(usage), RecordCost.of(usage.at("cost", "total")));
            long created = RecordTime.of(message.get("timestamp"))
                    .orElse(RecordTime.of(record.get("timestamp")).orElse(facts.modifiedMs()));
            kind = kind(message);
            Tokens t = amount.tokens();
            String key = record.text("id").orElseGet(() -> created + ":" + kind.providerId() + ":" + kind.modelId()
                    + ":" + t.input() + ":" + t.output() + ":" + t.cacheRead() + ":" + t.cacheWrite());
            String globalKey = OpenClawHarness.RULES.globalKey(session, key);
            SourcePosition position = new SourcePosition(facts.file().name(), line.number(), line.offset());
            collector.add(SourceCall.of(new UsageEvent(session, kind, created, null, amount, position,
                    new EventKeys(position.rowId(), null, key, globalKey, globalKey, null), null,
                    keepRaw ? line.text() : null)));
        }

        /** What the message names, else what was chosen; the object of the call before if that is equal. */
        private CallKind kind(JsonObject message) {
            String ownModel = model(message).orElse(model == null ? CallKind.UNKNOWN : model);
            String ownProvider = provider(message).or(() -> Optional.ofNullable(provider))
                    .or(() -> Vendors.of(ownModel)).orElse(CallKind.UNKNOWN);
            boolean same = kind.modelId().equals(ownModel) && kind.providerId().equals(ownProvider);
            return same ? kind : CallKind.of(ownProvider, ownModel, null, null);
        }

        @Override
        public CallReading finish(End end) {
            byte[] resume = new StateWriter(STATE_VERSION).text(model).text(provider).bytes();
            return collector.reading(end.rowsSeen(),
                    KeptState.atEnd(resume));
        }
    }

    private static Optional<String> model(JsonObject object) {
        return object.text("modelId").or(() -> object.text("model"));
    }

    private static Optional<String> provider(JsonObject object) {
        return object.text("provider").map(Names::normalise).filter(name -> !name.isEmpty());
    }

    private static Tokens tokens(JsonObject usage) {
        return Containment.classes(new Counts(count(usage, "input"), count(usage, "output"), 0,
                count(usage, "cacheRead"), count(usage, "cacheWrite"), count(usage, "totalTokens")),
                Containment.DISJOINT);
    }

    private static long count(JsonObject usage, String name) {
        return usage.count(name).orElse(0);
    }
}
