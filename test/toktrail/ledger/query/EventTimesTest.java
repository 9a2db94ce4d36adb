package toktrail.ledger.query;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.stream.LongStream;
import toktrail.ledger.LedgerFixture;
import toktrail.ledger.LedgerView;
import toktrail.ledger.filter.AreaFilter;
import toktrail.ledger.filter.CallFilter;
import toktrail.ledger.filter.FolderFilter;
import toktrail.ledger.filter.UsageFilter;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.time.TimeWindow;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.Tokens;

/** Times of events, asked for moment by moment. */
public final class EventTimesTest {

    private static final long START = 1_777_600_000_000L;
    private static final long HOUR = 3_600_000;
    private static final int HOURS = 300;

    private EventTimesTest() { }

    public static void tests(Suite s) {
        s.test("times are those of the events that are selected", EventTimesTest::compare);
        s.test("a filter for a run is refused", scratch -> {
            try (LedgerFixture ledger = LedgerFixture.create(scratch.directory(), ZoneId.of("UTC"))) {
                ledger.machine("m", null, true);
                long run = ledger.run(START, null);
                Check.fails("run", IllegalArgumentException.class, () -> ledger.read(view -> {
                    UsageFilter filter = new UsageFilter(Optional.empty(), Optional.empty(), Optional.empty(),
                            CallFilter.ANY, AreaFilter.ANY, FolderFilter.ANY, Optional.of(view.run(run)));
                    return view.times(filter, (harness, kind) -> true, TimeWindow.ALL);
                }));
            }
        });
    }

    private static void compare(Scratch scratch) throws Exception {
        Random random = scratch.random();
        try (LedgerFixture ledger = LedgerFixture.create(scratch.directory(), ZoneId.of("Asia/Kathmandu"))) {
            Map<Long, String> areas = fill(ledger, random);
            Map<String, BiPredicate<String, CallKind>> calls = Map.of("all", (harness, kind) -> true,
                    "q", (harness, kind) -> kind.providerId().equals("q"),
                    "pi", (harness, kind) -> harness.equals("pi"),
                    "none", (harness, kind) -> false);
            calls.forEach((name, test) -> List.of("", "work", "work/shop", "unassigned", "play").forEach(area ->
                    ledger.read(view -> {
                        AreaFilter filter = area.isEmpty() ? AreaFilter.ANY : area.equals("unassigned")
                                ? view.areas().oneOf(List.of("play"), true, true)
                                : view.areas().oneOf(List.of(area), true, false);
                        List<Long> times = ledger.events().stream()
                                .filter(event -> test.test(event.session().harness(), event.kind().kind()))
                                .filter(event -> isIn(area, areas.get(event.session().area())))
                                .map(LedgerFixture.Event::createdMs).sorted().toList();
                        check(random, name + " in " + area, times, view, filter, test);
                        return null;
                    })));
        }
    }

    private static boolean isIn(String wanted, String path) {
        return wanted.isEmpty() || wanted.equals("unassigned") && (path == null || path.equals("play"))
                || path != null && (path.equals(wanted) || path.startsWith(wanted + "/"));
    }

    private static Map<Long, String> fill(LedgerFixture ledger, Random random) {
        long machine = ledger.machine("m", null, true);
        long work = ledger.area("work", false);
        long shop = ledger.area("work/shop", false);
        long play = ledger.area("play", true);
        List<LedgerFixture.Kind> kinds = List.of(ledger.kind(CallKind.of("p", "m", null, null), 500),
                ledger.kind(CallKind.of("q", "m", null, null)), ledger.kind(CallKind.of("q", "n", "high", null), 5, 9));
        List<LedgerFixture.Session> sessions = new ArrayList<>();
        int number = 0;
        for (long area : new long[] {0, work, shop, play}) {
            for (String harness : List.of("codex", "pi")) {
                sessions.add(ledger.session(machine, harness, "s" + number++, area));
            }
        }
        for (int i = 0; i < 150; i++) {
            LedgerFixture.Session session = sessions.get(random.nextInt(sessions.size()));
            // each session has its own stretch, so that some hours have events of other sessions only
            long first = START / HOUR * HOUR + sessions.indexOf(session) * 20 * HOUR;
            long at = first + (random.nextInt(4) == 0 ? random.nextInt(HOURS / 2) * HOUR
                    : (long) (random.nextDouble() * HOURS / 2 * HOUR));
            ledger.event(session, kinds.get(random.nextInt(kinds.size())), at,
                    Amount.of(new Tokens(random.nextInt(1000), 1, 0, 0, 0, 0)));
        }
        ledger.rollUp();
        return Map.of(work, "work", shop, "work/shop", play, "play");
    }

    private static void check(Random random, String what, List<Long> times, LedgerView view, AreaFilter area,
            BiPredicate<String, CallKind> calls) {
        long from = moment(random, times);
        long to = moment(random, times);
        for (TimeWindow window : List.of(TimeWindow.ALL, TimeWindow.of(Math.min(from, to), Math.max(from, to)))) {
            try (EventTimes found = view.times(UsageFilter.ALL.withArea(area), calls, window)) {
                for (int i = 0; i < 15; i++) {
                    long since = moment(random, times);
                    long until = moment(random, times) + random.nextInt(2);
                    String question = what + " " + window + " " + since + " " + until;
                    Check.equal(question, select(times, window, since, until).min(), found.first(since, until));
                    Check.equal(question, select(times, window, since, until).max(), found.last(since, until));
                }
                Check.equal(what, select(times, window, Long.MIN_VALUE, Long.MAX_VALUE).min(),
                        found.first(Long.MIN_VALUE, Long.MAX_VALUE));
                Check.equal(what, OptionalLong.empty(), found.last(5, 5));
            }
        }
    }

    private static LongStream select(List<Long> times, TimeWindow window, long since, long until) {
        return times.stream().mapToLong(Long::longValue)
                .filter(time -> window.contains(time) && time >= since && time < until);
    }

    private static long moment(Random random, List<Long> times) {
        return times.isEmpty() || random.nextBoolean() ? START + (long) (random.nextDouble() * HOURS * HOUR)
                : times.get(random.nextInt(times.size()));
    }
}
