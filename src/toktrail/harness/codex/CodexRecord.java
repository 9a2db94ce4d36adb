package toktrail.harness.codex;

import java.util.Optional;
import toktrail.json.JsonObject;
import toktrail.json.JsonValue;
import toktrail.json.Shape;
import toktrail.usage.Names;

/**
 * The records of rollouts and exec logs, of which only the members in {@link #SHAPE} are read.
 *
 * <p>Seen in rollouts of Codex CLI 0.20 to 0.11x and Every Code 0.2 to 0.6. The layout of {@code
 * thread_settings_applied} is a guess: the tier is taken from the message or from {@code thread_settings} in it.
 */
final class CodexRecord {

    private static final Shape INFO = Shape.of("model", "model_name", "requested_model", "latest_response_model")
            .with("total_token_usage", Counts.SHAPE)
            .with("last_token_usage", Counts.SHAPE);

    private static final Shape REASONING = Shape.of("reasoning_effort");

    private static final Shape SPAWN = Shape.of("parent_thread_id", "agent_role", "agent_type", "agent_nickname");

    private static final Shape MESSAGE = Shape.of("type", "model", "model_name", "cwd", "service_tier",
            // session_meta
            "id", "model_provider", "cli_version", "forked_from_id", "parent_thread_id", "agent_role", "agent_type",
            "agent_nickname",
            // turn_context
            "effort", "reasoning_effort")
            .with("info", INFO)
            .with("model_info", Shape.of("slug"))
            .with("metadata", Shape.of("model"))
            .with("source", Shape.of().with("subagent", Shape.of("other").with("thread_spawn", SPAWN)))
            .with("git", Shape.of("branch", "repository_url"))
            .with("collaboration_mode", Shape.of().with("settings", REASONING))
            .with("thread_settings", Shape.of("service_tier"));

    private static final Shape NESTED_MESSAGE = MESSAGE.with("payload", MESSAGE);

    private static final Shape EXEC_PART =
            Shape.of("timestamp", "time", "created_at", "createdAt", "model", "model_name")
                    .with("usage", Counts.SHAPE);

    /** What is read of a record. */
    static final Shape SHAPE =
            Shape.of("timestamp", "type", "time", "created_at", "createdAt", "thread_id", "model", "model_name")
                    .with("payload", NESTED_MESSAGE.with("msg", NESTED_MESSAGE))
                    .with("metadata", Shape.of("model"))
                    .with("usage", Counts.SHAPE)
                    .with("data", EXEC_PART)
                    .with("result", EXEC_PART)
                    .with("response", EXEC_PART);

    private CodexRecord() { }

    /** The first of these values that is a text which is not blank, trimmed; null if none is. */
    static String firstText(JsonValue... values) {
        for (JsonValue value : values) {
            Optional<String> text = value.asText();
            if (text.isPresent()) {
                return text.get();
            }
        }
        return null;
    }

    /** The model a message names, null if it names none. */
    static String model(JsonObject message) {
        JsonObject info = message.object("info");
        return firstText(message.at("model_info", "slug"), message.get("model"), message.get("model_name"),
                info.get("model"), info.get("model_name"), message.at("metadata", "model"));
    }

    /** The model a token count names, null if it names none. */
    static String countModel(JsonObject message) {
        String model = model(message);
        JsonObject info = message.object("info");
        return model != null ? model : firstText(info.get("requested_model"), info.get("latest_response_model"));
    }

    /** The model an exec record names, null if it names none. */
    static String execModel(JsonObject record) {
        String model = firstText(record.get("model"), record.get("model_name"), record.at("metadata", "model"));
        for (String part : ExecLog.PARTS) {
            if (model == null) {
                JsonObject object = record.object(part);
                model = firstText(object.get("model"), object.get("model_name"));
            }
        }
        return model;
    }

    /** The thinking level a turn context sets, null if it sets none. */
    static String thinkingLevel(JsonObject turnContext) {
        JsonValue inMode = turnContext.at("collaboration_mode", "settings", "reasoning_effort");
        for (JsonValue value
                : new JsonValue[] {turnContext.get("effort"), turnContext.get("reasoning_effort"), inMode}) {
            String level = Names.thinkingLevel(value.asText().orElse(null));
            if (level != null) {
                return level;
            }
        }
        return null;
    }

    /** The service tier that settings apply; empty if they reset it, null if they do not tell. */
    static String serviceTier(JsonObject message) {
        JsonObject settings = message.has("service_tier") ? message : message.object("thread_settings");
        return settings.has("service_tier") ? settings.text("service_tier").orElse("") : null;
    }
}
