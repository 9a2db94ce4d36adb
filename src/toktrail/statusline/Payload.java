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
        boolean claude = text(json, PayloadField.TRANSCRIPT).isPresent();
        Model asked = new Model(
                text(json, PayloadField.PROVIDER).or(() -> claude ? Optional.of(ANTHROPIC) : Optional.empty()),
                text(json, PayloadField.MODEL).or(() -> text(json, PayloadField.HOOK_MODEL)),
                text(json, PayloadField.MODEL_LABEL));
        return new Payload(json,
                text(json, PayloadField.HARNESS).or(() -> claude ? Optional.of(CLAUDE) : Optional.empty()),
                text(json, PayloadField.SOURCE_SESSION).or(() -> text(json, PayloadField.HOOK_SESSION)), asked,
                context(json), amount(json, PayloadField.COST),
                text(json, PayloadField.HOOK_FOLDER).or(() -> text(json, PayloadField.FOLDER)));
    }

    private static Optional<String> text(JsonObject json, PayloadField field) {
        return field.in(json).asText();
    }

    private static OptionalLong count(JsonObject json, PayloadField field) {
        return field.in(json).asCount();
    }

    private static Optional<ContextFill> context(JsonObject json) {
        OptionalLong used = first(count(json, PayloadField.USED_TOKENS),
                first(lastCall(json), count(json, PayloadField.HOOK_INPUT)));
        OptionalLong limit = first(count(json, PayloadField.LIMIT_TOKENS), count(json, PayloadField.HOOK_LIMIT));
        Optional<BigDecimal> percentage = amount(json, PayloadField.PERCENTAGE)
                .or(() -> amount(json, PayloadField.HOOK_PERCENTAGE));
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

    private static OptionalLong lastCall(JsonObject json) {
        OptionalLong input = count(json, PayloadField.CALL_INPUT);
        return input.isEmpty() ? input : OptionalLong.of(Tokens.sum(input.getAsLong(),
                count(json, PayloadField.CALL_CACHE_WRITE).orElse(0),
                count(json, PayloadField.CALL_CACHE_READ).orElse(0)));
    }

    private static OptionalLong first(OptionalLong one, OptionalLong other) {
        return one.isPresent() ? one : other;
    }

    /** A number that is not negative and can be printed. */
    private static Optional<BigDecimal> amount(JsonObject json, PayloadField field) {
        return field.in(json).asNumber().filter(JsonNumber::isFinite).flatMap(JsonNumber::decimal)
                .filter(number -> number.signum() >= 0 && Math.abs((long) number.scale()) < 1000);
    }
}
