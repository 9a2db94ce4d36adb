package toktrail.statusline;

import java.util.Optional;
import toktrail.json.Json;
import toktrail.json.JsonException;
import toktrail.json.JsonNumber;
import toktrail.json.JsonText;
import toktrail.json.JsonValue;

/** What of a payload makes a difference to a line; tools say much besides that changes from moment to moment. */
public final class PayloadKey {

    private static final String[][] FIELDS = {
        {"harness"}, {"source_session_id"}, {"session_id"}, {"model", "provider_id"}, {"model", "model_id"},
        {"model", "id"}, {"model", "display_name"}, {"context", "percentage"}, {"context", "used_tokens"},
        {"context", "limit_tokens"}, {"context_window", "used_percentage"}, {"context_window", "total_input_tokens"},
        {"context_window", "context_window_size"}, {"context_window", "current_usage", "input_tokens"},
        {"context_window", "current_usage", "cache_creation_input_tokens"},
        {"context_window", "current_usage", "cache_read_input_tokens"}, {"cost", "total_cost_usd"},
        {"workspace", "current_dir"}, {"cwd"}};

    private PayloadKey() { }

    /** The part of the key that stands for standard input; absent if no line can be made of that. */
    public static Optional<String> of(byte[] input) {
        if (isBlank(input)) {
            return Optional.of("");
        }
        JsonValue payload;
        try {
            payload = Json.parse(input);
        } catch (JsonException notJson) {
            return Optional.empty();
        }
        StringBuilder key = new StringBuilder();
        for (String[] field : FIELDS) {
            JsonValue value = payload.at(field);
            if (value instanceof JsonText text) {
                key.append('"').append(text.value());
            } else if (value instanceof JsonNumber number) {
                key.append(number.text());
            }
            key.append('\n');
        }
        return Optional.of(key.append(payload.at("transcript_path") instanceof JsonText ? "hook" : "own").toString());
    }

    /** Whether there is nothing but the white space of JSON. */
    static boolean isBlank(byte[] input) {
        for (byte b : input) {
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return false;
            }
        }
        return true;
    }
}
