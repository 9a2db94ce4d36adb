package toktrail.report;

import java.util.List;
import java.util.Objects;
import toktrail.usage.SessionRef;

/**
 * One session as its source tells it, with at least one call.
 *
 * @param session     the session
 * @param sourcePaths files that hold it, sorted
 * @param firstMs     when its first call was made, epoch milliseconds
 * @param lastMs      when its last call was made
 * @param totals      all its calls
 * @param byModel     its calls by model and thinking level: actual cost and calls descending, then by name
 * @param byActivity  its calls by agent: actual cost and tokens descending, then by name
 */
public record SourceSession(SessionRef session, List<String> sourcePaths, long firstMs, long lastMs,
        UsageSums totals, List<ModelRow> byModel, List<ActivityRow> byActivity) {

    public SourceSession {
        Objects.requireNonNull(session, "session");
        sourcePaths = List.copyOf(sourcePaths);
        Objects.requireNonNull(totals, "totals");
        byModel = List.copyOf(byModel);
        byActivity = List.copyOf(byActivity);
    }

    /** The providers of its calls, sorted. */
    public List<String> providers() {
        return byModel.stream().map(ModelRow::providerId).distinct().sorted(Orders.TEXT).toList();
    }

    /** The models of its calls without their providers, sorted. */
    public List<String> models() {
        return byModel.stream().map(ModelRow::modelId).distinct().sorted(Orders.TEXT).toList();
    }

    /** How many models, whatever the thinking level, have calls that lack a price. */
    public int unpricedModels() {
        return (int) byModel.stream().filter(ModelRow::unpriced)
                .map(row -> List.of(row.providerId(), row.modelId())).distinct().count();
    }
}
