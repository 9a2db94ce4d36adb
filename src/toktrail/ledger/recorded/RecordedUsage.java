package toktrail.ledger.recorded;

import java.math.BigDecimal;
import java.util.Objects;
import toktrail.usage.CallKind;
import toktrail.usage.Money;
import toktrail.usage.Tokens;

/**
 * What another tracker recorded of one model on one day of a tool.
 *
 * @param when     the day as that tracker wrote it, in whatever zone it used, and the tool
 * @param kind     provider and model; nothing else is known
 * @param tokens   what was consumed
 * @param messages calls; 0 if the tracker does not count them
 * @param costPico what the tracker thought it cost, in pico dollars; 0 if it did not say
 */
public record RecordedUsage(HarnessDay when, CallKind kind, Tokens tokens, long messages, long costPico) {

    public RecordedUsage {
        Objects.requireNonNull(when, "when");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(tokens, "tokens");
        if ((messages | costPico) < 0) {
            throw new IllegalArgumentException("negative count");
        }
    }

    /** What the tracker thought it cost, exact. */
    public BigDecimal costUsd() {
        return Money.fromPico(costPico);
    }

    /** Both together, under the name of this. */
    public RecordedUsage plus(RecordedUsage other) {
        return new RecordedUsage(when, kind, tokens.plus(other.tokens), Tokens.sum(messages, other.messages),
                Tokens.sum(costPico, other.costPico));
    }
}
