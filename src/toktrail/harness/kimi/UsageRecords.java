package toktrail.harness.kimi;

import java.util.List;
import java.util.Optional;
import toktrail.harness.CallReading;
import toktrail.harness.FileFacts;
import toktrail.harness.KeptState;
import toktrail.harness.Line;
import toktrail.harness.LineReader;
import toktrail.harness.RecordTime;
import toktrail.json.JsonObject;
import toktrail.json.Shape;
import toktrail.usage.CallKind;
import toktrail.usage.Tokens;

/**
 * Reads a wire of the newer kind: {@code usage.record}s of the scope {@code turn} are calls, those of the scope {@code
 * session} running sums. No record depends on an earlier one.
 */
final class UsageRecords implements LineReader<CallReading> {

    private static final String TYPE = "usage.record";
    private static final Shape SHAPE = Shape.of("type", "model", "usageScope", "time")
            .with("usage", Shape.of("inputOther", "output", "inputCacheRead", "inputCacheCreation"));

    private final boolean keepRaw;

    UsageRecords(boolean keepRaw) {
        this.keepRaw = keepRaw;
    }

    @Override
    public List<String> needles() {
        return List.of(TYPE);
    }

    @Override
    public Lines<CallReading> open(FileFacts facts) {
        KimiCalls calls = new KimiCalls(facts.file(), keepRaw);
        String agent = KimiCalls.agent(KimiFiles.agent(facts.file().path()).orElse(""));
        return new Lines<>() {
            @Override
            public void line(Line line) {
                JsonObject record = line.parse(SHAPE);
                boolean turn = record.rawText("type").equals(Optional.of(TYPE))
                        && record.text("usageScope").orElse("turn").equals("turn");
                if (turn && record.get("usage") instanceof JsonObject usage) {
                    String model = KimiModel.named(record.text("model").orElse(CallKind.UNKNOWN));
                    Tokens tokens = new Tokens(usage.countOrZero("inputOther"), usage.countOrZero("output"), 0,
                            usage.countOrZero("inputCacheRead"), usage.countOrZero("inputCacheCreation"), 0);
                    calls.call(calls.kind(model, agent), RecordTime.of(record.get("time")).orElse(facts.modifiedMs()),
                            tokens, null, line);
                }
            }

            @Override
            public CallReading finish(End end) {
                return calls.reading(end.rowsSeen(), KeptState.AT_END);
            }
        };
    }
}
