package toktrail.harness.copilot;

import java.util.Optional;
import toktrail.json.JsonNull;
import toktrail.json.JsonObject;
import toktrail.json.JsonValue;

/** What an item with counts accounts for; an earlier one is a better account of the same usage. */
enum ItemClass {
    /** A span of one call. */
    CALL_SPAN,
    /** A log of one call. */
    CALL_LOG,
    /** A log of one turn. */
    TURN,
    /** A span that sums up a trace. */
    TRACE_SUM;

    private static final String CHAT = "chat";
    private static final String INVOKE_AGENT = "invoke_agent";
    private static final String CALL_EVENT = "gen_ai.client.inference.operation.details";
    private static final String CALL_BODY = "GenAI inference:";
    private static final String TURN_EVENT = "copilot_chat.agent.turn";

    /** Whether items of the class are spans. */
    boolean isSpan() {
        return this == CALL_SPAN || this == TRACE_SUM;
    }

    /** The class of an item, absent if it accounts for nothing. */
    static Optional<ItemClass> of(JsonObject item, Attributes attributes) {
        if (isSpan(item)) {
            String operation = attributes.text(Attributes.OPERATION).orElse("");
            String name = item.text("name").orElse("");
            if (operation.equals(CHAT) || name.startsWith(CHAT + " ")) {
                return Optional.of(CALL_SPAN);
            }
            boolean sum = operation.equals(INVOKE_AGENT) || name.equals(INVOKE_AGENT)
                    || name.startsWith(INVOKE_AGENT + " ");
            return sum ? Optional.of(TRACE_SUM) : Optional.empty();
        }
        String event = attributes.text(Attributes.EVENT).orElse("");
        String body = body(item);
        if (event.equals(CALL_EVENT) || body.startsWith(CALL_BODY)) {
            return Optional.of(CALL_LOG);
        }
        return event.equals(TURN_EVENT) || body.startsWith(TURN_EVENT) ? Optional.of(TURN) : Optional.empty();
    }

    /** Whether the item says that it is a span, or says nothing and has what only spans have. */
    private static boolean isSpan(JsonObject item) {
        Optional<String> type = item.text("type");
        if (type.isPresent()) {
            return type.get().equals("span");
        }
        boolean traits = OtelItem.traceId(item) != null || OtelItem.spanId(item) != null || isStated(item, "startTime")
                || isStated(item, "endTime") || isStated(item, "kind");
        return traits && item.text("name").isPresent();
    }

    private static boolean isStated(JsonObject item, String name) {
        return item.get(name) != JsonNull.NULL;
    }

    private static String body(JsonObject item) {
        for (String name : new String[] {"body", "_body"}) {
            JsonValue body = item.get(name);
            Optional<String> text = body.asText().or(() -> body.asObject().text("stringValue"));
            if (text.isPresent()) {
                return text.get();
            }
        }
        return "";
    }
}
