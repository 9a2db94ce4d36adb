package toktrail.harness.gemini;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import toktrail.harness.KeptState;
import toktrail.harness.RecordTime;
import toktrail.harness.SourceFile;
import toktrail.json.Json;
import toktrail.json.JsonObject;
import toktrail.json.JsonStyle;
import toktrail.json.JsonValue;
import toktrail.json.Shape;
import toktrail.usage.CallKind;
import toktrail.usage.SourcePosition;
import toktrail.usage.Tokens;
import toktrail.usage.Vendors;

/** Collects the calls of one chat while its records go by. Used by one thread. */
final class Transcript {

    /** The parts of a message that matter. */
    static final Shape MESSAGE =
            Shape.of("id", "timestamp", "created_at", "type", "model").with("tokens", GeminiTokens.SHAPE);

    private static final String GOOGLE = "google";
    private static final String SUBAGENT = "subagent";

    private final SourceFile file;
    private final String fileName;
    private final boolean nested;
    private final boolean keepRaw;
    private final GeminiHeader header;
    private final Map<String, CallKind> kinds = new HashMap<>();
    private final Map<String, GeminiCall> calls = new LinkedHashMap<>();
    private long copies;

    /**
     * A chat, new or continued.
     *
     * @param nested  whether the file lies below the directory of another session
     * @param keepRaw whether calls carry their record
     */
    Transcript(SourceFile file, boolean nested, boolean keepRaw, GeminiHeader header) {
        this.file = file;
        fileName = file.name();
        this.nested = nested;
        this.keepRaw = keepRaw;
        this.header = header;
    }

    /** What the chat says of itself. */
    GeminiHeader header() {
        return header;
    }

    /** A message, with the place of its line if it is one. Anything without tokens is a row and no more. */
    void message(JsonValue value, long line, long offset, String raw) {
        long before = header.countRow();
        JsonObject message = value.asObject();
        message.text("model").ifPresent(header::sawModel);
        if (!(message.get("tokens") instanceof JsonObject counts)) {
            return;
        }
        String id = message.text("id").orElse(null);
        String model = header.modelOfOthers() == null ? CallKind.UNKNOWN : header.modelOfOthers();
        add(new GeminiCall(session(), id == null ? fileName + ":" + before : id, id, time(message), kind(model),
                GeminiTokens.ofMessage(counts), line, offset, raw));
    }

    /** Messages inside another record. */
    void messages(Iterable<JsonValue> values, long line, long offset) {
        for (JsonValue value : values) {
            message(value, line, offset, keepRaw ? Json.write(value, JsonStyle.SPACED) : null);
        }
    }

    /** A model of saved headless output. */
    void stats(String session, String model, JsonObject counts, String raw) {
        add(new GeminiCall(session, "stats:" + model, null, header.time(file.attributes().modifiedMs()), kind(model),
                GeminiTokens.ofStats(counts), SourcePosition.NONE, SourcePosition.NONE, raw));
    }

    /** The name of the file without suffix. */
    String stem() {
        String name = file.baseName();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /** Everything so far. */
    GeminiReading reading(long rowsSeen, KeptState state) {
        return new GeminiReading(List.copyOf(calls.values()), copies, session(), header.summary(), header.startMs(),
                rowsSeen, state);
    }

    private String session() {
        return header.sessionId() == null ? stem() : header.sessionId();
    }

    private long time(JsonObject message) {
        return RecordTime.first(message, "timestamp", "created_at")
                .orElseGet(() -> header.time(file.attributes().modifiedMs()));
    }

    private CallKind kind(String model) {
        String agent = nested || header.isSubagent() ? SUBAGENT : null;
        String name = agent == null ? model : model + '\n' + agent;
        return kinds.computeIfAbsent(name, any ->
                CallKind.of(Vendors.of(model).orElse(GOOGLE), model, null, agent));
    }

    private void add(GeminiCall call) {
        if (call.tokens().equals(Tokens.NONE)) {
            return;
        }
        GeminiCall known = calls.putIfAbsent(call.matchKey(), call);
        if (known != null) {
            copies++;
            calls.put(call.matchKey(), known.or(call));
        }
    }
}
