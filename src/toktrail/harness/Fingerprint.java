package toktrail.harness;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import toktrail.json.JsonNumber;
import toktrail.usage.CallKind;
import toktrail.usage.KeyHash;
import toktrail.usage.Money;
import toktrail.usage.Tokens;
import toktrail.usage.UsageEvent;

/**
 * The digest by which two machines that saw the same record agree that they did.
 *
 * <p>It is the SHA-256 of a canonical text of the values an older toktrail would have stored: its <em>view</em> of the
 * event. Most views can be derived from the event; a harness delivers a fingerprint only where they cannot. What is
 * particular to a tool, its harness says: {@link Harness#olderView} and {@link Harness#fingerprintText}.
 */
public final class Fingerprint {

    /**
     * What the canonical text is made of. Each text may be null.
     *
     * @param thinking    thinking level
     * @param createdMs   when the call was made, epoch milliseconds UTC
     * @param completedMs when it ended, the same; null if that is not known
     * @param tokens      as that toktrail divided them into classes
     * @param costText    the cost in US dollars as it was spelled
     */
    public record View(String providerId, String modelId, String thinking, String agent, long createdMs,
            Long completedMs, Tokens tokens, String costText) {

        /** The same view with other tokens. */
        public View with(Tokens other) {
            return new View(providerId, modelId, thinking, agent, createdMs, completedMs, other, costText);
        }

        /** The same view with another time. */
        View at(long otherMs) {
            return new View(providerId, modelId, thinking, agent, otherMs, completedMs, tokens, costText);
        }

        /** The same view with another text of the cost. */
        public View costing(String text) {
            return new View(providerId, modelId, thinking, agent, createdMs, completedMs, tokens, text);
        }

        /** The same view with the cost as a double, an integer too, but {@code 0} for none. */
        public View costingDouble(BigDecimal usd) {
            return costing(usd.signum() == 0 ? NO_COST : doubleText(usd));
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

    /** The text of no cost. */
    public static final String NO_COST = "0";
    private static final BigDecimal FIXED_FROM = new BigDecimal("1E-4");
    private static final BigDecimal FIXED_BELOW = new BigDecimal("1E16");

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
        Optional<Harness> reader = Harnesses.reader(event);
        return reader.isPresent() ? reader.get().olderView(event, own) : own;
    }

    /** The text that is hashed. */
    static String canonical(UsageEvent event, View view) {
        Optional<Harness> reader = Harnesses.reader(event);
        return (reader.isPresent() ? reader.get().fingerprintText() : FingerprintText.STANDARD).of(event, view);
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
}
