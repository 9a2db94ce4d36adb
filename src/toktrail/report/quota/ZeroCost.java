package toktrail.report.quota;

import java.util.Comparator;
import java.util.Objects;
import toktrail.config.choice.CostBasis;
import toktrail.spelling.TextOrder;

/**
 * Calls that count nothing against a limit, though there were some: mostly a price is missing, or the basis is wrong.
 *
 * @param basis        the cost that is 0
 * @param providerId   as stored
 * @param modelId      as stored
 * @param messageCount calls
 */
public record ZeroCost(CostBasis basis, String providerId, String modelId, long messageCount) {

    /** By provider, then model. */
    static final Comparator<ZeroCost> ORDER = Comparator.comparing(ZeroCost::providerId, TextOrder.CODE_POINT)
            .thenComparing(ZeroCost::modelId, TextOrder.CODE_POINT);

    public ZeroCost {
        Objects.requireNonNull(basis, "basis");
        Objects.requireNonNull(providerId, "providerId");
        Objects.requireNonNull(modelId, "modelId");
    }
}
