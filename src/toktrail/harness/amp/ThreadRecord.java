package toktrail.harness.amp;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.harness.Fingerprint;
import toktrail.harness.RecordTime;
import toktrail.json.JsonNumber;
import toktrail.json.JsonObject;
import toktrail.json.JsonText;
import toktrail.json.JsonValue;
import toktrail.usage.Tokens;

/**
 * What a message or an event of the ledger says of a call.
 *
 * @param index     place in its list, from 0
 * @param id        the message's id; null if it has none
 * @param numericId the id if it is a number, else 0
 * @param model     model
 * @param stated    tokens as stated
 * @param total     all tokens together as stated, 0 if not
 * @param timeMs    time as stated, epoch milliseconds; null if not
 * @param credits   credits as stated; null if not, or if they are no amount
 * @param value     the record
 */
record ThreadRecord(int index, String id, long numericId, String model, Tokens stated, long total, Long timeMs,
        JsonNumber credits, JsonObject value) {

    /** A message; absent if it is none that tells usage. */
    static Optional<ThreadRecord> ofMessage(int index, JsonValue value) {
        JsonObject message = value.asObject();
        JsonObject usage = message.object("usage");
        Optional<String> model = usage.text("model");
        if (model.isEmpty() || !message.rawText("role").equals(Optional.of("assistant"))) {
            return Optional.empty();
        }
        Tokens tokens = new Tokens(usage.countOrZero("inputTokens"), usage.countOrZero("outputTokens"), 0,
                usage.countOrZero("cacheReadInputTokens"), usage.countOrZero("cacheCreationInputTokens"), 0);
        OptionalLong time = RecordTime.of(usage.get("timestamp"));
        return Optional.of(of(index, message.get("messageId"), model.get(), tokens, usage.countOrZero("totalTokens"),
                time.isPresent() ? time : RecordTime.of(message.get("timestamp")), usage.get("credits"), message));
    }

    /** An event of the ledger; absent if it tells no model. */
    static Optional<ThreadRecord> ofLedger(int index, JsonValue value) {
        JsonObject event = value.asObject();
        JsonObject counts = event.object("tokens");
        String cached = counts.has("cacheReadOutputTokens") ? "cacheReadOutputTokens" : "cachedOutputTokens";
        return event.text("model").map(model -> of(index, event.get("toMessageId"), model,
                new Tokens(counts.countOrZero("input"), counts.countOrZero("output"), 0,
                        counts.countOrZero("cacheReadInputTokens"), counts.countOrZero("cacheCreationInputTokens"),
                        counts.countOrZero(cached)),
                counts.countOrZero("total"), RecordTime.of(event.get("timestamp")), event.get("credits"), event));
    }

    private static ThreadRecord of(int index, JsonValue id, String model, Tokens tokens, long total, OptionalLong time,
            JsonValue credits, JsonObject value) {
        long number = id.asNumber().map(JsonNumber::truncated).orElse(OptionalLong.empty()).orElse(0);
        String text = number > 0 ? Long.toString(number) : id instanceof JsonText ? id.asText().orElse(null) : null;
        return new ThreadRecord(index, text, Math.max(number, 0), model, tokens, total,
                time.isPresent() ? (Long) time.getAsLong() : null,
                credits.asNumber().filter(JsonNumber::isFinite).filter(n -> n.doubleValue() >= 0).orElse(null), value);
    }

    /** The tokens; if only their total is known, it counts as output. */
    Tokens tokens() {
        return stated.equals(Tokens.NONE) ? new Tokens(0, total, 0, 0, 0, 0) : stated;
    }

    /** The credits, 0 if none are stated. */
    BigDecimal cost() {
        return credits == null ? BigDecimal.ZERO : credits.shortestDecimal().orElse(BigDecimal.ZERO);
    }

    /** The credits as older ledgers spelled them. */
    String costText() {
        return credits == null ? "0" : Fingerprint.doubleText(cost());
    }

    /** Model, input, output, cache reads and writes, as keys hold them. */
    String numbers() {
        Tokens t = tokens();
        return model + ":" + t.input() + ":" + t.output() + ":" + t.cacheRead() + ":" + t.cacheWrite();
    }
}
