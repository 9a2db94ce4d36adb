package toktrail.ledger.session;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import toktrail.ledger.LedgerFixture;
import toktrail.ledger.LedgerView;
import toktrail.ledger.file.TierBounds;
import toktrail.ledger.filter.UsageFilter;
import toktrail.ledger.query.PlanTest;
import toktrail.ledger.query.UsageGroup;
import toktrail.spelling.TextOrder;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.time.TimeWindow;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.EventSums;
import toktrail.usage.SessionFacts;
import toktrail.usage.SessionRef;
import toktrail.usage.Tokens;

/** Sums by session, however they are read, are what adding up the events one by one gives. */
public final class SessionPlanTest {

    /** What one session comes to, as text. */
    private record Row(long id, long firstMs, long lastMs, Map<String, EventSums> sums) { }

    private static final long START = 1_777_000_000_000L;
    private static final long SPREAD = 40L * 24 * 3_600_000;
    private static final int SESSIONS = 150;
    private static final int QUESTIONS = 150;

    private SessionPlanTest() { }

    public static void tests(Suite s) {
        s.test("sessions add up to their events, whichever are read", scratch -> plans(scratch, TierBounds.NONE));
        s.test("sessions add up where no sum tells the tiers apart", scratch ->
                plans(scratch, model -> model.equals("gpt-5.4") ? new long[] {700, 2000} : new long[0]));
        s.test("details of sessions name the files of their events where the source named none",
                SessionPlanTest::details);
        s.test("the newest digest of a session counts", SessionPlanTest::digests);
    }

    private static void plans(Scratch scratch, TierBounds bounds) throws Exception {
        Random random = scratch.random();
        try (LedgerFixture ledger = LedgerFixture.create(scratch.directory(), ZoneOffset.UTC)) {
            List<Long> runs = fill(ledger, random);
            for (int i = 0; i < QUESTIONS; i++) {
                UsageFilter filter = random.nextInt(3) == 0 ? UsageFilter.ALL : PlanTest.filter(ledger, random, runs);
                TimeWindow window = new TimeWindow(bound(random), bound(random));
                SessionOrder order = SessionOrder.values()[random.nextInt(2)];
                OptionalLong limit = random.nextInt(4) == 0 ? OptionalLong.empty()
                        : OptionalLong.of(random.nextInt(30));
                List<Row> want = plain(ledger, bounds, filter, window, order);
                Check.equal(filter + " " + window + " " + order + " " + limit,
                        want.subList(0, (int) Math.min(want.size(), limit.orElse(Long.MAX_VALUE))),
                        LedgerView.read(ledger.database(), bounds, view -> rows(ledger, bounds,
                                view.sessions(filter, window, order, limit))));
                List<Long> chosen = want.stream().map(Row::id).filter(id -> id % 3 == 0).toList();
                Check.equal("chosen ones of " + filter + " " + window,
                        want.stream().filter(row -> row.id() % 3 == 0)
                                .sorted(Comparator.comparingLong(Row::id)).toList(),
                        LedgerView.read(ledger.database(), bounds, view -> rows(ledger, bounds,
                                view.sessions(filter, window, chosen).stream()
                                        .sorted(Comparator.comparing(usage -> usage.session().id())).toList())));
            }
        }
    }

    /** Mostly short sessions, many of which end in the same millisecond. */
    private static List<Long> fill(LedgerFixture ledger, Random random) {
        long[] machines = {ledger.machine("m-one", "one", true), ledger.machine("m-two", null, false)};
        long[] areas = {0, ledger.area("work", false), ledger.area("work/api", false)};
        List<LedgerFixture.Kind> kinds = List.of(
                ledger.kind(CallKind.of("openai", "gpt-5.4", "high", null), 1000, 2000),
                ledger.kind(CallKind.of("openai", "gpt-5.4", null, "plan"), 1000, 2000),
                ledger.kind(CallKind.of("anthropic", "claude-opus", null, "Plan")),
                ledger.kind(CallKind.of("unknown", "日本", null, null)));
        for (int i = 0; i < SESSIONS; i++) {
            LedgerFixture.Session session = ledger.session(machines[random.nextInt(2)],
                    List.of("codex", "claude", "pi").get(i % 3), "session-" + i / 6 + (i % 6 < 2 ? "" : "-" + i),
                    areas[random.nextInt(areas.length)]);
            long start = START + random.nextInt(40) * SPREAD / 40;
            int events = random.nextInt(10) == 0 ? 20 : random.nextInt(5);
            for (int e = 0; e < events; e++) {
                ledger.event(session, PlanTest.pick(random, kinds), start + random.nextInt(4) * SPREAD / 160,
                        PlanTest.amount(random));
            }
        }
        List<Long> runs = List.of(ledger.run(START + SPREAD / 4, null), ledger.run(START, START + SPREAD / 2));
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

    private static OptionalLong bound(Random random) {
        return random.nextInt(3) == 0 ? OptionalLong.empty()
                : OptionalLong.of(START + random.nextInt(160) * SPREAD / 160 + random.nextInt(3) - 1);
    }

    private static List<Row> plain(
            LedgerFixture ledger, TierBounds bounds, UsageFilter filter, TimeWindow window, SessionOrder order) {
        Map<Long, List<LedgerFixture.Event>> selected = new LinkedHashMap<>();
        for (LedgerFixture.Event event : ledger.events()) {
            if (window.contains(event.createdMs()) && PlanTest.selects(ledger, filter, event)) {
                selected.computeIfAbsent(event.session().id(), id -> new ArrayList<>()).add(event);
            }
        }
        Map<Long, String> names = new HashMap<>();
        Map<Long, String> machines = new HashMap<>();
        ledger.read(LedgerView::machines).all().forEach(machine -> machines.put(machine.id(), machine.machineId()));
        List<Row> rows = new ArrayList<>();
        selected.forEach((id, events) -> {
            LedgerFixture.Session session = events.get(0).session();
            names.put(id, session.harness() + "\u0000" + session.sourceId() + "\u0000"
                    + machines.get(session.machine()));
            Map<String, EventSums> sums = new HashMap<>();
            events.forEach(event -> sums.merge(key(bounds, event.kind().kind(),
                    event.amount().tokens().promptTotal(), event.stated()), event.sums(), EventSums::plus));
            rows.add(new Row(id, events.stream().mapToLong(LedgerFixture.Event::createdMs).min().orElseThrow(),
                    events.stream().mapToLong(LedgerFixture.Event::createdMs).max().orElseThrow(), sums));
        });
        Comparator<Row> oldest = Comparator.comparingLong(Row::lastMs)
                .thenComparing(row -> names.get(row.id()), TextOrder.CODE_POINT);
        rows.sort(order == SessionOrder.OLDEST_FIRST ? oldest : oldest.reversed());
        return rows;
    }

    private static List<Row> rows(LedgerFixture ledger, TierBounds bounds, List<SessionUsage> sessions) {
        List<Row> rows = new ArrayList<>();
        for (SessionUsage usage : sessions) {
            Map<String, EventSums> sums = new HashMap<>();
            for (UsageGroup group : usage.groups()) {
                Check.equal("harness", usage.session().ref().harness(), group.harness());
                Check.equal("machine", usage.session().machine(), group.machine());
                Check.equal("no group comes twice", null, sums.put(key(bounds, group.kind(), group.contextTokens(),
                        group.statedCost()), group.sums()));
            }
            rows.add(new Row(usage.session().id(), usage.firstMs(), usage.lastMs(), sums));
        }
        return rows;
    }

    private static String key(TierBounds bounds, CallKind kind, long prompt, boolean stated) {
        long tier = !kind.modelId().equals("gpt-5.4") ? 0 : (prompt > 1000 ? 1 : 0) + (prompt > 2000 ? 1 : 0)
                + (bounds != TierBounds.NONE && prompt > 700 ? 1 : 0);
        return kind + " " + tier + " " + stated;
    }

    private static void details(Scratch scratch) throws Exception {
        try (LedgerFixture ledger = LedgerFixture.create(scratch.directory(), ZoneOffset.UTC)) {
            LedgerFixture.Session plain = session(ledger, "a");
            LedgerFixture.Session known = session(ledger, "b");
            ledger.database().execute("INSERT INTO file (id, path) VALUES (1, '/z'), (2, '/a');"
                    + "UPDATE event SET file = 1 + id % 2;"
                    + "UPDATE session SET title = 'T', cwd = '/w', git_root = '/g', git_remote = 'r',"
                    + " source_dir = '/s', source_paths_json = '[\"/p\"]' WHERE id = " + known.id());
            Map<Long, SessionDetails> details =
                    ledger.read(view -> view.sessionDetails(List.of(plain.id(), known.id())));
            Check.equal("files of events", List.of("/a", "/z"), details.get(plain.id()).facts().sourcePaths());
            Check.equal("known", new SessionDetails(new SessionFacts(new SessionRef("pi", "b"), "T",
                    new SessionFacts.Workspace("/w", "/g", "r", null), null, null, null, List.of("/p")), "/s"),
                    details.get(known.id()));
        }
    }

    private static void digests(Scratch scratch) throws Exception {
        try (LedgerFixture ledger = LedgerFixture.create(scratch.directory(), ZoneOffset.UTC)) {
            LedgerFixture.Session session = session(ledger, "a");
            ledger.database().execute("INSERT INTO session_digest (session, generator, generated_at_ms, body_json)"
                    + " VALUES (" + session.id() + ", 'heuristic:v1', 7, '{\"a\":1}'), (" + session.id()
                    + ", 'other', 9, '{\"a\":2}')");
            StoredDigest digest = ledger.read(view -> view.digests(List.of(session.id(), 99L))).get(session.id());
            Check.equal("newest", "other 9 2", digest.generator() + " " + digest.generatedAtMs() + " "
                    + digest.body().countOrZero("a"));
        }
    }

    private static LedgerFixture.Session session(LedgerFixture ledger, String id) {
        long machine = ledger.machine("m-" + id, null, false);
        LedgerFixture.Session session = ledger.session(machine, "pi", id, 0);
        LedgerFixture.Kind kind = ledger.kind(CallKind.of("p", "m-" + id, null, null));
        for (int i = 0; i < 4; i++) {
            ledger.event(session, kind, START + i, Amount.of(new Tokens(1, 0, 0, 0, 0, 0)));
        }
        ledger.rollUp();
        return session;
    }
}
