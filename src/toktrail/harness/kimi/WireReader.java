package toktrail.harness.kimi;

import java.nio.file.Path;
import java.util.List;
import toktrail.harness.CallReading;
import toktrail.harness.Containment;
import toktrail.harness.FileFacts;
import toktrail.harness.KeptState;
import toktrail.harness.Line;
import toktrail.harness.LineReader;
import toktrail.harness.RecordTime;
import toktrail.harness.SourceProblem;
import toktrail.json.JsonObject;
import toktrail.usage.Tokens;

/**
 * Reads a wire of the older kind: each {@code StatusUpdate} with usage is a call, of the main agent or, inside of
 * {@code SubagentEvent}s, of a subagent. What the subagents are called stands in the calls that started them.
 */
final class WireReader implements LineReader<CallReading> {

    private static final String STATUS = "StatusUpdate";
    private static final String CALL = "ToolCall";
    private static final String PART = "ToolCallPart";

    private final boolean keepRaw;

    WireReader(boolean keepRaw) {
        this.keepRaw = keepRaw;
    }

    /** The second one finds parts of calls as well. */
    @Override
    public List<String> needles() {
        return List.of('"' + STATUS + '"', '"' + CALL);
    }

    @Override
    public Lines<CallReading> open(FileFacts facts) throws SourceProblem {
        Subagents subagents = facts.resume() == null ? new Subagents() : Subagents.restored(facts.resume());
        Path path = facts.file().path();
        String model = KimiModel.configured(KimiFiles.home(path).orElse(path));
        return new Wire(facts, new KimiCalls(facts.file(), keepRaw), subagents, model);
    }

    private static final class Wire implements Lines<CallReading> {

        private final FileFacts facts;
        private final KimiCalls calls;
        private final Subagents subagents;
        private final String model;

        Wire(FileFacts facts, KimiCalls calls, Subagents subagents, String model) {
            this.facts = facts;
            this.calls = calls;
            this.subagents = subagents;
            this.model = model;
        }

        @Override
        public void line(Line line) {
            WireMessage message = WireMessage.of(line);
            JsonObject payload = message.payload();
            switch (message.type()) {
                case STATUS -> status(message, line);
                case CALL -> subagents.call(message.calls(), payload.text("id").orElse(""),
                        payload.object("function").rawText("arguments").orElse(""));
                case PART -> subagents.part(message.calls(), payload.rawText("arguments_part").orElse(""));
                default -> { }
            }
        }

        private void status(WireMessage message, Line line) {
            if (message.payload().get("token_usage") instanceof JsonObject usage) {
                String agent = subagents.name(message.calls()).map(KimiCalls::agent).orElse(null);
                calls.call(calls.kind(model, agent), RecordTime.of(message.timestamp()).orElse(facts.modifiedMs()),
                        tokens(usage), message.payload().text("message_id").orElse(null), line);
            }
        }

        @Override
        public CallReading finish(End end) {
            return calls.reading(end.rowsSeen(), KeptState.atEnd(subagents.state()));
        }
    }

    private static Tokens tokens(JsonObject usage) {
        return Containment.withRest(new Tokens(usage.countOrZero("input_other"), usage.countOrZero("output"), 0,
                usage.countOrZero("input_cache_read"), usage.countOrZero("input_cache_creation"), 0),
                usage.countOrZero("total"));
    }
}
