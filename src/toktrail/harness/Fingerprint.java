package toktrail.harness;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import toktrail.json.JsonNumber;
import toktrail.json.JsonStyle;
import toktrail.json.JsonWriter;
import toktrail.spelling.Decimals;
import toktrail.usage.CallKind;
import toktrail.usage.KeyHash;
import toktrail.usage.Money;
import toktrail.usage.Tokens;
import toktrail.usage.UsageEvent;

/**
 * The digest by which two machines that saw the same record agree that they did.
 *
 * <p>It is the SHA-256 of a canonical text of the values an older toktrail would have stored: its <em>view</em> of the
 * event. Most views can be derived from the event; a harness delivers a fingerprint only where they cannot.
 */
public final class Fingerprint {

    /**
     * What the canonical text is made of; each text may be null.
     *
     * @param providerId  provider, may be null
     * @param modelId     model, may be null
     * @param thinking    thinking level
     * @param agent       agent
     * @param createdMs   time
     * @param completedMs end of the call
     * @param tokens      classes of the view
     * @param costText    cost as text
     */
    public record View(String providerId, String modelId, String thinking, String agent, long createdMs,
            Long completedMs, Tokens tokens, String costText) {

        /** The same view with other tokens. */
        public View with(Tokens other) {
            return new View(providerId, modelId, thinking, agent, createdMs, completedMs, other, costText);
        }

        /** The same view with another time. */
        public View at(long otherMs) {
            return new View(providerId, modelId, thinking, agent, otherMs, completedMs, tokens, costText);
        }

        /** The same view with another text of the cost. */
        public View costing(String text) {
            return new View(providerId, modelId, thinking, agent, createdMs, completedMs, tokens, text);
        }

        // Compared for every event: what the compiler makes for records costs three times as much.
        @Override
        public boolean equals(Object other) {
            return other instanceof View view && createdMs == view.createdMs
                    && Objects.equals(providerId, view.providerId) && Objects.equals(modelId, view.modelId)
                    && Objects.equals(thinking, view.thinking) && Objects.equals(agent, view.agent)
                    && Objects.equals(completedMs, view.completedMs) && tokens.equals(view.tokens)
                    && Objects.equals(costText, view.costText);
        }

        @Override
        public int hashCode() {
            return 31 * tokens.hashCode() + Long.hashCode(createdMs);
        }
    }

    private static final String NO_COST = "0";
    private static final BigDecimal FIXED_FROM = new BigDecimal("1E-4");
    private static final BigDecimal FIXED_BELOW = new BigDecimal("1E16");

    /** Keys of the canonical object by harness, in order. */
    private static final Map<String, String> KEYS = Map.of(
            "codex", "agent cache_read cache_write completed_ms created_ms input model_id output provider_id reasoning "
                    + "source_dedup_key source_session_id thinking_level",
            "opencode", "agent cache_read cache_write completed_ms created_ms input model_id output provider_id "
                    + "reasoning source_cost_usd thinking_level",
            "pi", "agent cache_output cache_read cache_write created_ms input model_id output provider_id reasoning "
                    + "source_cost_usd source_dedup_key source_session_id thinking_level",
            "copilot", "cache_read cache_write completed_ms created_ms input model_id output provider_id reasoning "
                    + "source_dedup_key source_session_id thinking_level",
            "amp", "cache_read cache_write created_ms harness input model_id output provider_id reasoning "
                    + "source_cost_usd source_dedup_key source_session_id",
            "vibe", "cache_read cache_write completed_ms created_ms harness input model_id output provider_id "
                    + "reasoning source_cost_usd source_dedup_key source_session_id thinking_level");

    private static final String OTHER_KEYS = "agent cache_read cache_write created_ms harness input model_id output "
            + "provider_id reasoning source_cost_usd source_dedup_key source_session_id thinking_level";

    /** Global keys that begin so are of records whose harness is named by the record, not by where it was found. */
    private static final String BRIDGE = "harnessbridge";
    private static final String BRIDGE_KEYS = "agent cache_output cache_read cache_write completed_ms created_ms "
            + "harness input model_id output provider_id reasoning source source_cost_usd source_dedup_key "
            + "source_session_id thinking_level";

    private Fingerprint() { }

    /**
     * The fingerprint of an event in a view of it, 64 lower-case hex digits.
     *
     * @param event gives harness, session and dedup key
     */
    public static String of(UsageEvent event, View view) {
        return HexFormat.of().formatHex(KeyHash.sha256(canonical(event, view)));
    }

    /** The fingerprint of an event: the one it carries, else that of its derived view. */
    public static String of(UsageEvent event) {
        return event.fingerprint() != null ? event.fingerprint() : of(event, derived(event));
    }

    /**
     * The fingerprint to deliver with an event: null if {@code view} is the derived one.
     *
     * @param view the values an older toktrail would have stored
     */
    public static String unlessDerived(UsageEvent event, View view) {
        View derived = derived(event);
        if (view.equals(derived)) {
            return null;
        }
        // Values that a harness leaves out of its canonical text may still differ.
        return canonical(event, view).equals(canonical(event, derived)) ? null : of(event, view);
    }

    /** The view that follows from the event alone. */
    public static View derived(UsageEvent event) {
        CallKind kind = event.kind();
        Tokens t = event.tokens();
        View own = new View(kind.providerId(), kind.modelId(), kind.thinkingLevel(), kind.agent(), event.createdMs(),
                event.completedMs(), t, costText(event.amount().sourceCostUsd()));
        return switch (isBridged(event) ? BRIDGE : event.session().harness()) {
            case "codex", "code" -> new View(own.providerId(), own.modelId(), null,
                    "headless".equals(own.agent()) ? own.agent() : null, own.createdMs(), null,
                    new Tokens(t.input() + t.cacheWrite(), t.output() + t.reasoning(), t.reasoning(), t.cacheRead(), 0,
                            t.cacheOutput()), NO_COST);
            case "pi" -> new View(own.providerId(), own.modelId(), null, own.agent(), own.createdMs(), null,
                    new Tokens(t.input(), t.output() + t.reasoning(), 0, t.cacheRead(), t.cacheWrite(),
                            t.cacheOutput()), NO_COST);
            case "copilot" -> own.with(new Tokens(t.input() + t.cacheWrite(), t.output() + t.reasoning(),
                    t.reasoning(), t.cacheRead(), t.cacheWrite(), t.cacheOutput()));
            case "claude" -> new View("anthropic", own.modelId(), null, own.agent(), own.createdMs(),
                    own.completedMs(), t, NO_COST);
            case "droid" -> "openai".equals(own.providerId()) ? own.with(new Tokens(t.input(),
                    t.output() + t.reasoning(), t.reasoning(), t.cacheRead(), t.cacheWrite(), t.cacheOutput())) : own;
            case "amp" -> own.costing(doubleOrNone(event.amount().sourceCostUsd()));
            case "vibe" -> own.costing(doubleOrNone(event.amount().sourceCostUsd())).with(
                    new Tokens(t.input() + t.cacheRead(), t.output(), t.reasoning(), 0, t.cacheWrite(),
                            t.cacheOutput()));
            case "cline", "codebuff", "cursor", "gemini", "grok", "hermes", "kilo", "kilocode", "kimi", "openclaw",
                    "qwen", "roocode", "zcode" -> own.costing(Decimals.plain(event.amount().sourceCostUsd()));
            default -> own;
        };
    }

    private static boolean isBridged(UsageEvent event) {
        String key = event.keys().globalKey();
        return key != null && key.startsWith(BRIDGE + ":");
    }

    /** The text that is hashed. */
    static String canonical(UsageEvent event, View view) {
        String harness = event.session().harness();
        boolean bridged = isBridged(event);
        if (!bridged && (harness.equals("droid") || harness.equals("goose"))) {
            Tokens t = view.tokens();
            return String.join("|", harness, event.session().sourceSessionId(), event.keys().dedupKey(),
                    view.providerId(), view.modelId(), Long.toString(view.createdMs()), Long.toString(t.input()),
                    Long.toString(t.output()), Long.toString(t.reasoning()), Long.toString(t.cacheRead()),
                    Long.toString(t.cacheWrite()));
        }
        StringBuilder text = new StringBuilder();
        JsonWriter writer = new JsonWriter(text::append, JsonStyle.CANONICAL);
        writer.beginObject();
        String keys = bridged ? BRIDGE_KEYS : KEYS.getOrDefault(harness.equals("code") ? "codex" : harness, OTHER_KEYS);
        for (String key : keys.split(" ")) {
            member(writer.key(key), key, event, view);
        }
        writer.endObject();
        writer.finish();
        return text.toString();
    }

    /**
     * A cost as the views spell it: an integer as its digits, else the shortest digits of the double in fixed notation
     * from 1e-4 below 1e16 and in scientific notation elsewhere, as {@link BigDecimal#toString()} prints that.
     */
    public static String costText(BigDecimal usd) {
        BigDecimal cost = Money.canonical(usd);
        if (cost.scale() <= 0) {
            return cost.toPlainString();
        }
        return doubleText(cost);
    }

    private static String doubleOrNone(BigDecimal usd) {
        return usd.signum() == 0 ? NO_COST : doubleText(usd);
    }

    /** As {@link #costText}, an integer too with a fraction digit: {@code 2} is {@code 2.0}. */
    public static String doubleText(BigDecimal usd) {
        BigDecimal cost = Money.canonical(JsonNumber.shortestDecimal(usd.doubleValue()));
        boolean fixed = cost.signum() == 0 || cost.compareTo(FIXED_FROM) >= 0 && cost.compareTo(FIXED_BELOW) < 0;
        if (fixed) {
            return cost.scale() > 0 ? new BigDecimal(cost.toPlainString()).toString()
                    : cost.setScale(1, RoundingMode.UNNECESSARY).toString();
        }
        BigDecimal stripped = cost.stripTrailingZeros();
        String digits = stripped.unscaledValue().toString();
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return new BigDecimal(mantissa + "E" + (digits.length() - 1 - stripped.scale())).toString();
    }

    private static void member(JsonWriter writer, String key, UsageEvent event, View view) {
        Tokens t = view.tokens();
        switch (key) {
            case "agent" -> writer.text(view.agent());
            case "cache_output" -> writer.number(t.cacheOutput());
            case "cache_read" -> writer.number(t.cacheRead());
            case "cache_write" -> writer.number(t.cacheWrite());
            case "completed_ms" -> {
                if (view.completedMs() == null) {
                    writer.nullValue();
                } else {
                    writer.number(view.completedMs());
                }
            }
            case "created_ms" -> writer.number(view.createdMs());
            case "harness" -> writer.text(event.session().harness());
            case "input" -> writer.number(t.input());
            case "model_id" -> writer.text(view.modelId());
            case "output" -> writer.number(t.output());
            case "provider_id" -> writer.text(view.providerId());
            case "reasoning" -> writer.number(t.reasoning());
            case "source" -> writer.text(BRIDGE);
            case "source_cost_usd" -> writer.text(view.costText());
            case "source_dedup_key" -> writer.text(event.keys().dedupKey());
            case "source_session_id" -> writer.text(event.session().sourceSessionId());
            case "thinking_level" -> writer.text(view.thinking());
            default -> throw new IllegalStateException(key);
        }
    }
}
