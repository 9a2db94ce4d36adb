package toktrail.report.division;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import toktrail.ledger.LedgerFixture;
import toktrail.ledger.LedgerView;
import toktrail.ledger.filter.AreaSelector;
import toktrail.ledger.filter.CallFilter;
import toktrail.ledger.filter.UsageSelection;
import toktrail.pricing.CallClass;
import toktrail.pricing.CostPolicy;
import toktrail.pricing.CostTotals;
import toktrail.pricing.PricedSums;
import toktrail.pricing.Pricing;
import toktrail.report.DisplayFilters;
import toktrail.report.ModelSort;
import toktrail.report.PriceState;
import toktrail.report.ReportPeriod;
import toktrail.report.RowOrder;
import toktrail.report.UsageQuery;
import toktrail.report.UsageReport;
import toktrail.report.UsageReporter;
import toktrail.report.UsageSums;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.time.Bucket;
import toktrail.time.Granularity;
import toktrail.time.TimeWindow;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.EventSums;
import toktrail.usage.Tokens;

/** Rows of days, sessions, runs and areas: whole, in order, and what each event adds to them. */
public final class DivisionTest {

    private static final long HOUR = 3_600_000;
    private static final long MIDDLE = Instant.parse("2026-04-05T00:00:00Z").toEpochMilli();
    private static final int EVENTS = 160;
    private static final List<String> ZONES = List.of("UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu",
            "Australia/Lord_Howe");

    private DivisionTest() { }

    public static void tests(Suite s) {
        s.test("rows of every division add up to the summary", DivisionTest::partitions);
        s.test("a bucket costs what its events cost, also when prices change within it", DivisionTest::costs);
        s.test("a date that a zone skipped has no row", DivisionTest::skippedDate);
        s.test("runs: archived ones only if asked, in order, limited", DivisionTest::runs);
        s.test("shown buckets are filtered, sorted and limited", DivisionTest::display);
    }

    /** A cent for each call, two from a moment on. */
    private static final class RisingPrice implements Pricing {

        private final long change;

        RisingPrice(long change) {
            this.change = change;
        }

        @Override
        public PricedSums price(CallClass calls, EventSums sums) {
            BigDecimal each = new BigDecimal(calls.kind().modelId().equals("rising") && calls.createdMs() >= change
                    ? "0.02" : "0.01");
            BigDecimal cost = each.multiply(BigDecimal.valueOf(sums.count()));
            return new PricedSums(new CostTotals(sums.sourceCostUsd(), cost, cost, cost, 0), Set.of());
        }

        @Override
        public List<Long> changes(CallKind kind) {
            return kind.modelId().equals("rising") ? List.of(change) : List.of();
        }

        @Override
        public CostPolicy policy() {
            return CostPolicy.DEFAULT;
        }
    }

    private static LedgerFixture ledger(Scratch scratch, String zone) throws Exception {
        Random random = scratch.random();
        LedgerFixture ledger = LedgerFixture.create(scratch.directory(), ZoneId.of(zone));
        long[] machines = {ledger.machine("m-one", "one", true), ledger.machine("m-two", "two", false)};
        long[] areas = {0, ledger.area("work", false), ledger.area("work/api", false), ledger.area("work/api/x", true),
            ledger.area("home", false)};
        List<LedgerFixture.Session> sessions = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            sessions.add(ledger.session(machines[i % 2], List.of("codex", "pi").get(i / 2 % 2), "s" + i / 4,
                    areas[random.nextInt(areas.length)]));
        }
        List<LedgerFixture.Kind> kinds = List.of(ledger.kind(CallKind.of("p", "flat", "high", "plan")),
                ledger.kind(CallKind.of("p", "flat", null, null)), ledger.kind(CallKind.of("q", "rising", null, null)));
        for (int i = 0; i < EVENTS; i++) {
            long ms = MIDDLE + (random.nextInt(40 * 24 * 4) - 20 * 24 * 4) * HOUR / 4 - random.nextInt(2);
            ledger.event(sessions.get(random.nextInt(sessions.size())), kinds.get(random.nextInt(kinds.size())), ms,
                    Amount.of(new Tokens(random.nextInt(99), random.nextInt(9), random.nextInt(3), 5, 6, 0)));
        }
        for (long start : new long[] {MIDDLE - 400 * HOUR, MIDDLE, MIDDLE + 500 * HOUR}) {
            long run = ledger.run(start, start + 200 * HOUR);
            ledger.events().stream().filter(event -> random.nextInt(4) > 0).forEach(event -> ledger.link(run, event));
        }
        ledger.rollUp();
        return ledger;
    }

    private static UsageQuery query(Random random) {
        UsageSelection selection = new UsageSelection(
                random.nextInt(4) == 0 ? Optional.of("two") : Optional.empty(),
                random.nextInt(4) == 0 ? Optional.of("pi") : Optional.empty(),
                random.nextInt(5) == 0 ? Optional.of("s1") : Optional.empty(),
                new CallFilter(Optional.empty(), List.of(),
                        random.nextInt(3) == 0 ? Optional.of("flat") : Optional.empty(), Optional.empty(),
                        Optional.empty()),
                switch (random.nextInt(6)) {
                    case 0 -> new AreaSelector(AreaSelector.Kind.PATH, "work", random.nextBoolean());
                    case 1 -> AreaSelector.UNASSIGNED;
                    default -> AreaSelector.ANY;
                }, OptionalLong.empty());
        long since = MIDDLE + (random.nextInt(40) - 20) * 12 * HOUR;
        TimeWindow window = random.nextBoolean() ? TimeWindow.ALL
                : TimeWindow.of(since, since + random.nextInt(400) * HOUR);
        return new UsageQuery(selection, new ReportPeriod(Optional.empty(), window,
                ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))), true), random.nextBoolean(), DisplayFilters.NONE);
    }

    private static void partitions(Scratch scratch) throws Exception {
        Random random = scratch.random();
        Pricing pricing = new RisingPrice(MIDDLE + 7 * HOUR + 5);
        DivisionReporter divisions = new DivisionReporter(pricing, Set.of());
        UsageReporter summaries = new UsageReporter(pricing, Set.of());
        try (LedgerFixture ledger = ledger(scratch, "Europe/Berlin")) {
            for (int i = 0; i < 60; i++) {
                UsageQuery query = query(random);
                UsageReport summary = ledger.read(view -> summaries.everything(view, query));
                Granularity granularity = Granularity.values()[i % 3];
                UsageSeries series = ledger.read(view -> divisions.series(view,
                        new SeriesQuery(query, granularity, DayOfWeek.SUNDAY, RowOrder.ASC, false)));
                same("series " + query, summary.totals(), series.totals());
                same("series " + query, summary.totals(), sum(series.buckets().stream().map(BucketRow::sums).toList()));
                series.buckets().forEach(row -> same(row.bucket().key(), row.sums(),
                        sum(row.models().stream().map(model -> model.sums()).toList())));
                Check.equal("order", series.buckets().stream().map(row -> row.bucket().key()).sorted().toList(),
                        series.buckets().stream().map(row -> row.bucket().key()).toList());
                UsageSeries instances = ledger.read(view -> divisions.series(view,
                        new SeriesQuery(query, granularity, DayOfWeek.SUNDAY, RowOrder.DESC, true)));
                same("instances " + query, summary.totals(), instances.totals());
                instances.instances().forEach(one -> same(one.key(), one.totals(),
                        sum(one.buckets().stream().map(BucketRow::sums).toList())));
                UsageByArea areas = ledger.read(view -> divisions.areas(view, query));
                same("areas " + query, summary.totals(), areas.totals());
                same("areas " + query, summary.totals(), sum(areas.rows().stream().map(UsageByArea.Row::direct)
                        .toList()));
                same("machines " + query, summary.totals(), sum(summary.tables().byMachine().stream()
                        .map(row -> row.sums()).toList()));
            }
        }
    }

    private static void same(String what, UsageSums want, UsageSums got) {
        Check.equal(what + " calls", want.messageCount(), got.messageCount());
        Check.equal(what + " tokens", want.tokens(), got.tokens());
        Check.that(what + " costs " + want + " " + got, want.costs().actual().compareTo(got.costs().actual()) == 0
                && want.costs().source().compareTo(got.costs().source()) == 0
                && want.costs().virtual().compareTo(got.costs().virtual()) == 0
                && want.costs().unpricedCount() == got.costs().unpricedCount());
    }

    private static UsageSums sum(List<UsageSums> parts) {
        return parts.stream().reduce(UsageSums.NONE, UsageSums::plus);
    }

    private static void costs(Scratch scratch) throws Exception {
        long change = MIDDLE + 7 * HOUR + 5;
        DivisionReporter divisions = new DivisionReporter(new RisingPrice(change), Set.of());
        try (LedgerFixture ledger = ledger(scratch, "Asia/Kathmandu")) {
            for (String name : ZONES) {
                ZoneId zone = ZoneId.of(name);
                TreeMap<String, Integer> cents = new TreeMap<>(Comparator.reverseOrder());
                for (LedgerFixture.Event event : ledger.events()) {
                    boolean dear = event.kind().kind().modelId().equals("rising") && event.createdMs() >= change;
                    LocalDate date = Instant.ofEpochMilli(event.createdMs()).atZone(zone).toLocalDate();
                    cents.merge(date.toString(), dear ? 2 : 1, Integer::sum);
                }
                UsageSeries series = ledger.read(view -> divisions.series(view, daily(zone)));
                Check.equal(name, List.copyOf(cents.keySet()),
                        series.buckets().stream().map(row -> row.bucket().key()).toList());
                Check.equal(name, List.copyOf(cents.values()), series.buckets().stream()
                        .map(row -> row.sums().costs().actual().movePointRight(2).intValueExact()).toList());
            }
        }
    }

    private static SeriesQuery daily(ZoneId zone) {
        return new SeriesQuery(UsageQuery.of(ReportPeriod.all(zone)), Granularity.DAILY, DayOfWeek.MONDAY,
                RowOrder.DESC, false);
    }

    private static void skippedDate(Scratch scratch) throws Exception {
        ZoneId apia = ZoneId.of("Pacific/Apia");
        try (LedgerFixture ledger = LedgerFixture.create(scratch.directory(), ZoneOffset.UTC)) {
            LedgerFixture.Session session = ledger.session(ledger.machine("m", "m", true), "pi", "s", 0);
            LedgerFixture.Kind kind = ledger.kind(CallKind.of("p", "flat", null, null));
            long skip = Instant.parse("2011-12-30T10:00:00Z").toEpochMilli();
            for (long ms : new long[] {skip - 1, skip, skip + 24 * HOUR}) {
                ledger.event(session, kind, ms, Amount.of(new Tokens(1, 0, 0, 0, 0, 0)));
            }
            ledger.rollUp();
            UsageSeries series = ledger.read(view -> new DivisionReporter(new RisingPrice(0), Set.of())
                    .series(view, daily(apia)));
            Check.equal("days", List.of("2012-01-01", "2011-12-31", "2011-12-29"),
                    series.buckets().stream().map(row -> row.bucket().key()).toList());
        }
    }

    private static void runs(Scratch scratch) throws Exception {
        try (LedgerFixture ledger = ledger(scratch, "UTC")) {
            DivisionReporter divisions = new DivisionReporter(new RisingPrice(0), Set.of());
            ledger.database().execute("UPDATE run SET archived_at_ms = 1 WHERE started_at_ms = " + MIDDLE);
            List<Long> ids = ledger.read(LedgerView::runs).stream().map(run -> run.id()).toList();
            Check.equal("current", List.of(ids.get(2)), ids(ledger, divisions, RowOrder.DESC, RunsQuery.Which.CURRENT));
            Check.equal("archived", List.of(ids.get(1)),
                    ids(ledger, divisions, RowOrder.DESC, RunsQuery.Which.ARCHIVED));
            Check.equal("all", List.of(ids.get(1), ids.get(2)),
                    ids(ledger, divisions, RowOrder.DESC, RunsQuery.Which.ALL));
            Check.equal("all", List.of(ids.get(2), ids.get(1)),
                    ids(ledger, divisions, RowOrder.ASC, RunsQuery.Which.ALL));
            UsageByRun one = ledger.read(view -> divisions.runs(view, new RunsQuery(
                    UsageQuery.of(ReportPeriod.all(ZoneOffset.UTC)), RowOrder.ASC, OptionalLong.of(1),
                    RunsQuery.Which.ALL)));
            Check.equal("first", 1, one.rows().size());
            same("totals of what is shown", one.rows().get(0).sums(), one.totals());
        }
    }

    private static List<Long> ids(
            LedgerFixture ledger, DivisionReporter divisions, RowOrder order, RunsQuery.Which which) {
        RunsQuery query = new RunsQuery(UsageQuery.of(ReportPeriod.all(ZoneOffset.UTC)), order, OptionalLong.empty(),
                which);
        return ledger.read(view -> divisions.runs(view, query)).rows().stream().map(row -> row.run().id()).toList();
    }

    private static BucketRow row(String key, long messages, long tokens, String actual, long unpriced) {
        BigDecimal cost = new BigDecimal(actual);
        return new BucketRow(new Bucket(key, 0, 1), new UsageSums(messages, new Tokens(tokens, 0, 0, 0, 0, 0),
                new CostTotals(BigDecimal.ZERO, cost, cost.negate(), BigDecimal.ZERO, unpriced)), List.of());
    }

    private static void display(Scratch scratch) {
        List<BucketRow> rows = List.of(row("c", 1, 5, "2", 0), row("b", 2, 9, "2", 1), row("a", 2, 5, "7", 0),
                row("d", 2, 5, "7.0", 0));
        show("in time", "cbad", rows, DisplayFilters.NONE, Optional.empty());
        show("actual", "dabc", rows, DisplayFilters.NONE, Optional.of(ModelSort.ACTUAL));
        show("virtual", "bcda", rows, DisplayFilters.NONE, Optional.of(ModelSort.VIRTUAL));
        show("savings", "bcda", rows, DisplayFilters.NONE, Optional.of(ModelSort.SAVINGS));
        show("tokens", "bdac", rows, DisplayFilters.NONE, Optional.of(ModelSort.TOKENS));
        show("messages", "bdac", rows, DisplayFilters.NONE, Optional.of(ModelSort.MESSAGES));
        show("key", "abcd", rows, DisplayFilters.NONE, Optional.of(ModelSort.UNPRICED));
        show("priced", "cad", rows, filters(PriceState.PRICED, 0, 0, 9), Optional.empty());
        show("unpriced", "b", rows, filters(PriceState.UNPRICED, 0, 0, 9), Optional.empty());
        show("messages", "bad", rows, filters(PriceState.ALL, 2, 0, 9), Optional.empty());
        show("tokens", "b", rows, filters(PriceState.ALL, 0, 6, 9), Optional.empty());
        show("limit after sort", "da", rows, filters(PriceState.ALL, 0, 0, 2), Optional.of(ModelSort.ACTUAL));
        show("none", "", rows, filters(PriceState.ALL, 0, 0, 0), Optional.empty());
    }

    private static DisplayFilters filters(PriceState state, long messages, long tokens, long limit) {
        return new DisplayFilters(state, OptionalLong.of(messages), OptionalLong.of(tokens), ModelSort.ACTUAL,
                OptionalLong.of(limit));
    }

    private static void show(String what, String keys, List<BucketRow> rows, DisplayFilters filters,
            Optional<ModelSort> sort) {
        Check.equal(what, keys, String.join("", new BucketDisplay(filters, sort).apply(rows).stream()
                .map(row -> row.bucket().key()).toList()));
    }
}
