package toktrail.report.sessions;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.json.JsonObject;
import toktrail.ledger.session.StoredDigest;

/**
 * What is stored about the course of a session. Nothing here was read from a transcript just now.
 *
 * @param stored as it was stored; what is missing in it counts as unknown
 */
public record SessionDigest(StoredDigest stored) {

    private static final String UNKNOWN = "unknown";

    public SessionDigest {
        Objects.requireNonNull(stored, "stored");
    }

    /** What made it. */
    public String generator() {
        return stored.generator();
    }

    /** The session in one line. */
    public Optional<String> oneLine() {
        return summary().rawText("one_line");
    }

    /** How sure the line is: {@code high}, {@code medium}, {@code low} or {@code none}. */
    public String confidence() {
        return summary().rawText("confidence").orElse("none");
    }

    private JsonObject summary() {
        return stored.body().object("summary");
    }

    /** Counts of tool calls, as stored. */
    public JsonObject toolHealth() {
        return stored.body().object("tool_health");
    }

    /** Calls of tools. */
    public long toolCalls() {
        return toolHealth().countOrZero("tool_call_count");
    }

    /** Calls of tools that failed. */
    public long toolFailures() {
        return toolHealth().countOrZero("tool_failure_count");
    }

    /** Calls by tool; a copy. */
    public Map<String, Long> tools() {
        return counts("tools");
    }

    /** Failed calls by tool; a copy. */
    public Map<String, Long> failedTools() {
        return counts("failed_tools");
    }

    private Map<String, Long> counts(String name) {
        Map<String, Long> counts = new LinkedHashMap<>();
        JsonObject object = toolHealth().object(name);
        object.names().forEach(tool -> counts.put(tool, object.countOrZero(tool)));
        return counts;
    }

    /** How healthy the session was, as stored; absent if that was not found out. */
    public Optional<JsonObject> health() {
        return stored.body().get("health") instanceof JsonObject health ? Optional.of(health) : Optional.empty();
    }

    /** From 0 to 100. */
    public OptionalLong score() {
        return health().map(health -> health.count("score")).orElse(OptionalLong.empty());
    }

    /** A letter. */
    public Optional<String> grade() {
        return health().flatMap(health -> health.rawText("grade"));
    }

    /** How it ended, {@code unknown} if that was not found out. */
    public String outcome() {
        return health().flatMap(health -> health.rawText("outcome")).orElse(UNKNOWN);
    }

    /** How sure that is. */
    public String outcomeConfidence() {
        return health().flatMap(health -> health.rawText("outcome_confidence")).orElse("low");
    }
}
