package toktrail.report.series;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import toktrail.time.Bucket;

/**
 * What was consumed in a day, week or month with calls.
 *
 * @param bucket   which
 * @param models   by tool, provider and model, the costliest first; at least one
 * @param spending what they come to
 */
public record PeriodSpending(Bucket bucket, List<ModelSpending> models, Spending spending) {

    public PeriodSpending {
        Objects.requireNonNull(bucket, "bucket");
        models = List.copyOf(models);
        Objects.requireNonNull(spending, "spending");
    }

    static PeriodSpending of(Bucket bucket, Collection<ModelSpending> models) {
        return new PeriodSpending(bucket, models.stream().sorted(ModelSpending.BY_COST).toList(),
                Spending.total(models));
    }
}
