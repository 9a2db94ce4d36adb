package toktrail.statusline;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.error.UserException;
import toktrail.json.Json;
import toktrail.json.JsonException;
import toktrail.json.JsonNumber;
import toktrail.json.JsonObject;
import toktrail.json.JsonValue;
import toktrail.report.segment.ContextFill;
import toktrail.usage.Tokens;

/**
 * What a tool says about its session on standard input. Two shapes are understood, also mixed: our own, and that of
 * Claude Code's status line hook; what stands in our own counts. Values of the wrong type count as absent.
 *
 * @param json          all of it
 * @param harness       the tool
 * @param sourceSession its session
 * @param model         who is asked
 * @param context       how full the context window is
 * @param costUsd       what the tool says the session cost
 * @param folder        where it works
 */
public record Payload(JsonObject json, Optional<String> harness, Optional<String> sourceSession, Model model,
        Optional<ContextFill> context, Optional<BigDecimal> costUsd, Optional<String> folder) {

    private static final String CLAUDE = "claude";
    private static final String ANTHROPIC = "anthropic";

    /**
     * Who is asked.
     *
     * @param provider its provider
     * @param id       the model
     * @param label    what the tool calls the model
     */
    public record Model(Optional<String> provider, Optional<String> id, Optional<String> label) {

        public Model {
            Objects.requireNonNull(provider, "provider");
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(label, "label");
        }
    }

    public Payload {
        Objects.requireNonNull(json, "json");
        Objects.requireNonNull(harness, "harness");
        Objects.requireNonNull(sourceSession, "sourceSession");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(context, "context");
        Objects.requireNonNull(costUsd, "costUsd");
        Objects.requireNonNull(folder, "folder");
    }

    /**
     * Reads what stood on standard input; absent if that is only white space.
     *
     * @throws UserException if it is no JSON object
     */
    public static Optional<Payload> parse(byte[] input) {
        if (new String(input, StandardCharsets.UTF_8).isBlank()) {
            return Optional.empty();
        }
        JsonValue value;
        try {
            value = Json.parse(input);
        } catch (JsonException e) {
            throw UserException.failed("Invalid JSON from stdin: " + e.getMessage() + " (line " + e.line()
                    + ", column " + e.column() + ")", e);
        }
        if (!(value instanceof JsonObject object)) {
            throw UserException.failed("Statusline stdin payload must be a JSON object.");
        }
        return Optional.of(of(object));
    }

    private static Payload of(JsonObject json) {
        boolean claude = json.text("transcript_path").isPresent();
        JsonObject model = json.object("model");
        Model asked = new Model(
                model.text("provider_id").or(() -> claude ? Optional.of(ANTHROPIC) : Optional.empty()),
                model.text("model_id").or(() -> model.text("id")), model.text("display_name"));
        return new Payload(json, json.text("harness").or(() -> claude ? Optional.of(CLAUDE) : Optional.empty()),
                json.text("source_session_id").or(() -> json.text("session_id")), asked, context(json),
                amount(json.at("cost", "total_cost_usd")),
                json.object("workspace").text("current_dir").or(() -> json.text("cwd")));
    }

    private static Optional<ContextFill> context(JsonObject json) {
        JsonObject own = json.object("context");
        JsonObject hook = json.object("context_window");
        OptionalLong used = first(own.count("used_tokens"), first(current(hook), hook.count("total_input_tokens")));
        OptionalLong limit = first(own.count("limit_tokens"), hook.count("context_window_size"));
        Optional<BigDecimal> percentage = amount(own.get("percentage")).or(() -> amount(hook.get("used_percentage")));
        if (percentage.isPresent()) {
            return Optional.of(new ContextFill(used, limit, percentage.get(), false));
        }
        if (used.isEmpty() || limit.isEmpty() || limit.getAsLong() == 0) {
            return Optional.empty();
        }
        BigDecimal share = BigDecimal.valueOf(used.getAsLong()).movePointRight(2)
                .divide(BigDecimal.valueOf(limit.getAsLong()), MathContext.DECIMAL64);
        return Optional.of(new ContextFill(used, limit, share, false));
    }

    private static OptionalLong current(JsonObject hook) {
        JsonObject usage = hook.object("current_usage");
        return usage.count("input_tokens").isEmpty() ? OptionalLong.empty()
                : OptionalLong.of(Tokens.sum(usage.countOrZero("input_tokens"),
                        usage.countOrZero("cache_creation_input_tokens"),
                        usage.countOrZero("cache_read_input_tokens")));
    }

    private static OptionalLong first(OptionalLong one, OptionalLong other) {
        return one.isPresent() ? one : other;
    }

    /** A number that is not negative and can be printed. */
    private static Optional<BigDecimal> amount(JsonValue value) {
        return value.asNumber().filter(JsonNumber::isFinite).flatMap(JsonNumber::decimal)
                .filter(number -> number.signum() >= 0 && Math.abs((long) number.scale()) < 1000);
    }
}
