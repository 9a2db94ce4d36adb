package toktrail.statusline;

import toktrail.json.JsonValue;

/** What is read of a payload, by its place: the one list, so that a kept line depends on all that a line shows. */
enum PayloadField {
    HARNESS("harness"),
    SOURCE_SESSION("source_session_id"),
    HOOK_SESSION("session_id"),
    PROVIDER("model", "provider_id"),
    MODEL("model", "model_id"),
    HOOK_MODEL("model", "id"),
    MODEL_LABEL("model", "display_name"),
    PERCENTAGE("context", "percentage"),
    USED_TOKENS("context", "used_tokens"),
    LIMIT_TOKENS("context", "limit_tokens"),
    HOOK_PERCENTAGE("context_window", "used_percentage"),
    HOOK_INPUT("context_window", "total_input_tokens"),
    HOOK_LIMIT("context_window", "context_window_size"),
    CALL_INPUT("context_window", "current_usage", "input_tokens"),
    CALL_CACHE_WRITE("context_window", "current_usage", "cache_creation_input_tokens"),
    CALL_CACHE_READ("context_window", "current_usage", "cache_read_input_tokens"),
    COST("cost", "total_cost_usd"),
    HOOK_FOLDER("workspace", "current_dir"),
    FOLDER("cwd"),

    /** Tells by being there that Claude Code speaks; what it says changes with every session. */
    TRANSCRIPT("transcript_path");

    private final String[] path;

    PayloadField(String... path) {
        this.path = path;
    }

    /** The value in a payload, null as JSON has it if it is absent. */
    JsonValue in(JsonValue payload) {
        return payload.at(path);
    }
}
