package toktrail.harness.copilot;

import java.util.Optional;
import java.util.OptionalLong;
import toktrail.json.JsonObject;
import toktrail.json.Shape;
import toktrail.usage.Amount;

/**
 * An item that states usage. What it does not say of model and session the other items of its trace may know.
 *
 * @param kind          class
 * @param ids           ids
 * @param model         model, null if not stated
 * @param session       session, null if not stated
 * @param level         thinking level, null if none
 * @param oldLevel      thinking level as an older toktrail would have read it
 * @param agent         agent, null if none
 * @param usage         counts
 * @param oldUsage      counts as an older toktrail would have read them
 * @param amount        disjoint tokens, cost
 * @param createdMs     time
 * @param completedMs   end, null if unknown
 * @param line          line of the file
 * @param offset        offset of that line
 * @param rawJson       the record, only on request
 */
record OtelItem(ItemClass kind, Ids ids, String model, String session, String level, String oldLevel, String agent,
        ItemUsage usage, ItemUsage oldUsage, Amount amount, long createdMs, Long completedMs, long line, long offset,
        String rawJson) {

    private static final String[] TIMES = {"endTime", "startTime", "hrTime", "_hrTime", "time", "timestamp",
        "observedTimestamp", "timeUnixNano"};
    private static final String SPAN_CONTEXT = "spanContext";

    /** All that is looked at. */
    static final Shape SHAPE = shape();

    /**
     * Ids of an item, each null if it has none.
     *
     * @param trace       trace
     * @param span        span
     * @param response    answer of the model
     * @param interaction what the user asked for
     */
    record Ids(String trace, String span, String response, String interaction) {

        static Ids of(JsonObject item, Attributes attributes) {
            return new Ids(traceId(item), spanId(item), attributes.text(Attributes.RESPONSE_ID).orElse(null),
                    attributes.text(Attributes.INTERACTION_ID).orElse(null));
        }

        /** The id of the message: the narrowest one that every copy of the account has. */
        String message() {
            return response != null ? response : interaction != null ? interaction : span;
        }
    }

    static String traceId(JsonObject item) {
        return item.text("traceId").or(() -> item.object(SPAN_CONTEXT).text("traceId")).orElse(null);
    }

    static String spanId(JsonObject item) {
        return item.text("spanId").or(() -> item.object(SPAN_CONTEXT).text("spanId")).orElse(null);
    }

    /** When the item ended, else the first other time it states. */
    static OptionalLong time(JsonObject item) {
        for (String name : TIMES) {
            OptionalLong time = OtelTime.of(item.get(name));
            if (time.isPresent()) {
                return time;
            }
        }
        return OptionalLong.empty();
    }

    /** When the item ended. */
    static Long end(JsonObject item) {
        OptionalLong end = OtelTime.of(item.get("endTime"));
        return end.isPresent() ? (Long) end.getAsLong() : null;
    }

    /** Identity of the call inside the harness. */
    String key(String sessionId) {
        if (kind.isSpan() && ids.trace() != null && ids.span() != null) {
            return ids.trace() + ":" + ids.span();
        }
        return Optional.ofNullable(ids.response()).map("response:"::concat)
                .orElseGet(() -> sessionId + ":" + createdMs + ":" + usage.text());
    }

    private static Shape shape() {
        Shape shape = Shape.of("type", "name", "kind", "traceId", "spanId").with("attributes", Attributes.SHAPE)
                .with(SPAN_CONTEXT, Shape.of("traceId", "spanId"))
                .with("body", Shape.of("stringValue")).with("_body", Shape.of("stringValue"));
        for (String name : TIMES) {
            // A pair keeps its numbers; of an object nothing is wanted.
            shape = shape.with(name, Shape.of());
        }
        return shape;
    }
}
