package toktrail.report.series;

import java.util.List;
import java.util.Objects;
import toktrail.time.Granularity;

/**
 * Usage in the course of time.
 *
 * @param granularity days, weeks or months
 * @param periods     those with calls, the oldest first
 * @param projects    the same for each project, by label; only if asked for, empty otherwise
 * @param models      over all periods, by cost
 * @param total       over all periods
 */
public record PeriodReport(Granularity granularity, List<PeriodSpending> periods, List<Project> projects,
        List<ModelSpending> models, Spending total) {

    /**
     * The periods of one project.
     *
     * @param key     its path
     * @param label   the end of the path that tells it from others
     * @param periods those with calls, the oldest first
     */
    public record Project(String key, String label, List<PeriodSpending> periods) {
        public Project {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(label, "label");
            periods = List.copyOf(periods);
        }
    }

    public PeriodReport {
        Objects.requireNonNull(granularity, "granularity");
        periods = List.copyOf(periods);
        projects = List.copyOf(projects);
        models = List.copyOf(models);
        Objects.requireNonNull(total, "total");
    }
}
