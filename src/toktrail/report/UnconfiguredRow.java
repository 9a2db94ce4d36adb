package toktrail.report;

import java.util.List;
import java.util.Objects;
import toktrail.config.price.PriceKind;
import toktrail.usage.Tokens;

/**
 * A model of which calls lack a price.
 *
 * @param required      the price tables that have none, in their order; at least one
 * @param harness       harness id
 * @param providerId    as stored
 * @param modelId       as stored
 * @param thinkingLevel null for calls without one, and wherever levels are not told apart
 * @param messageCount  calls
 * @param tokens        what they consumed
 */
public record UnconfiguredRow(
        List<PriceKind> required,
        String harness,
        String providerId,
        String modelId,
        String thinkingLevel,
        long messageCount,
        Tokens tokens) {

    public UnconfiguredRow {
        required = List.copyOf(required);
        Objects.requireNonNull(harness, "harness");
        Objects.requireNonNull(providerId, "providerId");
        Objects.requireNonNull(modelId, "modelId");
        Objects.requireNonNull(tokens, "tokens");
    }
}
