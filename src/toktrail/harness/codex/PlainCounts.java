package toktrail.harness.codex;

import java.util.OptionalLong;
import toktrail.harness.Line;
import toktrail.harness.PlainAttempts;
import toktrail.json.JsonFields;
import toktrail.json.JsonLayout;
import toktrail.time.SourceTime;

/**
 * Reads ordinary {@code token_count} records, which are most of what is read of rollouts, without making trees of them.
 * What is not ordinary, such as older names of the numbers, is left to {@link TokenCount#of}; of what is, both say the
 * same.
 */
final class PlainCounts {

    private static final String NEEDLE = "\"token_count\"";

    private static final JsonLayout LAYOUT = JsonLayout.of("type", "timestamp", "payload", "payload.type",
            "payload.model_info", "payload.metadata", "payload.model", "payload.model_name", "payload.info",
            "payload.info.model", "payload.info.model_name", "payload.info.requested_model",
            "payload.info.latest_response_model",
            "payload.info.total_token_usage",
            "payload.info.total_token_usage.input_tokens",
            "payload.info.total_token_usage.cached_input_tokens",
            "payload.info.total_token_usage.cache_write_input_tokens",
            "payload.info.total_token_usage.output_tokens",
            "payload.info.total_token_usage.reasoning_output_tokens",
            "payload.info.total_token_usage.total_tokens",
            "payload.info.total_token_usage.prompt_tokens",
            "payload.info.total_token_usage.input",
            "payload.info.total_token_usage.cache_read_input_tokens",
            "payload.info.total_token_usage.cached_tokens",
            "payload.info.total_token_usage.cache_creation_input_tokens",
            "payload.info.total_token_usage.completion_tokens",
            "payload.info.total_token_usage.output",
            "payload.info.total_token_usage.reasoning_tokens",
            "payload.info.last_token_usage",
            "payload.info.last_token_usage.input_tokens",
            "payload.info.last_token_usage.cached_input_tokens",
            "payload.info.last_token_usage.cache_write_input_tokens",
            "payload.info.last_token_usage.output_tokens",
            "payload.info.last_token_usage.reasoning_output_tokens",
            "payload.info.last_token_usage.total_tokens",
            "payload.info.last_token_usage.prompt_tokens",
            "payload.info.last_token_usage.input",
            "payload.info.last_token_usage.cache_read_input_tokens",
            "payload.info.last_token_usage.cached_tokens",
            "payload.info.last_token_usage.cache_creation_input_tokens",
            "payload.info.last_token_usage.completion_tokens",
            "payload.info.last_token_usage.output",
            "payload.info.last_token_usage.reasoning_tokens");

    private static final int TYPE = 0;
    private static final int TIMESTAMP = 1;
    private static final int MESSAGE_TYPE = 3;
    private static final int MODEL_INFO = 4;
    private static final int METADATA = 5;
    /** The texts that may name the model, the strongest first. */
    private static final int[] MODELS = {6, 7, 9, 10, 11, 12};
    private static final int INFO = 8;
    private static final int TOTAL = 13;
    private static final int LAST = 28;
    // Behind the place of a usage object.
    private static final int NUMBERS = 6;
    private static final int MEMBERS = 14;

    private final JsonFields fields = new JsonFields(LAYOUT);
    private final PlainAttempts attempts = new PlainAttempts();
    private OptionalLong timeMs = OptionalLong.empty();

    /**
     * Reads a record; says whether it is an ordinary count.
     *
     * @throws toktrail.json.JsonException if the line is malformed
     */
    boolean read(Line line) {
        if (!attempts.isWorthTrying() || !line.contains(NEEDLE)) {
            return false;
        }
        boolean ordinary = line.read(fields) && isOrdinary();
        attempts.took(ordinary);
        return ordinary;
    }

    private boolean isOrdinary() {
        if (!"event_msg".equals(fields.text(TYPE)) || !"token_count".equals(fields.text(MESSAGE_TYPE))
                || !fields.isNull(MODEL_INFO) || !fields.isNull(METADATA) || !fields.isObject(INFO)
                || !isOrdinary(TOTAL) || !isOrdinary(LAST)) {
            return false;
        }
        String timestamp = fields.text(TIMESTAMP);
        timeMs = timestamp == null ? OptionalLong.empty() : SourceTime.ofText(timestamp);
        return timeMs.isPresent();
    }

    /** Whether a usage object is absent, or has no member with an older name. */
    private boolean isOrdinary(int usage) {
        if (!fields.isObject(usage)) {
            return fields.isNull(usage);
        }
        for (int i = NUMBERS + 1; i <= MEMBERS; i++) {
            if (!fields.isNull(usage + i)) {
                return false;
            }
        }
        return true;
    }

    /** The count the record states. */
    TokenCount count() {
        String model = null;
        for (int i = 0; model == null && i < MODELS.length; i++) {
            model = fields.text(MODELS[i]);
        }
        return new TokenCount(model, true, counts(TOTAL), counts(LAST), timeMs);
    }

    private Counts counts(int usage) {
        return fields.isObject(usage) ? new Counts(fields.countOrZero(usage + 1), fields.countOrZero(usage + 2),
                fields.countOrZero(usage + 3), fields.countOrZero(usage + 4), fields.countOrZero(usage + 5),
                fields.countOrZero(usage + NUMBERS)) : null;
    }
}
