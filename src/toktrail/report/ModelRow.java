package toktrail.report;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import toktrail.spelling.TextOrder;

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

    /** {@code provider/model}, with {@code [level]} behind it if levels are told apart. */
    public String name() {
        return providerId + "/" + modelId + (thinkingLevel == null ? "" : "[" + thinkingLevel + "]");
    }

    /** The names of the models of these rows, each once, sorted. */
    public static List<String> names(List<ModelRow> rows) {
        Set<String> names = new TreeSet<>(TextOrder.CODE_POINT);
        rows.forEach(row -> names.add(row.name()));
        return List.copyOf(names);
    }

    /** Whether some of its calls lack a price. */
    boolean unpriced() {
        return sums.costs().unpricedCount() > 0;
    }
}
