package toktrail.ledger.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeSet;
import toktrail.environment.Host;
import toktrail.ledger.LedgerFacts;
import toktrail.ledger.LedgerFixture;
import toktrail.ledger.LedgerView;
import toktrail.ledger.file.TierBounds;
import toktrail.ledger.filter.AreaFilter;
import toktrail.ledger.filter.AreaSelector;
import toktrail.ledger.filter.CallFilter;
import toktrail.ledger.filter.FolderFilter;
import toktrail.ledger.filter.UsageFilter;
import toktrail.ledger.run.Run;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.time.Days;
import toktrail.time.TimeWindow;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.EventSums;
import toktrail.usage.Names;
import toktrail.usage.Tokens;
import toktrail.usage.Variant;

/** Every way of reading sums gives what adding up the events one by one gives. */
public final class PlanTest {

    /** A zone and a time around which its clocks do something. */
    record Clocks(String zone, String around) { }

    record Key(String machineId, String harness, CallKind kind, int tier, boolean stated) { }

    static final List<Clocks> CLOCKS = List.of(
            new Clocks("Europe/Berlin", "2026-03-29T01:00:00Z"),
            new Clocks("America/New_York", "2025-11-02T06:00:00Z"),
            new Clocks("Asia/Kathmandu", "2026-05-01T00:00:00Z"),
            new Clocks("Australia/Lord_Howe", "2026-04-04T15:00:00Z"),
            new Clocks("Africa/Cairo", "2023-10-26T21:00:00Z"),
            new Clocks("Africa/Cairo", "2024-04-25T22:00:00Z"),
            new Clocks("Pacific/Apia", "2011-12-30T10:00:00Z"));

    /** Where sessions run, in turn. */
    private static final List<String> CWDS = Arrays.asList("/src/shop", "/src/shop/api", null, "/src/shopping");

    private static final List<String> TOPS = List.of("/src/shop", "/src/shop/api", "/x");
    private static final Host POSIX = new Host("host", false);
    private static final long HOUR = 3_600_000;
    private static final long SPREAD = 5 * 24 * HOUR;
    private static final String THREAD = "0199a213-81c0-7800-8aa1-bbab2a035a53";
    private static final int EVENTS = 250;
    private static final int QUESTIONS = 120;

    private PlanTest() { }

    public static void tests(Suite s) {
        for (Clocks clocks : CLOCKS) {
            s.test("every plan adds up to the events, " + clocks.zone() + " " + clocks.around().substring(0, 10),
                    scratch -> plans(scratch, clocks));
        }
        s.test("tiers that no sum tells apart are read from the events", PlanTest::newTiers);
        s.test("days and hours take their part of a window", scratch -> stretches());
        s.test("an active day may begin within an hour", PlanTest::daysWithinHours);
        s.test("an unknown rollup zone makes no difference to sums",
                scratch -> withoutDays(scratch, "rollup_zone", "Moon/Crater"));
        s.test("days by other rules than ours are not used",
                scratch -> withoutDays(scratch, "rollup_rules", "1970a"));
        s.test("an empty ledger has no sums and no days", PlanTest::empty);
    }

    private static void plans(Scratch scratch, Clocks clocks) throws Exception {
        Random random = scratch.random();
        long middle = Instant.parse(clocks.around()).toEpochMilli();
        try (LedgerFixture ledger = LedgerFixture.create(scratch.directory(), ZoneId.of(clocks.zone()))) {
            List<Long> runs = fill(ledger, random, middle);
            for (int i = 0; i < QUESTIONS; i++) {
                UsageFilter filter = filter(ledger, random, runs);
                TimeWindow window = window(random, middle);
                Check.equal(filter + " " + window, plainSums(ledger, filter, window),
                        sums(ledger.read(view -> view.groups(filter, window))));
            }
            for (Clocks other : CLOCKS) {
                ZoneId zone = ZoneId.of(other.zone());
                Check.equal("active days, " + zone, plainDays(ledger, zone),
                        ledger.read(view -> view.activeDays(zone)));
            }
        }
    }

    static List<Long> fill(LedgerFixture ledger, Random random, long middle) {
        long[] machines = {ledger.machine("m-one", "one", true), ledger.machine("m-two", null, false)};
        long[] areas = {0, ledger.area("work", false), ledger.area("work/api", false), ledger.area("home", true)};
        List<LedgerFixture.Session> sessions = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            String harness = List.of("codex", "claude", "pi").get(i % 3);
            LedgerFixture.Session session = ledger.session(machines[i / 3 % 2], harness, i % 7 == 0
                    ? "rollout-2026-01-01T00-00-0" + i % 10 + "-" + THREAD : "session-" + i / 6,
                    areas[random.nextInt(areas.length)]);
            sessions.add(session);
            ledger.folder(session, CWDS.get(i % CWDS.size()));
        }
        List<LedgerFixture.Kind> kinds = List.of(
                ledger.kind(CallKind.of("openai", "gpt-5.4", "high", null), 1000, 2000),
                ledger.kind(CallKind.of("openai", "gpt-5.4", null, "plan"), 1000, 2000),
                ledger.kind(CallKind.of("OpenAI", "gpt-5.4", null, null), 1500),
                ledger.kind(new CallKind("anthropic", "claude-opus", null, "Plan", new Variant("us", null, "fast"))),
                ledger.kind(CallKind.of("unknown", "日本", null, null)));
        for (int i = 0; i < EVENTS; i++) {
            ledger.event(pick(random, sessions), pick(random, kinds), instant(random, middle), amount(random));
        }
        List<Long> runs = List.of(ledger.run(middle - SPREAD / 2, null), ledger.run(middle - SPREAD, middle));
        for (LedgerFixture.Event event : ledger.events()) {
            for (long run : runs) {
                if (random.nextInt(3) > 0) {
                    ledger.link(run, event);
                }
            }
        }
        ledger.rollUp();
        return runs;
    }

    /** Tokens and money of an event. */
    public static Amount amount(Random random) {
        if (random.nextInt(8) == 0) {
            return Amount.of(Tokens.NONE, random.nextBoolean() ? BigDecimal.ONE : BigDecimal.ZERO);
        }
        long write = random.nextInt(300);
        Tokens tokens = new Tokens(random.nextInt(4) * 500L + random.nextInt(2), random.nextInt(90),
                random.nextInt(50), random.nextInt(3) * 500L, write, random.nextInt(9));
        return new Amount(tokens, random.nextInt((int) write + 1), random.nextInt(3), random.nextBoolean()
                ? BigDecimal.ZERO : BigDecimal.valueOf(random.nextInt(1000) + 1L, 12 - random.nextInt(9)));
    }

    /** Often an hour or half an hour of the clock, or the millisecond before it. */
    private static long instant(Random random, long middle) {
        long ms = middle - SPREAD + (long) (random.nextDouble() * 2 * SPREAD);
        return switch (random.nextInt(4)) {
            case 0 -> ms;
            case 1 -> ms / (HOUR / 4) * (HOUR / 4);
            case 2 -> ms / (HOUR / 2) * (HOUR / 2) - 1;
            default -> middle + random.nextInt(7) * HOUR / 2 - 3 * HOUR / 2;
        };
    }

    static TimeWindow window(Random random, long middle) {
        return new TimeWindow(bound(random, middle), bound(random, middle));
    }

    private static OptionalLong bound(Random random, long middle) {
        if (random.nextInt(4) == 0) {
            return OptionalLong.empty();
        }
        long ms = instant(random, middle);
        if (random.nextInt(3) == 0) {
            return OptionalLong.of(ms);
        }
        Days days = new Days(ZoneId.of(pick(random, CLOCKS).zone()));
        return OptionalLong.of(days.start(days.dateOf(ms)));
    }

    /** A filter that is about something in the ledger. */
    public static UsageFilter filter(LedgerFixture ledger, Random random, List<Long> runs) {
        CallFilter calls = new CallFilter(
                maybe(random, List.of("openai", "ANTHROPIC", "nobody")), List.of(),
                maybe(random, List.of("GPT-5.4", "日本", "claude_opus")),
                maybe(random, List.of("high", "High", "unknown", "")),
                maybe(random, List.of("plan", "build")));
        if (random.nextInt(5) == 0) {
            calls = new CallFilter(Optional.empty(), List.of("openai", "unknown"), calls.model(), Optional.empty(),
                    Optional.empty());
        }
        CallFilter chosen = calls;
        return ledger.read(view -> new UsageFilter(
                random.nextInt(4) == 0 ? Optional.of(pick(random, view.machines().all())) : Optional.empty(),
                maybe(random, List.of("codex", "Claude")),
                random.nextInt(4) == 0 ? Optional.of(pick(random, List.of("session-0", "session-1", THREAD)))
                        : Optional.empty(),
                random.nextInt(3) == 0 ? CallFilter.ANY : chosen,
                area(view, random),
                random.nextInt(4) == 0 ? view.folders(List.of(pick(random, TOPS)), POSIX)
                        : FolderFilter.ANY,
                random.nextInt(4) == 0 ? Optional.of(view.run(pick(random, runs))) : Optional.empty()));
    }

    private static AreaFilter area(LedgerView view, Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> AreaFilter.UNASSIGNED;
            case 3, 4 -> view.areas().oneOf(List.of(pick(random, List.of("work", "work/api", "nowhere")), "home"),
                    random.nextBoolean(), random.nextBoolean());
            case 1 -> view.areas().select(new AreaSelector(AreaSelector.Kind.PATH, "work", random.nextBoolean()));
            case 2 -> view.areas().select(new AreaSelector(AreaSelector.Kind.LEAF, "api", false));
            default -> AreaFilter.ANY;
        };
    }

    static Map<Key, EventSums> sums(List<UsageGroup> groups) {
        Map<Key, EventSums> sums = new HashMap<>();
        for (UsageGroup group : groups) {
            // what the tier's representative exceeds tells which tier it stands for
            List<Long> bounds = group.kind().modelId().equals("gpt-5.4")
                    ? group.kind().providerId().equals("OpenAI") ? List.of(1500L) : List.of(1000L, 2000L) : List.of();
            int tier = (int) bounds.stream().filter(bound -> bound < group.contextTokens()).count();
            EventSums other = sums.put(new Key(group.machine().machineId(), group.harness(), group.kind(), tier,
                    group.statedCost()), group.sums());
            Check.equal("no group comes twice", null, other);
        }
        return sums;
    }

    private static Map<Key, EventSums> plainSums(LedgerFixture ledger, UsageFilter filter, TimeWindow window) {
        Map<Long, String> machineIds = new HashMap<>();
        ledger.read(LedgerView::machines).all().forEach(machine -> machineIds.put(machine.id(), machine.machineId()));
        Map<Key, EventSums> sums = new HashMap<>();
        for (LedgerFixture.Event event : ledger.events()) {
            if (window.contains(event.createdMs()) && selects(ledger, filter, event)) {
                sums.merge(new Key(machineIds.get(event.session().machine()), event.session().harness(),
                        event.kind().kind(), event.tier(), event.stated()), event.sums(), EventSums::plus);
            }
        }
        return sums;
    }

    /** Whether the filter is about the event, decided the slow way. */
    public static boolean selects(LedgerFixture ledger, UsageFilter filter, LedgerFixture.Event event) {
        LedgerFixture.Session session = event.session();
        CallKind kind = event.kind().kind();
        CallFilter calls = filter.calls();
        boolean linked = filter.run().isEmpty() || within(filter.run().get(), event.createdMs())
                && ledger.database().firstLong("SELECT 1 FROM run_link WHERE run = ? AND event = ?",
                        s -> s.bindLong(1, filter.run().get().id()).bindLong(2, event.id())).isPresent();
        boolean area = filter.area().equals(AreaFilter.ANY)
                || filter.area().equals(AreaFilter.UNASSIGNED) && session.area() == 0
                || filter.area() instanceof AreaFilter.Within within && within.areaIds().contains(session.area())
                || filter.area() instanceof AreaFilter.OneOf some && (session.area() == 0 ? some.unassigned()
                        : some.areaIds().contains(session.area()));
        boolean folder = filter.folders().equals(FolderFilter.ANY)
                || filter.folders() instanceof FolderFilter.OneOf some && some.sessions().contains(session.id());
        String level = calls.thinking().orElse("");
        boolean thinking = calls.thinking().isEmpty() || (level.isEmpty() || level.equals("unknown")
                ? kind.thinkingLevel() == null : level.equalsIgnoreCase(kind.thinkingLevel()));
        return linked && area && folder && thinking
                && filter.machine().map(machine -> machine.id() == session.machine()).orElse(true)
                && filter.harness().map(harness -> harness.equalsIgnoreCase(session.harness())).orElse(true)
                && filter.sourceSession().map(id -> id.equals(session.sourceId())
                        || !session.harness().equals("claude") && !session.harness().equals("pi")
                        && session.sourceId().endsWith("-" + id)).orElse(true)
                && calls.provider().map(name -> name.equalsIgnoreCase(kind.providerId())).orElse(true)
                && (calls.providers().isEmpty() || !kind.providerId().equals("anthropic"))
                && calls.model().map(name -> Names.same(name, kind.modelId())).orElse(true)
                && calls.agent().map(name -> name.equalsIgnoreCase(kind.agent())).orElse(true);
    }

    static boolean within(Run run, long ms) {
        return run.startedAtMs() <= ms && (run.endedAtMs() == null || ms < run.endedAtMs());
    }

    private static NavigableSet<LocalDate> plainDays(LedgerFixture ledger, ZoneId zone) {
        NavigableSet<LocalDate> dates = new TreeSet<>();
        for (LedgerFixture.Event event : ledger.events()) {
            if (event.amount().tokens().accountingTotal() > 0 || event.stated()) {
                dates.add(new Days(zone).dateOf(event.createdMs()));
            }
        }
        return dates;
    }

    private static void newTiers(Scratch scratch) throws Exception {
        Random random = scratch.random();
        long middle = Instant.parse("2026-03-29T01:00:00Z").toEpochMilli();
        TierBounds bounds = model -> model.equals("gpt-5.4") ? new long[] {700, 2000, 1500} : new long[0];
        try (LedgerFixture ledger = LedgerFixture.create(scratch.directory(), ZoneId.of("Europe/Berlin"))) {
            List<Long> runs = fill(ledger, random, middle);
            for (int i = 0; i < QUESTIONS; i++) {
                UsageFilter filter = filter(ledger, random, runs);
                TimeWindow window = window(random, middle);
                Map<Key, EventSums> want = new HashMap<>();
                for (LedgerFixture.Event event : ledger.events()) {
                    if (window.contains(event.createdMs()) && selects(ledger, filter, event)) {
                        want.merge(newKey(event.session().machine() + "", event.session().harness(),
                                event.kind().kind(), event.amount().tokens().promptTotal(), event.stated()),
                                event.sums(), EventSums::plus);
                    }
                }
                Map<Key, EventSums> got = new HashMap<>();
                for (UsageGroup group : LedgerView.read(ledger.database(), bounds,
                        view -> view.groups(filter, window))) {
                    got.merge(newKey(group.machine().id() + "", group.harness(), group.kind(), group.contextTokens(),
                            group.statedCost()), group.sums(), EventSums::plus);
                }
                Check.equal(filter + " " + window, want, got);
            }
        }
    }

    private static Key newKey(String machine, String harness, CallKind kind, long prompt, boolean stated) {
        int tier = !kind.modelId().equals("gpt-5.4") ? 0 : prompt > 2000 ? 3 : prompt > 1500 ? 2 : prompt > 700 ? 1 : 0;
        return new Key(machine, harness, kind, tier, stated);
    }

    private static void stretches() {
        Optional<ZoneId> berlin = Optional.of(ZoneId.of("Europe/Berlin"));
        long noon = Instant.parse("2026-03-28T11:30:00Z").toEpochMilli();
        long end = Instant.parse("2026-03-30T06:00:00Z").toEpochMilli();
        Check.equal("with days", List.of(
                new Stretch(Stretch.Source.EVENTS, noon, noon + HOUR / 2),
                new Stretch(Stretch.Source.HOURS, noon / HOUR + 1, noon / HOUR + 12),
                new Stretch(Stretch.Source.DAYS, LocalDate.of(2026, 3, 29).toEpochDay(),
                        LocalDate.of(2026, 3, 30).toEpochDay()),
                new Stretch(Stretch.Source.HOURS, end / HOUR - 8, end / HOUR)),
                Stretch.of(TimeWindow.of(noon, end), berlin));
        Check.equal("all of time", List.of(new Stretch(Stretch.Source.DAYS, Long.MIN_VALUE, Long.MAX_VALUE)),
                Stretch.of(TimeWindow.ALL, berlin));
        Check.equal("without days", List.of(new Stretch(Stretch.Source.HOURS, Long.MIN_VALUE, Long.MAX_VALUE)),
                Stretch.of(TimeWindow.ALL, Optional.empty()));
        Check.equal("within an hour", List.of(new Stretch(Stretch.Source.EVENTS, noon + 1, noon + 9)),
                Stretch.of(TimeWindow.of(noon + 1, noon + 9), berlin));
        Check.equal("nothing", List.of(), Stretch.of(TimeWindow.of(9, 9), berlin));
    }

    private static void daysWithinHours(Scratch scratch) throws Exception {
        ZoneId kathmandu = ZoneId.of("Asia/Kathmandu");
        long midnight = new Days(kathmandu).start(LocalDate.of(2026, 5, 2));
        try (LedgerFixture ledger = LedgerFixture.create(scratch.directory(), ZoneId.of("Europe/Berlin"))) {
            LedgerFixture.Session session = ledger.session(ledger.machine("m", null, true), "pi", "s", 0);
            LedgerFixture.Kind kind = ledger.kind(CallKind.of("p", "m", null, null));
            Amount one = Amount.of(new Tokens(1, 0, 0, 0, 0, 0));
            ledger.event(session, kind, midnight, one);
            ledger.event(session, kind, midnight + 24 * HOUR - 1, one);
            ledger.event(session, kind, midnight + 48 * HOUR, Amount.of(Tokens.NONE));
            ledger.event(session, kind, midnight + 72 * HOUR, Amount.of(Tokens.NONE, BigDecimal.ONE));
            ledger.rollUp();
            Check.equal("days", new TreeSet<>(List.of(LocalDate.of(2026, 5, 2), LocalDate.of(2026, 5, 5))),
                    ledger.read(view -> view.activeDays(kathmandu)));
        }
    }

    private static void withoutDays(Scratch scratch, String key, String value) throws Exception {
        try (LedgerFixture ledger = LedgerFixture.create(scratch.directory(), ZoneId.of("Europe/Berlin"))) {
            long middle = Instant.parse("2026-03-29T01:00:00Z").toEpochMilli();
            fill(ledger, scratch.random(), middle);
            ledger.meta(key, value);
            ledger.database().execute("DELETE FROM rollup_day");
            TimeWindow window = TimeWindow.of(middle - SPREAD / 2 + 1, middle + SPREAD / 2);
            Check.equal("sums", plainSums(ledger, UsageFilter.ALL, window),
                    sums(ledger.read(view -> view.groups(UsageFilter.ALL, window))));
        }
    }

    private static void empty(Scratch scratch) throws Exception {
        try (LedgerFixture ledger = LedgerFixture.create(scratch.directory(), ZoneId.of("Europe/Berlin"))) {
            Check.equal("sums", List.of(), ledger.read(view -> view.groups(UsageFilter.ALL, TimeWindow.ALL)));
            Check.that("days", ledger.read(view -> view.activeDays(ZoneId.of("Europe/Berlin"))).isEmpty());
            Check.equal("facts", new LedgerFacts(0, OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty()),
                    ledger.read(LedgerView::facts));
            ledger.meta("last_refresh_completed_ms", "1777593600000");
            Check.equal("refresh", OptionalLong.of(1777593600000L),
                    ledger.read(view -> view.facts().lastRefreshCompletedMs()));
        }
    }

    private static Optional<String> maybe(Random random, List<String> values) {
        return random.nextInt(3) == 0 ? Optional.of(pick(random, values)) : Optional.empty();
    }

    /** One of these values. */
    public static <T> T pick(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
