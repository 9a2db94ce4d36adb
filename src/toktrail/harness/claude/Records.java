package toktrail.harness.claude;

import java.math.BigDecimal;
import toktrail.harness.RecordTime;
import toktrail.json.JsonNumber;
import toktrail.json.JsonObject;
import toktrail.json.JsonValue;
import toktrail.json.Shape;

/**
 * Reads candidates from transcript records of Claude Code 0.2 to 2.1.
 *
 * <p>{@code assistant} records state the usage of a call. {@code progress} records of type {@code agent_progress}
 * repeat such a record of a subagent in {@code data.message}; usually the subagent has a transcript of its own and they
 * merge. No other record is a call: usage in tool results is a sum of calls that have records of their own.
 */
final class Records {

    private static final Shape MESSAGE = Shape.of("id", "model", "stop_reason").with("usage", UsageParser.SHAPE);
    private static final Shape TASKS = Shape.of("type", "id", "name").with("input", Shape.of("subagent_type"));
    private static final Shape INNER = Shape.of("type", "timestamp", "uuid", "requestId", "costUSD",
            "attributionAgent", "advisorModel").with("message", MESSAGE);
    private static final Shape TOP = Shape.of("type", "uuid", "timestamp", "sessionId", "session_id", "requestId",
            "isSidechain", "agentId", "attributionAgent", "cwd", "gitBranch", "costUSD", "advisorModel", "customTitle",
            "aiTitle", "summary", "leafUuid").with("forkedFrom", Shape.of("sessionId"))
            .with("data", Shape.of("type", "agentId", "agentType").with("message", INNER));

    /** A record without its content. */
    static final Shape PLAIN = TOP.with("message", MESSAGE);
    /** A record with the agents it starts. */
    static final Shape WITH_TASKS = TOP.with("message", MESSAGE.with("content", TASKS));
    /** A tool result with the text in which an agent may be named. */
    static final Shape RESULT = Shape.of("type", "sessionId", "session_id")
            .with("toolUseResult", Shape.of("agentId"))
            .with("message", Shape.of().with("content",
                    Shape.of("type", "tool_use_id").with("content", Shape.of("type", "text"))));

    /** The model of what the client wrote itself. */
    static final String SYNTHETIC = "<synthetic>";

    private final Place place;
    private final long fallbackMs;

    /**
     * A reader of the records of a file.
     *
     * @param fallbackMs time of records that have none
     */
    Records(Place place, long fallbackMs) {
        this.place = place;
        this.fallbackMs = fallbackMs;
    }

    /** The session a record names, null if none. */
    static String session(JsonObject entry) {
        return entry.text("sessionId").or(() -> entry.text("session_id")).orElse(null);
    }

    /** The call an {@code assistant} record states, null if it states none. */
    Candidate transcript(JsonObject entry, Candidate.Spot spot) {
        boolean sidechain = entry.isTrue("isSidechain");
        String agent = entry.text("agentId").orElse(sidechain ? place.agentId() : null);
        return candidate(entry, entry, new Mark.Maker(sidechain, false, sidechain ? agent : null,
                sidechain ? entry.text("attributionAgent").orElse(null) : null), spot);
    }

    /** The call a {@code progress} record repeats, null if it repeats none. */
    Candidate progress(JsonObject entry, Candidate.Spot spot) {
        JsonObject data = entry.object("data");
        JsonObject repeated = data.object("message");
        if (!data.text("type").orElse("").equals("agent_progress")
                || !repeated.text("type").orElse("assistant").equals("assistant")) {
            return null;
        }
        Mark.Maker maker = new Mark.Maker(true, true, data.text("agentId").orElse(null),
                repeated.text("attributionAgent").or(() -> entry.text("attributionAgent")).orElse(null));
        return candidate(entry, repeated, maker, spot);
    }

    private Candidate candidate(JsonObject entry, JsonObject call, Mark.Maker maker, Candidate.Spot spot) {
        JsonObject message = call.object("message");
        String model = message.text("model").orElse(null);
        if (!(message.get("usage") instanceof JsonObject numbers) || model == null || model.equals(SYNTHETIC)) {
            return null;
        }
        CallUsage usage = UsageParser.parse(numbers, model, call.text("advisorModel").orElse(null));
        BigDecimal cost = cost(call.get("costUSD"));
        if (usage.idle() && usage.webSearches() == 0 && cost == null) {
            return null;
        }
        String id = message.text("id").orElse(null);
        String request = call.text("requestId").orElse(null);
        String uuid = id == null && request == null ? call.text("uuid").orElse(null) : null;
        Mark.Ids ids = new Mark.Ids(id, request, uuid);
        boolean forked = entry.get("forkedFrom") instanceof JsonObject;
        Mark mark = new Mark(ids, maker, new Mark.Origin(session(entry), forked,
                entry.object("forkedFrom").text("sessionId").orElse(null)));
        long ms = RecordTime.of(call.get("timestamp")).orElseGet(
                () -> RecordTime.of(entry.get("timestamp")).orElse(fallbackMs));
        boolean keyed = !ids.both() && !maker.progress();
        Candidate.Spot at = new Candidate.Spot(spot.line(), spot.offset(), spot.repeated(), keyed ? spot.line() : -1);
        return new Candidate(mark, at, ms, model, usage, cost, !message.get("stop_reason").isNull());
    }

    /** A stated cost above zero, else null. */
    private static BigDecimal cost(JsonValue value) {
        if (!(value instanceof JsonNumber number) || !(number.doubleValue() > 0)) {
            return null;
        }
        return number.shortestDecimal().orElse(null);
    }
}
