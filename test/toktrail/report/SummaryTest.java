package toktrail.report;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import toktrail.config.price.PriceKind;
import toktrail.ledger.LedgerFixture;
import toktrail.ledger.filter.AreaFilter;
import toktrail.ledger.filter.AreaSelector;
import toktrail.ledger.filter.CallFilter;
import toktrail.ledger.filter.UsageSelection;
import toktrail.ledger.machine.Machine;
import toktrail.pricing.CostTotals;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.time.Period;
import toktrail.time.TimeWindow;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.Tokens;

/** Usage summaries from a ledger to finished rows. */
public final class SummaryTest {

    private static final long DAY = 86_400_000;
    private static final long NOW = 1_777_636_800_000L; // 2026-05-01 12:00 UTC, a Friday
    private static final ReportPeriod ALL = ReportPeriod.all(ZoneOffset.UTC);

    private SummaryTest() { }

    public static void tests(Suite s) {
        s.test("a summary has every row of every table", SummaryTest::expectedRows);
        s.test("thinking levels are told apart only on request", SummaryTest::splitThinking);
        s.test("every table adds up to the totals", SummaryTest::partitions);
        s.test("display filters touch neither totals nor other tables", SummaryTest::displayFilters);
        s.test("a summary repeats what was asked", SummaryTest::echo);
        s.test("the unassigned share counts tokens of sessions without area", SummaryTest::unassigned);
        s.test("a summary of nothing is empty", SummaryTest::nothing);
    }

    /** Two machines, two harnesses, four kinds of calls, five events. */
    private static LedgerFixture ledger(Scratch scratch) throws Exception {
        LedgerFixture ledger = LedgerFixture.create(scratch.directory(), ZoneOffset.UTC);
        long local = ledger.machine("0a1b2c3d4e5f", "box", true);
        long other = ledger.machine("ffee00112233", null, false);
        long work = ledger.area("work", false);
        LedgerFixture.Kind high = ledger.kind(CallKind.of("openai", "gpt-5.4", "high", null), 1000);
        LedgerFixture.Kind plain = ledger.kind(CallKind.of("openai", "gpt-5.4", null, "plan"), 1000);
        LedgerFixture.Kind free = ledger.kind(CallKind.of("local", "free-model", null, null));
        LedgerFixture.Kind none = ledger.kind(CallKind.of("unknown", "none", null, "unknown"));
        LedgerFixture.Session codex = ledger.session(local, "codex", "c", work);
        LedgerFixture.Session pi = ledger.session(other, "pi", "p", 0);
        ledger.event(codex, high, NOW, Amount.of(new Tokens(600, 50, 50, 400, 0, 0)));
        ledger.event(codex, high, NOW - DAY, Amount.of(new Tokens(601, 0, 0, 400, 0, 0)));
        ledger.event(codex, plain, NOW - 40 * DAY, Amount.of(new Tokens(10, 20, 0, 0, 0, 0)));
        ledger.event(pi, free, NOW + 1, Amount.of(new Tokens(100, 0, 0, 0, 0, 0), new BigDecimal("0.25")));
        ledger.event(pi, none, NOW - 2 * DAY, Amount.of(new Tokens(0, 7, 0, 0, 0, 3)));
        ledger.rollUp();
        return ledger;
    }

    private static UsageReport summary(LedgerFixture ledger, UsageQuery query) {
        return ledger.read(view -> new UsageReporter(new TablePrices(), Set.of("codex", "pi")).summary(view, query));
    }

    private static UsageSums sums(long messages, Tokens tokens, String source, String actual, String virtual,
            long unpriced) {
        return new UsageSums(messages, tokens, new CostTotals(new BigDecimal(source), new BigDecimal(actual),
                new BigDecimal(virtual), new BigDecimal(source).add(new BigDecimal(virtual)), unpriced));
    }

    /** Money with equal values made equal. */
    private static String canonical(Object rows) {
        return rows.toString().replaceAll("(=-?\\d+\\.\\d*?)0+(?=[,\\]])", "$1").replaceAll("\\.(?=[,\\]])", "");
    }

    private static void expectedRows(Scratch scratch) throws Exception {
        try (LedgerFixture ledger = ledger(scratch)) {
            UsageReport report = summary(ledger, UsageQuery.of(ALL));
            UsageSums codex = sums(3, new Tokens(1211, 70, 50, 800, 0, 0), "0", "0.001566", "0.003132", 0);
            UsageSums free = sums(1, new Tokens(100, 0, 0, 0, 0, 0), "0.25", "0.00005", "0", 1);
            UsageSums none = sums(1, new Tokens(0, 7, 0, 0, 0, 3), "0", "0", "0", 1);
            UsageSums pi = free.plus(none);
            check("totals", codex.plus(pi), report.totals());
            Check.equal("unpriced models", 2, report.unpricedModels());
            UsageTables tables = report.tables();
            check("providers", List.of(new ProviderRow("openai", codex), new ProviderRow("local", free),
                    new ProviderRow("unknown", none)), tables.byProvider());
            check("harnesses", List.of(new HarnessRow("codex", codex), new HarnessRow("pi", pi)), tables.byHarness());
            check("machines", List.of(
                    new MachineRow(new Machine(1, "0a1b2c3d4e5f", "box", "box", true), codex),
                    new MachineRow(new Machine(2, "ffee00112233", null, "machine:ffee0011", false), pi)),
                    tables.byMachine());
            check("models", List.of(new ModelRow("openai", "gpt-5.4", null, codex),
                    new ModelRow("local", "free-model", null, free), new ModelRow("unknown", "none", null, none)),
                    tables.byModel());
            UsageSums plan = sums(1, new Tokens(10, 20, 0, 0, 0, 0), "0", "0.000015", "0.00003", 0);
            UsageSums rest = sums(4, new Tokens(1301, 57, 50, 800, 0, 3), "0.25", "0.001601", "0.003102", 2);
            check("agents", List.of(new ActivityRow("unknown", rest), new ActivityRow("plan", plan)),
                    tables.byActivity());
            check("without price", List.of(
                    new UnconfiguredRow(List.of(PriceKind.VIRTUAL), "pi", "local", "free-model", null, 1,
                            free.tokens()),
                    new UnconfiguredRow(List.of(PriceKind.ACTUAL, PriceKind.VIRTUAL), "pi", "unknown", "none", null, 1,
                            none.tokens())), tables.unconfigured());
        }
    }

    private static void check(String what, Object want, Object got) {
        Check.equal(what, canonical(want), canonical(got));
    }

    private static void splitThinking(Scratch scratch) throws Exception {
        try (LedgerFixture ledger = ledger(scratch)) {
            UsageReport report =
                    summary(ledger, new UsageQuery(UsageSelection.ALL, ALL, true, DisplayFilters.NONE));
            Check.equal("levels", List.of("gpt-5.4 high", "free-model null", "gpt-5.4 null", "none null"),
                    report.tables().byModel().stream().map(row -> row.modelId() + " " + row.thinkingLevel()).toList());
            Check.that("echo", report.filters().splitThinking());
        }
    }

    private static void partitions(Scratch scratch) throws Exception {
        Random random = scratch.random();
        try (LedgerFixture ledger = ledger(scratch)) {
            LedgerFixture.Session session = ledger.events().get(0).session();
            for (int i = 0; i < 80; i++) {
                LedgerFixture.Kind kind = ledger.events().get(random.nextInt(5)).kind();
                ledger.event(session, kind, NOW - (long) (random.nextDouble() * 9 * DAY), Amount.of(
                        new Tokens(random.nextInt(2000), random.nextInt(99), 1, 2, 3, 4), BigDecimal.valueOf(i % 3)));
            }
            ledger.rollUp();
            for (int i = 0; i < 40; i++) {
                long since = NOW - random.nextInt(240) * 3_600_000L - random.nextInt(2);
                ReportPeriod period = new ReportPeriod(Optional.empty(),
                        TimeWindow.of(since, since + random.nextInt(200) * 3_000_000L), ZoneOffset.UTC, true);
                UsageReport report = summary(ledger,
                        new UsageQuery(UsageSelection.ALL, period, random.nextBoolean(), DisplayFilters.NONE));
                UsageTables tables = report.tables();
                checkSum("providers", report, tables.byProvider(), ProviderRow::sums);
                checkSum("harnesses", report, tables.byHarness(), HarnessRow::sums);
                checkSum("machines", report, tables.byMachine(), MachineRow::sums);
                checkSum("models", report, tables.byModel(), ModelRow::sums);
                checkSum("agents", report, tables.byActivity(), ActivityRow::sums);
                Check.equal("unpriced", report.totals().costs().unpricedCount(),
                        tables.unconfigured().stream().mapToLong(UnconfiguredRow::messageCount).sum());
            }
        }
    }

    private static <R> void checkSum(String what, UsageReport report, List<R> rows, Function<R, UsageSums> sums) {
        check(what, report.totals(), rows.stream().map(sums).reduce(UsageSums.NONE, UsageSums::plus));
    }

    private static void displayFilters(Scratch scratch) throws Exception {
        try (LedgerFixture ledger = ledger(scratch)) {
            UsageReport whole = summary(ledger, UsageQuery.of(ALL));
            UsageReport cut = shown(ledger, PriceState.ALL, 0);
            check("totals", whole.totals(), cut.totals());
            check("providers", whole.tables().byProvider(), cut.tables().byProvider());
            Check.equal("models", List.of(), cut.tables().byModel());
            Check.equal("unpriced models", 2, cut.unpricedModels());
            Check.equal("unconfigured", 2, cut.tables().unconfigured().size());
            Check.equal("priced", 0, shown(ledger, PriceState.PRICED, 9).tables().unconfigured().size());
            UsageReport large = summary(ledger, new UsageQuery(UsageSelection.ALL, ALL, false, new DisplayFilters(
                    PriceState.ALL, OptionalLong.empty(), OptionalLong.of(50), ModelSort.MODEL, OptionalLong.empty())));
            Check.equal("large ones", List.of("free-model", "gpt-5.4"),
                    large.tables().byModel().stream().map(ModelRow::modelId).toList());
            Check.equal("large unconfigured", List.of("free-model"),
                    large.tables().unconfigured().stream().map(UnconfiguredRow::modelId).toList());
        }
    }

    private static UsageReport shown(LedgerFixture ledger, PriceState state, long limit) {
        return summary(ledger, new UsageQuery(UsageSelection.ALL, ALL, false, new DisplayFilters(
                state, OptionalLong.empty(), OptionalLong.empty(), ModelSort.ACTUAL, OptionalLong.of(limit))));
    }

    private static void echo(Scratch scratch) throws Exception {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        try (LedgerFixture ledger = ledger(scratch)) {
            CallFilter calls = new CallFilter(Optional.of("OpenAI"), List.of(), Optional.of("GPT 5.4"),
                    Optional.of("High"), Optional.empty());
            UsageSelection selection = new UsageSelection(Optional.of("BOX"), Optional.of("Codex"), Optional.of("c"),
                    calls, new AreaSelector(AreaSelector.Kind.PATH, " Work ", true), OptionalLong.empty());
            UsageReport report = summary(ledger, new UsageQuery(selection,
                    ReportPeriod.named(Period.TODAY, NOW, berlin), false, DisplayFilters.NONE));
            Check.equal("one call", 1L, report.totals().messageCount());
            FilterEcho echo = report.filters();
            Check.equal("machine", Optional.of("0a1b2c3d4e5f"), echo.machineId());
            Check.equal("harness", Optional.of("Codex"), echo.harness());
            Check.equal("session", Optional.of("c"), echo.sourceSessionId());
            Check.equal("calls", calls, echo.calls());
            AreaFilter.Within area = (AreaFilter.Within) echo.area();
            Check.equal("area", "Work path [work] true",
                    area.text() + " " + area.match().label() + " " + area.paths() + " " + area.exact());
            Check.equal("period", "today", echo.period().name().orElseThrow().label());
            Check.equal("window", TimeWindow.of(1_777_586_400_000L, 1_777_672_800_000L), echo.period().window());
            Check.equal("run", Optional.empty(), report.run());
        }
    }

    private static void unassigned(Scratch scratch) throws Exception {
        UsageReporter reporter = new UsageReporter(new TablePrices(), Set.of());
        try (LedgerFixture ledger = ledger(scratch)) {
            UsageQuery today = UsageQuery.of(ReportPeriod.named(Period.TODAY, NOW, ZoneOffset.UTC));
            UnassignedShare share = ledger.read(view -> reporter.unassignedShare(view, today)).orElseThrow();
            Check.equal("share", new UnassignedShare(100, 800), share);
            Check.that("reached", share.reaches(new BigDecimal("0.125")));
            Check.that("not reached", !share.reaches(new BigDecimal("0.1250001")));
            Check.that("never", !share.reaches(BigDecimal.ZERO));
            Check.equal("part", new BigDecimal("0.125"), share.share());
            UsageSelection selection = new UsageSelection(Optional.empty(), Optional.empty(), Optional.empty(),
                    CallFilter.ANY, AreaSelector.UNASSIGNED, OptionalLong.empty());
            UsageQuery areas = new UsageQuery(selection, today.period(), false, DisplayFilters.NONE);
            Check.equal("about areas", Optional.empty(),
                    ledger.read(view -> reporter.unassignedShare(view, areas)));
        }
        Check.that("no usage", !new UnassignedShare(0, 0).reaches(new BigDecimal("0.2")));
    }

    private static void nothing(Scratch scratch) throws Exception {
        try (LedgerFixture ledger = LedgerFixture.create(scratch.directory(), ZoneOffset.UTC)) {
            UsageReport report = summary(ledger, UsageQuery.of(ALL));
            Check.equal("totals", UsageSums.NONE, report.totals());
            Check.equal("tables", new UsageTables(List.of(), List.of(), List.of(), List.of(), List.of(), List.of()),
                    report.tables());
            Check.equal("refresh", OptionalLong.empty(), ledger.read(view -> view.facts().lastRefreshCompletedMs()));
        }
    }
}
