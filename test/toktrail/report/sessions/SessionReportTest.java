package toktrail.report.sessions;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import toktrail.ledger.LedgerFixture;
import toktrail.ledger.filter.AreaSelector;
import toktrail.ledger.filter.CallFilter;
import toktrail.ledger.filter.UsageSelection;
import toktrail.ledger.session.SessionOrder;
import toktrail.pricing.PriceWorld;
import toktrail.report.DisplayFilters;
import toktrail.report.ModelRow;
import toktrail.report.ReportPeriod;
import toktrail.report.UsageQuery;
import toktrail.report.UsageReporter;
import toktrail.report.UsageSums;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.time.TimeWindow;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.Tokens;

/** Rows of sessions add up to what a summary says. */
public final class SessionReportTest {

    private static final long START = 1_777_000_000_000L;
    private static final long HOUR = 3_600_000;

    private SessionReportTest() { }

    public static void tests(Suite s) {
        s.test("sessions add up to the summary for all filters and windows", SessionReportTest::sums);
        s.test("a stored digest is shown only on request", SessionReportTest::digests);
    }

    private static LedgerFixture ledger(Scratch scratch) throws Exception {
        Random random = scratch.random();
        LedgerFixture ledger = LedgerFixture.create(scratch.directory(), ZoneOffset.UTC);
        long machine = ledger.machine("m", "box", true);
        long work = ledger.area("work", false);
        List<LedgerFixture.Kind> kinds = List.of(ledger.kind(CallKind.of("openai", "gpt", "high", "plan"), 500),
                ledger.kind(CallKind.of("openai", "gpt", null, null), 500),
                ledger.kind(CallKind.of("anthropic", "opus", null, "build")));
        for (int i = 0; i < 60; i++) {
            LedgerFixture.Session session = ledger.session(machine, List.of("codex", "pi").get(i % 2), "s" + i,
                    i % 3 == 0 ? work : 0);
            long start = START + random.nextInt(400) * HOUR;
            for (int e = random.nextInt(6); e > 0; e--) {
                ledger.event(session, kinds.get(random.nextInt(3)), start + random.nextInt(20) * HOUR / 2,
                        Amount.of(new Tokens(random.nextInt(900), random.nextInt(90), random.nextInt(9), 0, 0, 0),
                                BigDecimal.valueOf(random.nextInt(3), 2)));
            }
        }
        ledger.rollUp();
        return ledger;
    }

    private static void sums(Scratch scratch) throws Exception {
        Random random = scratch.random();
        try (LedgerFixture ledger = ledger(scratch)) {
            for (int i = 0; i < 120; i++) {
                long since = START + random.nextInt(800) * HOUR / 2;
                ReportPeriod period = new ReportPeriod(Optional.empty(), random.nextInt(3) == 0 ? TimeWindow.ALL
                        : TimeWindow.of(since, since + random.nextInt(400) * HOUR / 2), ZoneOffset.UTC, true);
                CallFilter calls = new CallFilter(maybe(random, "openai"), List.of(), maybe(random, "gpt"),
                        maybe(random, "high"), maybe(random, "plan"));
                UsageSelection selection = new UsageSelection(maybe(random, "box"), maybe(random, "codex"),
                        Optional.empty(), calls, random.nextInt(4) > 0 ? AreaSelector.ANY
                        : new AreaSelector(AreaSelector.Kind.PATH, "work", false), OptionalLong.empty());
                boolean split = random.nextBoolean();
                SessionReport report = report(ledger, new SessionQuery(selection, period,
                        SessionOrder.values()[random.nextInt(2)], OptionalLong.empty(), split, true, false));
                UsageSums summary = ledger.read(view ->
                        new UsageReporter(PriceWorld.withoutPrices(), Set.of("codex")).summary(view,
                                new UsageQuery(selection, period, split, DisplayFilters.NONE))).totals();
                Check.equal("totals of " + selection + " " + period, plain(summary), plain(report.totals()));
                for (SessionRow row : report.sessions()) {
                    Check.equal("models of a session", plain(row.sums()), plain(row.byModel().stream()
                            .map(ModelRow::sums).reduce(UsageSums.NONE, UsageSums::plus)));
                }
            }
        }
    }

    private static Optional<String> maybe(Random random, String value) {
        return random.nextInt(4) == 0 ? Optional.of(value) : Optional.empty();
    }

    /** Amounts of money without the digits that calculation left. */
    private static String plain(UsageSums sums) {
        return sums.messageCount() + " " + sums.tokens() + " " + sums.costs().unpricedCount() + " "
                + List.of(sums.costs().source(), sums.costs().actual(), sums.costs().virtual()).stream()
                        .map(cost -> cost.stripTrailingZeros().toPlainString()).toList();
    }

    private static void digests(Scratch scratch) throws Exception {
        try (LedgerFixture ledger = ledger(scratch)) {
            SessionRow newest = report(ledger, newest(false)).sessions().get(0);
            ledger.database().execute("INSERT INTO session_digest (session, generator, generated_at_ms, body_json)"
                    + " VALUES (" + newest.session().id() + ", 'heuristic:v1', 7, '{\"summary\":{\"one_line\":\"x\","
                    + "\"confidence\":\"high\"},\"tool_health\":{\"tool_call_count\":3,\"tool_failure_count\":1,"
                    + "\"tools\":{\"bash\":3}},\"health\":{\"score\":82,\"grade\":\"B\",\"outcome\":\"completed\","
                    + "\"outcome_confidence\":\"medium\"}}')");
            Check.equal("not asked for", Optional.empty(),
                    report(ledger, newest(false)).sessions().get(0).digest());
            SessionDigest digest = report(ledger, newest(true)).sessions().get(0).digest().orElseThrow();
            Check.equal("digest", "x high 3 1 82 B completed medium", digest.oneLine().orElse("") + " "
                    + digest.confidence() + " " + digest.toolCalls() + " " + digest.toolFailures() + " "
                    + digest.score().orElse(0) + " " + digest.grade().orElse("") + " " + digest.outcome() + " "
                    + digest.outcomeConfidence());
        }
    }

    private static SessionQuery newest(boolean withSummary) {
        return new SessionQuery(UsageSelection.ALL, ReportPeriod.all(ZoneOffset.UTC), SessionOrder.NEWEST_FIRST,
                OptionalLong.of(1), false, false, withSummary);
    }

    private static SessionReport report(LedgerFixture ledger, SessionQuery query) {
        return ledger.read(view ->
                new SessionReporter(PriceWorld.withoutPrices(), Set.of("codex")).sessions(view, query));
    }
}
