package toktrail.report.statistics;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import toktrail.config.choice.CostBasis;
import toktrail.ledger.LedgerFixture;
import toktrail.ledger.filter.UsageSelection;
import toktrail.pricing.PriceWorld;
import toktrail.report.ReportPeriod;
import toktrail.report.Streaks;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.time.TimeWindow;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.Tokens;

/** Statistics against the example of their definition, and against a plain computation event by event. */
public final class StatisticsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final long HOUR = 3_600_000;
    private static final List<String> ZONES = List.of("UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu",
            "Australia/Lord_Howe", "Asia/Kolkata");

    private StatisticsTest() { }

    public static void tests(Suite s) {
        s.test("the example of the definitions comes out as told", StatisticsTest::example);
        s.test("a window changes the range and not the current streak", StatisticsTest::window);
        s.test("an empty ledger has zeros and nothing else", StatisticsTest::empty);
        s.test("medians and ninetieth percentiles are elements of the list", scratch -> distributions());
        s.test("days, streaks, hours and sessions are those of a plain computation in every zone",
                StatisticsTest::plain);
    }

    /** Eight events of the week from 2026-05-11; the source states what the list price would be. */
    private static LedgerFixture ledger(Scratch scratch) throws Exception {
        LedgerFixture ledger = LedgerFixture.create(scratch.directory(), BERLIN);
        long machine = ledger.machine("m", null, true);
        LedgerFixture.Kind opus = ledger.kind(CallKind.of("anthropic", "claude-opus-4-5", null, null));
        LedgerFixture.Kind haiku = ledger.kind(CallKind.of("anthropic", "claude-haiku-4-5", null, null));
        LedgerFixture.Kind gpt = ledger.kind(CallKind.of("openai", "gpt-5.3-codex", null, null));
        LedgerFixture.Kind glm = ledger.kind(CallKind.of("zai", "glm-4.7-free", null, null));
        LedgerFixture.Session a = ledger.session(machine, "claude", "s-a", 0);
        LedgerFixture.Session b = ledger.session(machine, "codex", "s-b", 0);
        LedgerFixture.Session c = ledger.session(machine, "opencode", "s-c", 0);
        LedgerFixture.Session d = ledger.session(machine, "claude", "s-d", 0);
        LedgerFixture.Session e = ledger.session(machine, "claude", "s-e", 0);
        event(ledger, a, opus, "2026-05-11T09:00:00Z", new Tokens(12, 800, 0, 20000, 4000, 0), "0.05506");
        event(ledger, a, haiku, "2026-05-11T09:20:00Z", new Tokens(40, 300, 0, 6000, 0, 0), "0.00214");
        event(ledger, b, gpt, "2026-05-11T22:30:00Z", new Tokens(5000, 1200, 300, 10000, 0, 0), "0.0315");
        event(ledger, b, gpt, "2026-05-12T07:15:00Z", new Tokens(2000, 600, 0, 30000, 0, 0), "0.01715");
        event(ledger, c, glm, "2026-05-13T10:00:00Z", new Tokens(700, 90, 0, 0, 0, 0), "0");
        event(ledger, d, opus, "2026-05-17T08:05:00Z", new Tokens(30, 2500, 0, 90000, 12000, 0), "0.18265");
        event(ledger, d, opus, "2026-05-17T10:35:00Z", new Tokens(10, 1500, 0, 102000, 1000, 0), "0.0948");
        event(ledger, e, haiku, "2026-05-18T06:00:00Z", new Tokens(100, 1000, 0, 8000, 2000, 0), "0.0084");
        ledger.rollUp();
        return ledger;
    }

    private static void event(LedgerFixture ledger, LedgerFixture.Session session, LedgerFixture.Kind kind,
            String time, Tokens tokens, String cost) {
        ledger.event(session, kind, Instant.parse(time).toEpochMilli(), Amount.of(tokens, new BigDecimal(cost)));
    }

    private static UsageStatistics statistics(LedgerFixture ledger, ZoneId zone, TimeWindow window, String now) {
        StatisticsReporter reporter = new StatisticsReporter(PriceWorld.withoutPrices(), CostBasis.SOURCE, Set.of());
        return ledger.read(view -> reporter.statistics(view, UsageSelection.ALL,
                new ReportPeriod(Optional.empty(), window, zone, true),
                Instant.parse(now).toEpochMilli()));
    }

    private static void example(Scratch scratch) throws Exception {
        try (LedgerFixture ledger = ledger(scratch)) {
            UsageStatistics found = statistics(ledger, BERLIN, TimeWindow.ALL, "2026-05-18T12:00:00Z");
            DayFigures days = found.days();
            Check.equal("tokens", 301_182L, found.totalTokens());
            Check.equal("tokens per day", 60_236L, found.tokensPerDay());
            Check.equal("peak", Optional.of(new DayFigures.Peak(LocalDate.of(2026, 5, 17), 209_040)), days.peak());
            Check.equal("cost", 0, found.totalCost().compareTo(new BigDecimal("0.3917")));
            Check.equal("cost per day", 0, found.costPerDay().compareTo(new BigDecimal("0.07834")));
            Check.equal("active and total days", "5 8", days.activeDays() + " " + days.totalDays());
            Check.equal("span", Optional.of(new DayFigures.Span(LocalDate.of(2026, 5, 11), LocalDate.of(2026, 5, 18))),
                    days.span());
            Check.equal("current streak", 2, days.currentStreak());
            Check.equal("longest streak", Optional.of(new Streaks(2, 3, LocalDate.of(2026, 5, 11),
                    LocalDate.of(2026, 5, 13))), days.streaks());
            Check.equal("best day", LocalDate.of(2026, 5, 17), days.best().orElseThrow().day());
            Check.equal("its cost", 0, days.best().orElseThrow().cost().compareTo(new BigDecimal("0.27745")));
            Check.equal("habits", new UsageStatistics.Habits(Optional.of("claude-opus-4-5"), OptionalInt.of(11)),
                    found.habits());
            Check.equal("longest session", OptionalLong.of(31_500_000), found.sessions().longestMs());
            Check.equal("sessions", 5L, found.sessions().count());
            Check.equal("messages", 8L, found.totals().messageCount());
        }
    }

    private static void window(Scratch scratch) throws Exception {
        try (LedgerFixture ledger = ledger(scratch)) {
            TimeWindow window = TimeWindow.of(LocalDate.of(2026, 5, 10).atStartOfDay(BERLIN).toInstant().toEpochMilli(),
                    LocalDate.of(2026, 5, 13).atStartOfDay(BERLIN).toInstant().toEpochMilli());
            DayFigures days = statistics(ledger, BERLIN, window, "2026-05-18T12:00:00Z").days();
            Check.equal("active and total days", "2 3", days.activeDays() + " " + days.totalDays());
            Check.equal("streaks", "2 2", days.currentStreak() + " " + days.streaks().orElseThrow().longest());
        }
    }

    private static void empty(Scratch scratch) throws Exception {
        try (LedgerFixture ledger = LedgerFixture.create(scratch.directory(), BERLIN)) {
            UsageStatistics found = statistics(ledger, BERLIN, TimeWindow.ALL, "2026-05-18T12:00:00Z");
            Check.equal("days", new DayFigures(0, 0, Optional.empty(), Optional.empty(), Optional.empty(), 0,
                    Optional.empty()), found.days());
            Check.equal("habits", new UsageStatistics.Habits(Optional.empty(), OptionalInt.empty()), found.habits());
            Check.equal("longest session", OptionalLong.empty(), found.sessions().longestMs());
            Check.equal("tokens per day", 0L, found.tokensPerDay());
        }
    }

    private static void distributions() {
        Check.equal("none", Optional.empty(), Distribution.of(List.<Long>of()));
        Check.equal("two", Optional.of(new Distribution<>(1L, 2L, 2L, 2L)), Distribution.of(List.of(2L, 1L)));
        Check.equal("four", Optional.of(new Distribution<>(1L, 3L, 4L, 4L)), Distribution.of(List.of(4L, 3L, 2L, 1L)));
        List<Long> twenty = new ArrayList<>();
        for (long i = 1; i <= 20; i++) {
            twenty.add(i);
        }
        Check.equal("twenty", Optional.of(new Distribution<>(1L, 11L, 19L, 20L)), Distribution.of(twenty));
        Check.equal("short", Archetype.AUTOMATION, Archetype.of(59_999, 2));
        Check.equal("more calls", Archetype.QUICK, Archetype.of(59_999, 3));
        Check.equal("half an hour", Archetype.DEEP, Archetype.of(30 * 60_000, 1));
        Check.equal("two hours", Archetype.MARATHON, Archetype.of(120 * 60_000, 1));
    }

    private static void plain(Scratch scratch) throws Exception {
        Random random = scratch.random();
        try (LedgerFixture ledger = LedgerFixture.create(scratch.directory(), BERLIN)) {
            long middle = Instant.parse("2026-03-29T01:00:00Z").toEpochMilli();
            fill(ledger, random, middle);
            for (String name : ZONES) {
                for (int i = 0; i < 8; i++) {
                    long since = middle - random.nextInt(15 * 96) * HOUR / 4 - random.nextInt(2);
                    TimeWindow window = i == 0 ? TimeWindow.ALL
                            : TimeWindow.of(since, since + random.nextInt(30 * 96) * HOUR / 4 + 1);
                    compare(ledger, ZoneId.of(name), window, middle + random.nextInt(10 * 24) * HOUR);
                }
            }
        }
    }

    private static void fill(LedgerFixture ledger, Random random, long middle) {
        long machine = ledger.machine("m", null, true);
        LedgerFixture.Kind[] kinds = {ledger.kind(CallKind.of("p", "one", null, null)),
            ledger.kind(CallKind.of("p", "two", null, null))};
        for (int i = 0; i < 40; i++) {
            LedgerFixture.Session session = ledger.session(machine, "pi", "s" + i, 0);
            long start = middle + (random.nextInt(30) - 15) * 24 * HOUR + random.nextInt(96) * HOUR / 4;
            for (int e = random.nextInt(4); e >= 0; e--) {
                long tokens = random.nextInt(5) == 0 ? 0 : random.nextInt(1000);
                ledger.event(session, kinds[random.nextInt(2)], start + random.nextInt(12) * HOUR / 4,
                        Amount.of(new Tokens(tokens, 0, 0, 0, 0, 0), BigDecimal.valueOf(random.nextInt(3))));
            }
        }
        ledger.rollUp();
    }

    /** With nothing but java.time. */
    private static void compare(LedgerFixture ledger, ZoneId zone, TimeWindow window, long nowMs) {
        TreeMap<LocalDate, Long> tokens = new TreeMap<>();
        TreeMap<LocalDate, BigDecimal> costs = new TreeMap<>();
        TreeSet<LocalDate> ever = new TreeSet<>();
        TreeSet<Long> sessions = new TreeSet<>();
        int[] hours = new int[24];
        for (LedgerFixture.Event event : ledger.events()) {
            ZonedDateTime time = Instant.ofEpochMilli(event.createdMs()).atZone(zone);
            long used = event.amount().tokens().accountingTotal();
            BigDecimal cost = event.amount().sourceCostUsd();
            if (used > 0 || cost.signum() > 0) {
                ever.add(time.toLocalDate());
            }
            if (window.contains(event.createdMs())) {
                tokens.merge(time.toLocalDate(), used, Long::sum);
                costs.merge(time.toLocalDate(), cost, BigDecimal::add);
                hours[time.getHour()]++;
                sessions.add(event.session().id());
            }
        }
        UsageStatistics found = statistics(ledger, zone, window, Instant.ofEpochMilli(nowMs).toString());
        String where = zone + " " + window;
        List<LocalDate> active = tokens.keySet().stream()
                .filter(day -> tokens.get(day) > 0 || costs.get(day).signum() > 0).toList();
        Check.equal(where + " active", (long) active.size(), found.days().activeDays());
        Check.equal(where + " sessions", (long) sessions.size(), found.sessions().count());
        Check.equal(where + " peak", active.stream().mapToLong(tokens::get).max().orElse(0),
                found.days().peak().map(DayFigures.Peak::tokens).orElse(0L));
        Check.equal(where + " best", active.stream().map(costs::get).max(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO).stripTrailingZeros(),
                found.days().best().map(DayFigures.Best::cost).orElse(BigDecimal.ZERO).stripTrailingZeros());
        LocalDate today = Instant.ofEpochMilli(nowMs).atZone(zone).toLocalDate();
        Check.equal(where + " current", current(ever, today), found.days().currentStreak());
        Check.equal(where + " longest", longest(active), found.days().streaks().map(Streaks::longest).orElse(0));
        int peak = 0;
        for (int hour = 0; hour < 24; hour++) {
            peak = hours[hour] > hours[peak] ? hour : peak;
        }
        Check.equal(where + " hour", hours[peak] == 0 ? OptionalInt.empty() : OptionalInt.of(peak),
                found.habits().peakHour());
    }

    private static int current(TreeSet<LocalDate> days, LocalDate today) {
        LocalDate end = days.contains(today) ? today : today.minusDays(1);
        int length = 0;
        while (days.contains(end.minusDays(length))) {
            length++;
        }
        return length;
    }

    private static int longest(List<LocalDate> days) {
        int longest = 0;
        for (int from = 0; from < days.size(); from++) {
            for (int to = from; to < days.size(); to++) {
                if (ChronoUnit.DAYS.between(days.get(from), days.get(to)) == to - from) {
                    longest = Math.max(longest, to - from + 1);
                }
            }
        }
        return longest;
    }
}
