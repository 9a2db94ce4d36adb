package toktrail.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import toktrail.config.choice.CostBasis;
import toktrail.ledger.LedgerFixture;
import toktrail.pricing.PriceWorld;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.time.Period;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.Tokens;

/** The summary of the program alone. */
public final class OverviewTest {

    private static final long DAY = 86_400_000;
    private static final long NOON = 1_778_155_200_000L; // 2026-05-07 12:00 UTC, a Thursday
    private static final LocalDate TODAY = LocalDate.of(2026, 5, 7);

    private OverviewTest() { }

    public static void tests(Suite s) {
        s.test("an overview has periods, shares, streaks and the top model", OverviewTest::overview);
        s.test("shares go by tokens where nothing was paid", OverviewTest::sharesOfTokens);
        s.test("what has no data is left out", OverviewTest::empty);
        s.test("streaks run up to today or yesterday", scratch -> streaks());
    }

    private static void overview(Scratch scratch) throws Exception {
        try (LedgerFixture ledger = LedgerFixture.create(scratch.directory(), ZoneOffset.UTC)) {
            LedgerFixture.Kind opus = ledger.kind(CallKind.of("anthropic", "opus", null, null));
            LedgerFixture.Kind other = ledger.kind(CallKind.of("proxy", "opus", "high", null));
            LedgerFixture.Kind gpt = ledger.kind(CallKind.of("openai", "gpt", null, null));
            long machine = ledger.machine("m", null, true);
            LedgerFixture.Session claude = ledger.session(machine, "claude", "a", 0);
            LedgerFixture.Session codex = ledger.session(machine, "codex", "b", 0);
            event(ledger, claude, opus, NOON, 100, "3");
            event(ledger, codex, gpt, NOON - 1, 900, "1");
            event(ledger, claude, other, NOON - 2 * DAY, 10, "1.4");
            event(ledger, claude, gpt, NOON - 5 * DAY, 1, "0.2");
            event(ledger, codex, gpt, NOON - 20 * DAY, 1, "2.4");
            ledger.rollUp();
            Overview overview = overview(ledger, ZoneOffset.UTC);
            Check.equal("periods", List.of(Period.TODAY, Period.THIS_WEEK, Period.THIS_MONTH),
                    overview.periods().stream().map(Overview.PeriodLine::period).toList());
            Check.equal("calls", List.of(2L, 3L, 4L),
                    overview.periods().stream().map(line -> line.sums().messageCount()).toList());
            Check.equal("today's shares", List.of(share("claude", "0.75"), share("codex", "0.25")),
                    overview.periods().get(0).harnesses());
            Check.equal("no projection", Optional.empty(), overview.periods().get(1).projected());
            Check.equal("projection, 5.6 / 7 * 31", Optional.of(new BigDecimal("24.8")),
                    overview.periods().get(2).projected());
            Check.equal("top model", Optional.of(share("opus", "0.55")), overview.topModel());
            Check.equal("streaks", Optional.of(new Streaks(1, 1, TODAY, TODAY)), overview.streaks());
        }
    }

    private static void sharesOfTokens(Scratch scratch) throws Exception {
        try (LedgerFixture ledger = LedgerFixture.create(scratch.directory(), ZoneId.of("Europe/Berlin"))) {
            LedgerFixture.Kind kind = ledger.kind(CallKind.of("openai", "gpt", null, null));
            long machine = ledger.machine("m", null, true);
            event(ledger, ledger.session(machine, "codex", "b", 0), kind, NOON, 2, "0");
            event(ledger, ledger.session(machine, "pi", "b", 0), kind, NOON, 4, "0");
            ledger.rollUp();
            Overview overview = overview(ledger, ZoneId.of("Asia/Kathmandu"));
            Check.equal("shares", List.of(share("pi", "0.666667"), share("codex", "0.333333")),
                    overview.periods().get(0).harnesses());
            Check.equal("projection", Optional.empty(), overview.periods().get(2).projected());
            Check.equal("top model", Optional.of(share("gpt", "1")), overview.topModel());
        }
    }

    private static void empty(Scratch scratch) throws Exception {
        try (LedgerFixture ledger = LedgerFixture.create(scratch.directory(), ZoneOffset.UTC)) {
            Check.equal("overview", new Overview(ZoneOffset.UTC, CostBasis.SOURCE, List.of(), Optional.empty(),
                    Optional.empty()), overview(ledger, ZoneOffset.UTC));
        }
    }

    private static void streaks() {
        Check.equal("none", Optional.empty(), streaks(""));
        Check.equal("up to today", new Streaks(3, 3, TODAY.minusDays(2), TODAY), streaks("0 1 2 4").orElseThrow());
        Check.equal("up to yesterday", new Streaks(2, 2, TODAY.minusDays(2), TODAY.minusDays(1)),
                streaks("1 2").orElseThrow());
        Check.equal("ended", new Streaks(0, 3, TODAY.minusDays(4), TODAY.minusDays(2)),
                streaks("2 3 4 6").orElseThrow());
        Check.equal("the latest of equals", new Streaks(1, 2, TODAY.minusDays(4), TODAY.minusDays(3)),
                streaks("0 3 4 8 9").orElseThrow());
    }

    private static Optional<Streaks> streaks(String daysAgo) {
        TreeSet<LocalDate> active = new TreeSet<>();
        for (String days : daysAgo.isEmpty() ? new String[0] : daysAgo.split(" ")) {
            active.add(TODAY.minusDays(Long.parseLong(days)));
        }
        return Streaks.of(active, TODAY);
    }

    private static Overview overview(LedgerFixture ledger, ZoneId zone) {
        OverviewReporter reporter = new OverviewReporter(PriceWorld.withoutPrices(), CostBasis.SOURCE);
        return ledger.read(view -> reporter.overview(view, NOON, zone));
    }

    private static void event(LedgerFixture ledger, LedgerFixture.Session session, LedgerFixture.Kind kind,
            long createdMs, long tokens, String cost) {
        ledger.event(session, kind, createdMs,
                Amount.of(new Tokens(0, 0, 0, tokens, 0, 0), new BigDecimal(cost)));
    }

    private static NamedShare share(String name, String share) {
        return new NamedShare(name, new BigDecimal(share));
    }
}
