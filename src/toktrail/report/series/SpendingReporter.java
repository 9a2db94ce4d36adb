package toktrail.report.series;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongFunction;
import toktrail.error.UserException;
import toktrail.ledger.LedgerView;
import toktrail.ledger.filter.UsageFilter;
import toktrail.ledger.query.UsageGroup;
import toktrail.ledger.session.ProjectBucket;
import toktrail.ledger.session.Projects;
import toktrail.pricing.Pricing;
import toktrail.report.PricedParts;
import toktrail.report.PricedRecordedDays;
import toktrail.spelling.TextOrder;
import toktrail.time.Bucket;
import toktrail.time.Buckets;
import toktrail.time.Granularity;
import toktrail.usage.Names;

/** Reads usage by time, project, tool and model and prices it on one basis. */
public final class SpendingReporter {

    private static final Comparator<PeriodSpending> IN_TIME = Comparator.comparingLong(row -> row.bucket().sinceMs());

    private final Pricing pricing;
    private final Set<String> supportedHarnesses;

    /**
     * Reports with these prices.
     *
     * @param supportedHarnesses ids that may be asked for even if the ledger has no usage of them
     */
    public SpendingReporter(Pricing pricing, Set<String> supportedHarnesses) {
        this.pricing = Objects.requireNonNull(pricing, "pricing");
        this.supportedHarnesses = Set.copyOf(supportedHarnesses);
    }

    /** How rows of time are made. */
    public record Division(Granularity granularity, DayOfWeek startOfWeek) {

        /** Days. */
        public static final Division DAYS = new Division(Granularity.DAILY, DayOfWeek.MONDAY);

        public Division {
            Objects.requireNonNull(granularity, "granularity");
            Objects.requireNonNull(startOfWeek, "startOfWeek");
        }
    }

    /**
     * Days, weeks or months, with those that other trackers recorded.
     *
     * @throws UserException if a selector finds nothing or too much
     */
    public PeriodReport periods(LedgerView ledger, SpendingQuery query, Division division) {
        Buckets buckets = new Buckets(division.granularity(), query.zone(), division.startOfWeek());
        Map<Bucket, Models> parts = parts((filter, window) -> ledger.byBucket(filter, window, buckets), ledger, query);
        addRecorded(parts, buckets::of, ledger, query);
        List<PeriodSpending> periods = inTime(parts);
        return report(division, periods, List.of());
    }

    /**
     * Days, weeks or months, for each project too, without those of other trackers, who know no projects.
     *
     * @throws UserException as {@link #periods}
     */
    public PeriodReport projects(LedgerView ledger, SpendingQuery query, Division division) {
        Buckets buckets = new Buckets(division.granularity(), query.zone(), division.startOfWeek());
        ProjectLabels labels = new ProjectLabels(ledger.projects().keys());
        Map<String, Map<Bucket, Models>> byProject = new HashMap<>();
        Map<Bucket, Models> all = new HashMap<>();
        Map<ProjectBucket, Models> parts =
                parts((filter, window) -> ledger.byProjectAndBucket(filter, window, buckets), ledger, query);
        parts.forEach((part, models) -> {
            byProject.computeIfAbsent(part.project(), key -> new HashMap<>()).put(part.bucket(), models);
            all.computeIfAbsent(part.bucket(), bucket -> new Models()).add(models);
        });
        List<PeriodReport.Project> projects = new ArrayList<>();
        byProject.forEach((key, own) -> projects.add(new PeriodReport.Project(key, labels.of(key), inTime(own))));
        projects.sort(Comparator.comparing(PeriodReport.Project::label, TextOrder.CODE_POINT)
                .thenComparing(PeriodReport.Project::key, TextOrder.CODE_POINT));
        return report(division, inTime(all), projects);
    }

    private static PeriodReport report(
            Division division, List<PeriodSpending> periods, List<PeriodReport.Project> projects) {
        Models models = new Models();
        periods.forEach(period -> period.models().forEach(models::add));
        List<ModelSpending> rows = models.rows();
        return new PeriodReport(division.granularity(), periods, projects, rows, Spending.total(rows));
    }

    private static List<PeriodSpending> inTime(Map<Bucket, Models> parts) {
        List<PeriodSpending> periods = new ArrayList<>();
        parts.forEach((bucket, models) -> periods.add(PeriodSpending.of(bucket, models.rows())));
        periods.sort(IN_TIME);
        return periods;
    }

    /**
     * Tools, providers and models, by cost, with what other trackers recorded.
     *
     * @throws UserException as {@link #periods}
     */
    public List<ModelSpending> models(LedgerView ledger, SpendingQuery query) {
        Map<String, Models> parts =
                parts((filter, window) -> Map.of("", ledger.groups(filter, window)), ledger, query);
        addRecorded(parts, startMs -> "", ledger, query);
        return parts.getOrDefault("", new Models()).rows();
    }

    /**
     * What is read, divided and priced, for each part that has any.
     *
     * @param <P> what tells the parts apart
     * @throws UserException as {@link #periods}
     */
    public <P> Map<P, List<ModelSpending>> divide(
            PricedParts.Reader<P> reader, LedgerView ledger, SpendingQuery query) {
        Map<P, List<ModelSpending>> rows = new HashMap<>();
        parts(reader, ledger, query).forEach((part, models) -> rows.put(part, models.rows()));
        return rows;
    }

    private <P> Map<P, Models> parts(PricedParts.Reader<P> reader, LedgerView ledger, SpendingQuery query) {
        Map<P, Models> parts = new HashMap<>();
        PricedParts.forEach(reader, filter(ledger, query), query.window(), pricing, (part, group, priced) -> {
            if (isChosen(query.harnesses(), group.harness())) {
                parts.computeIfAbsent(part, p -> new Models())
                        .add(group, Spending.of(group, priced, query.basis()));
            }
        });
        return parts;
    }

    /** Adds what other trackers recorded to the part that a day belongs to by its beginning. */
    private <P> void addRecorded(
            Map<P, Models> parts, LongFunction<P> part, LedgerView ledger, SpendingQuery query) {
        PricedRecordedDays.forEach(ledger, filter(ledger, query), query.window(), query.zone(), pricing,
                (usage, startMs, priced) -> {
                    if (isChosen(query.harnesses(), usage.when().harness())) {
                        parts.computeIfAbsent(part.apply(startMs), p -> new Models())
                                .add(new ModelSpending(usage.when().harness(), usage.kind().providerId(),
                                        usage.kind().modelId(), Spending.of(usage, priced, query.basis())));
                    }
                });
    }

    /**
     * What the query means in a ledger, but for its harnesses.
     *
     * @throws UserException as {@link #periods}
     */
    public UsageFilter filter(LedgerView ledger, SpendingQuery query) {
        query.harnesses().forEach(name -> ledger.checkHarness(name, supportedHarnesses));
        UsageFilter filter = ledger.resolve(query.selection(), supportedHarnesses);
        if (query.projects().isEmpty()) {
            return filter;
        }
        Projects projects = ledger.projects();
        return filter.withFolders(
                projects.select(new ProjectLabels(projects.keys()).find(new HashSet<>(query.projects()))));
    }

    /** Whether a harness is one of those; none stands for any. */
    public static boolean isChosen(Collection<String> harnesses, String id) {
        return harnesses.isEmpty() || harnesses.stream().anyMatch(name -> Names.same(name, id));
    }

    /** Sums by tool, provider and model. */
    private static final class Models {

        private record Key(String harness, String provider, String model) { }

        private final Map<Key, Spending> sums = new HashMap<>();

        void add(UsageGroup group, Spending spending) {
            add(new ModelSpending(group.harness(), group.kind().providerId(), group.kind().modelId(), spending));
        }

        void add(ModelSpending row) {
            sums.merge(new Key(row.harness(), row.provider(), row.model()), row.spending(), Spending::plus);
        }

        void add(Models others) {
            others.sums.forEach((key, spending) -> sums.merge(key, spending, Spending::plus));
        }

        List<ModelSpending> rows() {
            List<ModelSpending> rows = new ArrayList<>();
            sums.forEach((key, spending) ->
                    rows.add(new ModelSpending(key.harness(), key.provider(), key.model(), spending)));
            rows.sort(ModelSpending.BY_COST);
            return rows;
        }
    }
}
