package toktrail.report.division;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import toktrail.error.UserException;
import toktrail.ledger.LedgerView;
import toktrail.ledger.area.Area;
import toktrail.ledger.filter.AreaFilter;
import toktrail.ledger.filter.UsageFilter;
import toktrail.ledger.run.Run;
import toktrail.ledger.session.SessionBucket;
import toktrail.pricing.Pricing;
import toktrail.report.FilterEcho;
import toktrail.report.ModelRow;
import toktrail.report.ModelSums;
import toktrail.report.PricedParts;
import toktrail.report.SumsAdder;
import toktrail.report.UsageQuery;
import toktrail.report.UsageSums;
import toktrail.spelling.TextOrder;
import toktrail.time.Bucket;
import toktrail.time.Buckets;
import toktrail.usage.SessionRef;

/** Divides usage by time, source session, run and area, and prices each row. */
public final class DivisionReporter {

    private static final Comparator<BucketRow> IN_TIME =
            Comparator.comparing(row -> row.bucket().key(), TextOrder.CODE_POINT);

    private final Pricing pricing;
    private final Set<String> supportedHarnesses;

    /**
     * Reports with these prices.
     *
     * @param supportedHarnesses ids that may be asked for even if the ledger has no usage of them
     */
    public DivisionReporter(Pricing pricing, Set<String> supportedHarnesses) {
        this.pricing = Objects.requireNonNull(pricing, "pricing");
        this.supportedHarnesses = Set.copyOf(supportedHarnesses);
    }

    /**
     * Days, weeks or months: {@code usage daily} and its kin.
     *
     * @throws UserException if a selector finds nothing or too much
     */
    public UsageSeries series(LedgerView ledger, SeriesQuery query) {
        UsageQuery usage = query.usage();
        UsageFilter filter = ledger.resolve(usage.selection(), supportedHarnesses);
        FilterEcho echo = FilterEcho.of(filter, usage);
        Buckets buckets = new Buckets(query.granularity(), usage.period().zone(), query.startOfWeek());
        if (query.instances()) {
            Map<SessionBucket, ModelSums> parts = priced(
                    (narrow, window) -> ledger.bySessionAndBucket(narrow, window, buckets), filter, usage);
            List<UsageSeries.Instance> instances = instances(parts, query);
            return new UsageSeries(query, echo, List.of(), instances,
                    total(instances.stream().map(UsageSeries.Instance::totals).toList()));
        }
        List<BucketRow> rows = new ArrayList<>();
        priced((narrow, window) -> ledger.byBucket(narrow, window, buckets), filter, usage)
                .forEach((bucket, models) -> rows.add(row(bucket, models)));
        rows.sort(query.order().of(IN_TIME));
        return new UsageSeries(query, echo, rows, List.of(), total(rows.stream().map(BucketRow::sums).toList()));
    }

    private static List<UsageSeries.Instance> instances(Map<SessionBucket, ModelSums> parts, SeriesQuery query) {
        Map<SessionRef, List<BucketRow>> sessions = new HashMap<>();
        parts.forEach((part, models) -> sessions.computeIfAbsent(part.session(), session -> new ArrayList<>())
                .add(row(part.bucket(), models)));
        List<UsageSeries.Instance> instances = new ArrayList<>();
        sessions.forEach((session, rows) -> {
            rows.sort(query.order().of(IN_TIME));
            instances.add(new UsageSeries.Instance(session, rows,
                    total(rows.stream().map(BucketRow::sums).toList())));
        });
        instances.sort(Comparator.comparing(UsageSeries.Instance::key, TextOrder.CODE_POINT));
        return instances;
    }

    private static BucketRow row(Bucket bucket, ModelSums models) {
        List<ModelRow> rows = models.rows();
        return new BucketRow(bucket, ModelSums.total(rows), rows);
    }

    /**
     * Runs: {@code usage runs}.
     *
     * @throws UserException as {@link #series}
     */
    public UsageByRun runs(LedgerView ledger, RunsQuery query) {
        UsageQuery usage = query.usage();
        UsageFilter filter = ledger.resolve(usage.selection(), supportedHarnesses);
        List<Run> runs = ledger.runs().stream().filter(run -> switch (query.which()) {
            case CURRENT -> run.archivedAtMs() == null;
            case ARCHIVED -> run.archivedAtMs() != null;
            case ALL -> true;
        }).sorted(query.order().of(Comparator.comparingLong(Run::startedAtMs).thenComparingLong(Run::id))).toList();
        Map<Long, ModelSums> parts = priced(
                (narrow, window) -> ledger.byRun(runs, narrow, window), filter, usage);
        List<UsageByRun.Row> rows = new ArrayList<>();
        for (Run run : runs) {
            if (parts.containsKey(run.id()) && rows.size() < query.limit().orElse(Long.MAX_VALUE)) {
                List<ModelRow> models = parts.get(run.id()).rows();
                rows.add(new UsageByRun.Row(run, ledger.machineOf(run), ModelSums.total(models), models));
            }
        }
        return new UsageByRun(query, FilterEcho.of(filter, usage), rows,
                total(rows.stream().map(UsageByRun.Row::sums).toList()));
    }

    /**
     * Areas: {@code usage areas}.
     *
     * @throws UserException as {@link #series}
     */
    public UsageByArea areas(LedgerView ledger, UsageQuery usage) {
        UsageFilter filter = ledger.resolve(usage.selection(), supportedHarnesses);
        Map<Optional<Area>, UsageSums> direct = new HashMap<>();
        priced(ledger::byArea, filter, usage)
                .forEach((area, models) -> direct.put(area, ModelSums.total(models.rows())));
        List<UsageByArea.Row> rows = new ArrayList<>();
        for (Area area : ledger.areas().all()) {
            List<UsageSums> below = new ArrayList<>();
            direct.forEach((other, sums) -> {
                if (other.isPresent() && other.get().isWithin(area)) {
                    below.add(sums);
                }
            });
            if (!below.isEmpty() && isShown(area, filter.area())) {
                rows.add(new UsageByArea.Row(Optional.of(area), depth(area, filter.area()),
                        direct.getOrDefault(Optional.of(area), UsageSums.NONE), total(below)));
            }
        }
        UsageSums unassigned = direct.get(Optional.<Area>empty());
        if (unassigned != null) {
            rows.add(new UsageByArea.Row(Optional.empty(), 0, unassigned, unassigned));
        }
        return new UsageByArea(FilterEcho.of(filter, usage), rows, total(List.copyOf(direct.values())));
    }

    /** With a filter on areas those inside it only, not those above. */
    private static boolean isShown(Area area, AreaFilter filter) {
        return !(filter instanceof AreaFilter.Within within) || within.areaIds().contains(area.id());
    }

    /** Below the nearest area that the filter names, else below the root. */
    private static int depth(Area area, AreaFilter filter) {
        int base = 0;
        if (filter instanceof AreaFilter.Within within) {
            for (String path : within.paths()) {
                if (area.path().equals(path) || area.path().startsWith(path + "/")) {
                    base = Math.max(base, level(path));
                }
            }
        }
        return area.depth() - base;
    }

    private static int level(String path) {
        return (int) path.chars().filter(c -> c == '/').count();
    }

    private <P> Map<P, ModelSums> priced(PricedParts.Reader<P> reader, UsageFilter filter, UsageQuery usage) {
        Map<P, ModelSums> parts = new HashMap<>();
        PricedParts.forEach(reader, filter, usage.period().window(), pricing, (part, group, sums) ->
                parts.computeIfAbsent(part, p -> new ModelSums()).add(group, sums, usage.splitThinking()));
        return parts;
    }

    private static UsageSums total(List<UsageSums> sums) {
        SumsAdder adder = new SumsAdder();
        sums.forEach(adder::add);
        return adder.sums();
    }
}
