package toktrail.harness.harnessbridge;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.harness.Fingerprint;
import toktrail.harness.KeyRules;
import toktrail.harness.RecordCost;
import toktrail.harness.SourceFile;
import toktrail.harness.TokenCounts;
import toktrail.harness.WrittenNumber;
import toktrail.json.JsonNumber;
import toktrail.json.JsonObject;
import toktrail.json.JsonText;
import toktrail.json.JsonValue;
import toktrail.json.Shape;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.EventKeys;
import toktrail.usage.Money;
import toktrail.usage.Names;
import toktrail.usage.SessionRef;
import toktrail.usage.SourcePosition;
import toktrail.usage.Tokens;
import toktrail.usage.UsageEvent;

/** A row of usage, read together with the header before it. */
final class BridgeRow {

    private static final String MESSAGE_ID = "source_message_id";

    /** All that is looked at in a row, be it of usage or a header. */
    static final Shape SHAPE = shape();

    private final JsonObject row;
    private final BridgeHeader header;

    BridgeRow(JsonObject row, BridgeHeader header) {
        this.row = row;
        this.header = header;
    }

    private static Shape shape() {
        Shape cost = Shape.of("total");
        return BridgeHeader.in(Shape.of("type", "source_session_id", "session_id", MESSAGE_ID, "source_dedup_key",
                "global_dedup_key", "dedup_key", "created_ms", "created_at", "timestamp", "completed_ms",
                "completed_at", "agent", "thinking_level", "source_cost_usd"))
                .with("tokens", Shape.of("input", "output", "reasoning", "cache_read", "cacheRead", "cache_write",
                        "cacheWrite", "cache_output", "cacheOutput"))
                .with("cost", cost)
                .with("raw", Shape.of().with("native_usage", Shape.of().with("cost", cost)));
    }

    /**
     * The call the row is, absent if it is none that counts.
     *
     * @param line   line of the file
     * @param offset offset of that line
     * @param raw    the row as text, to be carried by the event; null unless wanted
     */
    Optional<UsageEvent> event(SourceFile file, long line, long offset, String raw) {
        Optional<String> harness = BridgeHeader.name(row, "harness").or(() -> Optional.ofNullable(header.harness()));
        Tokens tokens = tokens(row.object("tokens"));
        if (header.mirrors(row) || harness.isEmpty() || tokens.equals(Tokens.NONE)) {
            return Optional.empty();
        }
        SourcePosition position = new SourcePosition(file.name(), line, offset);
        SessionRef session = new SessionRef(harness.get(), BridgeHeader.text(row, "source_session_id", "session_id")
                .or(() -> Optional.ofNullable(header.id())).orElseGet(() -> stem(file.baseName())));
        long createdMs = BridgeTime.first(row, "created_ms", "created_at", "timestamp")
                .orElseGet(() -> header.startedMs() == null ? file.attributes().modifiedMs() : header.startedMs());
        OptionalLong completed = BridgeTime.first(row, "completed_ms", "completed_at", "timestamp");
        Optional<JsonValue> cost = cost();
        UsageEvent event = new UsageEvent(session, kind(), createdMs,
                completed.isPresent() ? (Long) completed.getAsLong() : null,
                Amount.of(tokens, cost.map(BridgeRow::usd).orElse(BigDecimal.ZERO)), position,
                keys(session, position), null, raw);
        Fingerprint.View derived = Fingerprint.derived(event);
        Fingerprint.View view = new Fingerprint.View(derived.providerId(), derived.modelId(), derived.thinking(),
                derived.agent(), derived.createdMs(), derived.completedMs(), tokens,
                cost.map(BridgeRow::costText).orElse("0"));
        return Optional.of(event.withFingerprint(Fingerprint.unlessDerived(event, view)));
    }

    private static Tokens tokens(JsonObject counts) {
        return new Tokens(counts.countOrZero("input"), counts.countOrZero("output"),
                counts.countOrZero("reasoning"), TokenCounts.firstAboveZero(counts, "cache_read", "cacheRead"),
                TokenCounts.firstAboveZero(counts, "cache_write", "cacheWrite"),
                TokenCounts.firstAboveZero(counts, "cache_output", "cacheOutput"));
    }

    private EventKeys keys(SessionRef session, SourcePosition position) {
        String dedupKey = BridgeHeader.text(row, "source_dedup_key", MESSAGE_ID, "id").orElse(position.rowId());
        String stated = BridgeHeader.text(row, "global_dedup_key", "dedup_key")
                .orElse(KeyRules.keyInSession(session.harness(), session, dedupKey));
        String key = stated.startsWith(BridgeHarness.PREFIX) ? stated : BridgeHarness.PREFIX + stated;
        return new EventKeys(position.rowId(), row.text(MESSAGE_ID).orElse(null), dedupKey, key, key, null);
    }

    private CallKind kind() {
        String provider = BridgeHeader.provider(row).or(() -> Optional.ofNullable(header.provider()))
                .orElse(CallKind.UNKNOWN);
        String model = BridgeHeader.model(row).or(() -> Optional.ofNullable(header.model())).orElse(CallKind.UNKNOWN);
        String prefix = provider + "/";
        if (model.regionMatches(true, 0, prefix, 0, prefix.length())) {
            String bare = Names.trimmed(model.substring(prefix.length()));
            model = bare == null ? model : bare;
        }
        return CallKind.of(provider, model, Names.thinkingLevel(row.text("thinking_level").orElse(null)),
                BridgeHeader.name(row, "agent").orElse(null));
    }

    /** The first stated cost that is above 0. */
    private Optional<JsonValue> cost() {
        for (JsonValue value : new JsonValue[] {row.get("source_cost_usd"), row.object("cost").get("total"),
            row.object("raw").object("native_usage").object("cost").get("total")}) {
            if (usd(value).signum() > 0) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /** What is written as text is taken as it is written, a number by its shortest digits. */
    private static BigDecimal usd(JsonValue value) {
        Optional<JsonNumber> number = WrittenNumber.of(value);
        // Of a text that means less than any double nothing can be billed, but its digits could fill the memory.
        boolean usable = number.filter(n -> n.isFinite() && n.doubleValue() > 0).isPresent();
        return usable && value instanceof JsonText ? Money.canonical(number.get().decimal().orElse(BigDecimal.ZERO))
                : RecordCost.of(number);
    }

    /** A cost as older ledgers wrote it: text and integers as they stand, any other number with a fraction. */
    private static String costText(JsonValue value) {
        JsonNumber number = WrittenNumber.of(value).orElseThrow();
        return value instanceof JsonText || number.isInteger()
                ? number.decimal().map(BigDecimal::toString).orElse("0") : Fingerprint.doubleText(usd(value));
    }

    private static String stem(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot > 0 ? fileName.substring(0, dot) : fileName;
    }
}
