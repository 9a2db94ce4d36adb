package toktrail.harness.kimi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import toktrail.harness.Line;
import toktrail.json.JsonObject;
import toktrail.json.JsonValue;
import toktrail.json.Shape;

/**
 * The message in a record of an older wire: itself, or, if it is an event of a subagent, what is inside of it, and so
 * on at any depth.
 *
 * @param timestamp when it was recorded, as written
 * @param type      type of the innermost message, empty if it has none
 * @param payload   its payload
 * @param calls     the calls that started the subagents around it, outermost first; empty for the main agent. A call
 *                  without id is an empty text
 */
record WireMessage(JsonValue timestamp, String type, JsonObject payload, List<String> calls) {

    private static final String SUBAGENT = "SubagentEvent";
    private static final int USUAL_DEPTH = 2;
    private static final Shape USUAL = shape(USUAL_DEPTH);

    /** The message of a line. */
    static WireMessage of(Line line) {
        int depth = USUAL_DEPTH;
        WireMessage found = inside(line.parse(USUAL), depth);
        while (found == null) {
            depth *= 4;
            found = inside(line.parse(shape(depth)), depth);
        }
        return found;
    }

    /** The message, or null if it lies deeper than the record was looked into. */
    private static WireMessage inside(JsonObject record, int depth) {
        List<String> calls = new ArrayList<>();
        JsonObject message = record.object("message");
        while (message.rawText("type").equals(Optional.of(SUBAGENT))) {
            if (calls.size() == depth) {
                return null;
            }
            JsonObject payload = message.object("payload");
            calls.add(payload.text("task_tool_call_id").orElse(""));
            message = payload.object("event");
        }
        return new WireMessage(record.get("timestamp"), message.rawText("type").orElse(""),
                message.object("payload"), List.copyOf(calls));
    }

    /** A record with its message, and as many messages inside of it. */
    private static Shape shape(int depth) {
        Shape inner = message(Shape.SCALAR);
        for (int i = 0; i < depth; i++) {
            inner = message(inner);
        }
        return Shape.of("timestamp").with("message", inner);
    }

    private static Shape message(Shape event) {
        Shape usage = Shape.of("input_other", "output", "input_cache_read", "input_cache_creation", "total");
        return Shape.of("type").with("payload",
                Shape.of("message_id", "id", "task_tool_call_id", "arguments_part").with("token_usage", usage)
                        .with("function", Shape.of("arguments")).with("event", event));
    }
}
