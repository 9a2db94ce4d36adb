package toktrail.report;

import java.util.Objects;

/**
 * What the calls of one model come to.
 *
 * @param providerId    as stored
 * @param modelId       as stored
 * @param thinkingLevel null for calls without one, and wherever levels are not told apart
 * @param sums          calls, tokens, costs
 */
public record ModelRow(String providerId, String modelId, String thinkingLevel, UsageSums sums) {

    public ModelRow {
        Objects.requireNonNull(providerId, "providerId");
        Objects.requireNonNull(modelId, "modelId");
        Objects.requireNonNull(sums, "sums");
    }

    /** Whether some of its calls lack a price. */
    public boolean unpriced() {
        return sums.costs().unpricedCount() > 0;
    }
}
