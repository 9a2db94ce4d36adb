package toktrail.report.statistics;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import toktrail.config.choice.CostBasis;
import toktrail.error.UserException;
import toktrail.ledger.LedgerView;
import toktrail.ledger.filter.EventChoice;
import toktrail.ledger.filter.UsageFilter;
import toktrail.ledger.filter.UsageSelection;
import toktrail.ledger.query.EventOrder;
import toktrail.ledger.session.SessionOrder;
import toktrail.pricing.Pricing;
import toktrail.report.DisplayFilters;
import toktrail.report.ModelRow;
import toktrail.report.Orders;
import toktrail.report.PricedParts;
import toktrail.report.PricedRecordedDays;
import toktrail.report.ReportPeriod;
import toktrail.report.UsageQuery;
import toktrail.report.UsageReport;
import toktrail.report.UsageReporter;
import toktrail.report.UsageSums;
import toktrail.report.UsageTables;
import toktrail.report.sessions.PricedSession;
import toktrail.report.sessions.SessionDigest;
import toktrail.report.sessions.SessionPricing;
import toktrail.spelling.TextOrder;
import toktrail.time.Buckets;
import toktrail.time.Days;
import toktrail.time.Granularity;
import toktrail.time.TimeWindow;

/** Makes statistics of the usage in a stretch of time. */
public final class StatisticsReporter {

    private static final int HOURS = 24;
    private static final long HOUR_MS = 3_600_000;

    private final Pricing pricing;
    private final CostBasis basis;
    private final Set<String> supportedHarnesses;

    /**
     * Statistics with these prices, whose figures over days and models go by this cost.
     *
     * @param supportedHarnesses ids that may be asked for even if the ledger has no usage of them
     */
    public StatisticsReporter(Pricing pricing, CostBasis basis, Set<String> supportedHarnesses) {
        this.pricing = Objects.requireNonNull(pricing, "pricing");
        this.basis = Objects.requireNonNull(basis, "basis");
        this.supportedHarnesses = Set.copyOf(supportedHarnesses);
    }

    /**
     * The statistics as of {@code nowMs}. Cost: a pass over the sums of days, hours and sessions each; a part of all
     * usage costs a row for each of its events more.
     *
     * @throws UserException if a selector finds nothing or too much
     */
    public UsageStatistics statistics(
            LedgerView ledger, UsageSelection selection, ReportPeriod period, long nowMs) {
        TimeWindow window = period.window();
        UsageFilter filter = ledger.resolve(selection, supportedHarnesses);
        UsageReport usage = inOrder(new UsageReporter(pricing, supportedHarnesses).summaryWithRecordedDays(ledger,
                new UsageQuery(selection, period, false, DisplayFilters.NONE)));
        List<PricedSession> sessions = new SessionPricing(pricing, false).price(ledger, filter, window,
                ledger.sessions(filter, window, SessionOrder.NEWEST_FIRST, OptionalLong.empty()));
        List<SessionDigest> digests = ledger.digests(sessions.stream()
                .map(session -> session.usage().session().id()).toList()).values().stream()
                .map(SessionDigest::new).toList();
        Map<String, UsageSums> usageByDay = days(ledger, filter, window, period.zone());
        Map<String, UsageSums> recorded = recordedDays(ledger, filter, window, period.zone());
        recorded.forEach((day, sums) -> usageByDay.merge(day, sums, UsageSums::plus));
        DayFigures days = new DayReporter(basis).figures(usageByDay, period, nowMs,
                activeDays(ledger, filter, period.zone()));
        long[] hours = filter.equals(UsageFilter.ALL) ? ledger.hoursOfDay(window, period.zone())
                : hoursOfDay(ledger, filter, window, period.zone());
        return new UsageStatistics(new UsageStatistics.Scope(period, basis, nowMs, recorded.size()), usage,
                SessionStatistics.of(sessions), areas(sessions), days,
                new UsageStatistics.Habits(favourite(usage), peakHour(hours)),
                DigestStatistics.of(digests));
    }

    private static UsageReport inOrder(UsageReport report) {
        UsageTables tables = report.tables();
        return new UsageReport(report.run(), report.filters(), report.totals(), report.unpricedModels(),
                new UsageTables(tables.byProvider(), tables.byHarness(), tables.byMachine(),
                        tables.byModel().stream().sorted(Orders::models).toList(), tables.byActivity(),
                        tables.unconfigured()), DisplayFilters.NONE);
    }

    /** The usage of each day that has any, by date as text. */
    private Map<String, UsageSums> days(LedgerView ledger, UsageFilter filter, TimeWindow window, ZoneId zone) {
        Buckets buckets = new Buckets(Granularity.DAILY, zone, DayOfWeek.MONDAY);
        Map<String, UsageSums> days = new TreeMap<>();
        PricedParts.forEach((narrow, part) -> ledger.byBucket(narrow, part, buckets), filter, window, pricing,
                (day, group, priced) ->
                        days.merge(day.key(), UsageSums.of(group, priced), UsageSums::plus));
        return days;
    }

    /** What other trackers recorded of each day, likewise. */
    private Map<String, UsageSums> recordedDays(
            LedgerView ledger, UsageFilter filter, TimeWindow window, ZoneId zone) {
        Days calendar = new Days(zone);
        Map<String, UsageSums> days = new TreeMap<>();
        PricedRecordedDays.forEach(ledger, filter, window, zone, pricing, (usage, startMs, priced) ->
                days.merge(calendar.dateOf(startMs).toString(), UsageSums.of(usage, priced), UsageSums::plus));
        return days;
    }

    /** The days at any time on which something was used. */
    private NavigableSet<LocalDate> activeDays(LedgerView ledger, UsageFilter filter, ZoneId zone) {
        boolean all = filter.equals(UsageFilter.ALL);
        NavigableSet<LocalDate> active = all ? ledger.activeDays(zone) : new TreeSet<>();
        if (!all) {
            addActive(days(ledger, filter, TimeWindow.ALL, zone), active);
        }
        addActive(recordedDays(ledger, filter, TimeWindow.ALL, zone), active);
        return active;
    }

    private void addActive(Map<String, UsageSums> days, NavigableSet<LocalDate> active) {
        days.forEach((day, sums) -> {
            if (sums.tokens().accountingTotal() > 0 || sums.costs().on(basis).signum() > 0) {
                active.add(LocalDate.parse(day));
            }
        });
    }

    private static long[] hoursOfDay(LedgerView ledger, UsageFilter filter, TimeWindow window, ZoneId zone) {
        long[] hours = new long[HOURS];
        ZoneRules rules = zone.getRules();
        ledger.singleEvents().forEachCall(new EventChoice.Filtered(filter, window), EventOrder.OLDEST, Long.MAX_VALUE,
                call -> {
                    long local = call.createdMs() + rules.getOffset(Instant.ofEpochMilli(call.createdMs()))
                            .getTotalSeconds() * 1000L;
                    hours[(int) Math.floorMod(Math.floorDiv(local, HOUR_MS), (long) HOURS)]++;
                });
        return hours;
    }

    private static List<AreaShare> areas(List<PricedSession> sessions) {
        Map<Optional<String>, AreaShare> shares = new LinkedHashMap<>();
        for (PricedSession session : sessions) {
            Optional<String> path = session.usage().session().area().map(area -> area.path());
            shares.merge(path, new AreaShare(path, 1, session.sums()), (a, b) ->
                    new AreaShare(path, a.sessions() + b.sessions(), a.sums().plus(b.sums())));
        }
        List<AreaShare> sorted = new ArrayList<>(shares.values());
        sorted.sort(Comparator.comparing((AreaShare share) -> share.path().isEmpty())
                .thenComparing(share -> share.path().orElse(""), TextOrder.CODE_POINT));
        return sorted;
    }

    /** By cost, or by tokens if nothing cost anything; then by the other of the two, calls and name. */
    private Optional<String> favourite(UsageReport usage) {
        Map<String, UsageSums> models = new TreeMap<>(TextOrder.CODE_POINT);
        for (ModelRow row : usage.tables().byModel()) {
            models.merge(row.modelId(), row.sums(), UsageSums::plus);
        }
        Comparator<UsageSums> cost = Comparator.comparing(sums -> sums.costs().on(basis));
        Comparator<UsageSums> tokens = Comparator.comparingLong(sums -> sums.tokens().accountingTotal());
        boolean paid = usage.totals().costs().on(basis).compareTo(BigDecimal.ZERO) > 0;
        Comparator<UsageSums> order = (paid ? cost.thenComparing(tokens) : tokens.thenComparing(cost))
                .thenComparingLong(UsageSums::messageCount);
        String favourite = null;
        for (Map.Entry<String, UsageSums> model : models.entrySet()) {
            if (favourite == null || order.compare(model.getValue(), models.get(favourite)) > 0) {
                favourite = model.getKey();
            }
        }
        return Optional.ofNullable(favourite);
    }

    private static OptionalInt peakHour(long[] counts) {
        int peak = 0;
        for (int hour = 1; hour < counts.length; hour++) {
            peak = counts[hour] > counts[peak] ? hour : peak;
        }
        return counts[peak] == 0 ? OptionalInt.empty() : OptionalInt.of(peak);
    }
}
