package toktrail.ledger.area;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import toktrail.error.UserException;
import toktrail.ledger.Ledger;
import toktrail.ledger.SampleRules;
import toktrail.ledger.Samples;
import toktrail.ledger.filter.SessionChoice;
import toktrail.ledger.filter.SessionKey;
import toktrail.ledger.filter.SessionTarget;
import toktrail.ledger.filter.SessionTarget.Machines;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.time.TimeWindow;
import toktrail.usage.AreaPath;
import toktrail.usage.SessionRef;
import toktrail.usage.UpdatePolicy;

/** Changes of areas, assignments and the active area. */
public final class AreasTest {

    private static final SampleRules RULES = SampleRules.of(UpdatePolicy.FILE);
    private static final String TREE = """
            SELECT path, name, archived_at_ms IS NOT NULL,
              coalesce((SELECT p.path FROM area p WHERE p.id = a.parent_area), '-')
            FROM area a ORDER BY path""";

    private interface Body {
        void run(Ledger ledger, Areas areas) throws Exception;
    }

    private AreasTest() { }

    public static void tests(Suite s) {
        s.test("creating names, keeps, renames and brings back", scratch -> with(scratch, (ledger, areas) -> {
            Area shop = areas.create(AreaPaths.parse("Work/Web Shop"), null, 10);
            Check.equal("path", "work/web-shop", shop.path());
            Check.equal("name", "Web Shop", shop.name());
            areas.create(AreaPaths.parse("WORK/web-shop"), "  ", 11);
            Check.equal("kept", List.of("work|Work|0|-", "work/web-shop|Web Shop|0|work"),
                    Samples.rows(ledger, 4, TREE));
            areas.archive("work", 12);
            Check.equal("renamed", "The Shop", areas.create(AreaPaths.parse("work/web-shop"), " The Shop ", 13).name());
            Check.equal("back", List.of("work|Work|0|-", "work/web-shop|The Shop|0|work"),
                    Samples.rows(ledger, 4, TREE));
        }));
        s.test("moving takes names, sessions and the active area along", scratch -> with(scratch, AreasTest::move));
        s.test("what cannot be moved", scratch -> with(scratch, (ledger, areas) -> {
            areas.create(AreaPaths.parse("work/shop"), null, 10);
            areas.create(AreaPaths.parse("private/shop"), null, 10);
            Check.equal("inside", "Cannot move an area into its own subtree.",
                    message(() -> areas.move("work", AreaPaths.parse("work/shop/x"), 11)));
            Check.equal("missing", "Area not found: nope",
                    message(() -> areas.move("nope", AreaPaths.parse("x"), 11)));
            Check.equal("ambiguous",
                    "Area selector 'shop' is ambiguous. Matches: private/shop, work/shop. Use the full area path.",
                    message(() -> areas.rename("shop", "x", 11)));
            Check.equal("no path", "Area path must not be empty.", message(() -> areas.rename("work/shop", " ", 11)));
            Check.equal("merge", "Cannot merge into a descendant of the source area.",
                    message(() -> areas.merge("work/shop", "work", 11)));
            Check.equal("archive", "Area not found: nope", message(() -> areas.archive("nope", 11)));
            Check.equal("same", new AreaMove("work", "work", 0, 0), areas.move("work", AreaPaths.parse("Work"), 11));
            Check.equal("merge with itself", new AreaMove("work", "work", 0, 0), areas.merge("work", "work", 11));
            Check.equal("untouched", 0L,
                    Samples.number(ledger, "SELECT count(*) FROM area WHERE archived_at_ms IS NOT NULL"));
        }));
        s.test("moving up joins areas of the same path", scratch -> with(scratch, (ledger, areas) -> {
            assign(areas, "s1", "a/s");
            assign(areas, "s2", "a/s/s");
            assign(areas, "s3", "a/s/s/t");
            Check.equal("moved", new AreaMove("a/s", "a", 3, 3), areas.move("a/s", AreaPaths.parse("a"), 20));
            Check.equal("sessions", List.of("s1|a", "s2|a/s", "s3|a/s/t"), assigned(ledger));
            Check.equal("shown", List.of("a", "a/s", "a/s/t"), shown(ledger));
        }));
        s.test("moving up hides what only a hidden one replaces", scratch -> with(scratch, (ledger, areas) -> {
            assign(areas, "s1", "a/s");
            assign(areas, "s2", "a/s/s");
            areas.archive("a/s/s", 15);
            areas.move("a/s", AreaPaths.parse("a"), 20);
            Check.equal("sessions", List.of("s1|a", "s2|a/s"), assigned(ledger));
            Check.equal("shown", List.of("a"), shown(ledger));
        }));
        s.test("merging keeps the target's names", scratch -> with(scratch, (ledger, areas) -> {
            areas.create(AreaPaths.parse("work/Shop/API"), null, 10);
            areas.create(AreaPaths.parse("old/store/api"), "Old API", 10);
            areas.create(AreaPaths.parse("old/store/Docs"), null, 10);
            assign(areas, "s1", "old/store/api");
            assign(areas, "s2", "old/store/docs");
            Check.equal("plan", new AreaMove("old/store", "work/shop", 0, 0),
                    ledger.read(view -> view.planMerge("shop", "store")));
            Check.equal("merged", new AreaMove("old/store", "work/shop", 2, 2), areas.merge("shop", "store", 20));
            Check.equal("names", List.of("work/shop|Shop", "work/shop/api|API", "work/shop/docs|Docs"),
                    Samples.rows(ledger, 2, "SELECT path, name FROM area WHERE path LIKE 'work/%' ORDER BY path"));
            Check.equal("sessions", List.of("s1|work/shop/api", "s2|work/shop/docs"), assigned(ledger));
            Check.equal("shown", List.of("old", "work", "work/shop", "work/shop/api", "work/shop/docs"),
                    shown(ledger));
        }));
        s.test("archived areas stay archived on a move, unused ones stay behind", scratch -> with(scratch,
                (ledger, areas) -> {
                    areas.create(AreaPaths.parse("work/gone"), null, 10);
                    assign(areas, "s1", "work/quiet");
                    areas.archive("work/gone", 11);
                    areas.archive("work/quiet", 11);
                    areas.move("work", AreaPaths.parse("job"), 12);
                    Check.equal("shown", List.of("job"), shown(ledger));
                    Check.equal("session", List.of("s1|job/quiet"), assigned(ledger));
                    Check.equal("times", List.of("job/quiet|12", "work|12", "work/gone|11", "work/quiet|11"),
                            Samples.rows(ledger, 2, """
                                    SELECT path, archived_at_ms FROM area
                                    WHERE archived_at_ms IS NOT NULL ORDER BY path"""));
                }));
        s.test("archiving counts what it hides and clears the active area in it", scratch -> with(scratch,
                (ledger, areas) -> {
                    areas.use(AreaPaths.parse("work/shop/api"), null, 10);
                    areas.archive("work/shop", 11);
                    Check.equal("cleared", Optional.empty(), areas.active(12));
                    areas.use(AreaPaths.parse("private"), null, 13);
                    Check.equal("only one more", new AreaArchival("work", 1), areas.archive("work", 14));
                    Check.equal("kept", Optional.of("private"), areas.active(15));
                }));
        s.test("the active area ends, and the next change clears it", scratch -> with(scratch, (ledger, areas) -> {
            areas.use(AreaPaths.parse("work"), 100L, 10);
            Check.equal("before", "work", ledger.read(view -> view.activeArea(99)).area().orElseThrow().path());
            ActiveArea over = ledger.read(view -> view.activeArea(100));
            Check.that("over", over.area().isEmpty() && over.expiresAtMs().isEmpty());
            Check.equal("still stored", 100L, Samples.number(ledger, "SELECT expires_at_ms FROM active_area"));
            areas.create(AreaPaths.parse("x"), null, 101);
            Check.equal("cleared", List.of("null|null|101"), Samples.rows(ledger, 3,
                    "SELECT area, expires_at_ms, updated_at_ms FROM active_area"));
            Check.equal("unknown", "Area not found: nope", message(() -> areas.useExisting("nope", null, 102)));
            Check.equal("end of a path", "x", areas.useExisting("X", null, 102).path());
        }));
        s.test("sessions are found by key, id and as the last", scratch -> with(scratch, AreasTest::targets));
        s.test("an area change is told to publishers", scratch -> with(scratch, (ledger, areas) -> {
            Samples.database(ledger).execute("INSERT INTO publish_target VALUES ('t', 0, 0)");
            long before = Samples.number(ledger, "SELECT value FROM meta WHERE key = 'revision'");
            assign(areas, "s1", "work");
            assign(areas, "s1", "work");
            Check.equal("once", before + 1, Samples.number(ledger, "SELECT value FROM meta WHERE key = 'revision'"));
            Check.equal("its events", Samples.rows(ledger, 1, """
                    SELECT e.id FROM event e JOIN session s ON s.id = e.session WHERE source_session_id = 's1'"""),
                    Samples.rows(ledger, 1, "SELECT event FROM event_change"));
        }));
        s.test("many at once", scratch -> with(scratch, AreasTest::bulk));
    }

    private static void move(Ledger ledger, Areas areas) {
        areas.create(AreaPaths.parse("work/shop"), "Web Shop", 10);
        assign(areas, "s1", "work/shop");
        assign(areas, "s2", "work/shop/API");
        areas.use(AreaPaths.parse("work/shop/api"), 1_000L, 11);
        Check.equal("moved", new AreaMove("work/shop", "clients/shop", 2, 2),
                areas.move("work/shop", AreaPaths.parse("Clients/shop"), 20));
        Check.equal("tree", List.of("clients|Clients|0|-", "clients/shop|Web Shop|0|clients",
                "clients/shop/api|API|0|clients/shop", "work|work|0|-", "work/shop|Web Shop|1|work",
                "work/shop/api|API|1|work/shop"), Samples.rows(ledger, 4, TREE));
        Check.equal("active", Optional.of("clients/shop/api"), areas.active(21));
        Check.equal("end", 1_000L, Samples.number(ledger, "SELECT expires_at_ms FROM active_area"));
        Check.equal("times", List.of("10|20", "10|20"), Samples.rows(ledger, 2,
                "SELECT assigned_at_ms, assignment_updated_at_ms FROM session WHERE area IS NOT NULL"));
        Check.equal("renamed", "clients/big-store", areas.rename("clients/shop", "Big Store", 30).to());
        Check.equal("new name", List.of("Big Store"),
                Samples.rows(ledger, 1, "SELECT name FROM area WHERE path = 'clients/big-store'"));
        Check.equal("to a whole path", "private/store", areas.rename("big-store", "private/store", 31).to());
        Check.equal("a top area", "own", areas.rename("private", "own", 32).to());
        Check.equal("sessions", List.of("s1|own/store", "s2|own/store/api"), assigned(ledger));
    }

    private static void targets(Ledger ledger, Areas areas) {
        String thread = "0199aaaa-0000-7000-8000-000000000001";
        Samples.run(ledger, Samples.QUICK, SampleRules.of(UpdatePolicy.FILE),
                Samples.event("codex", "rollout-2026-05-04T10-00-00-" + thread, "c", "/c", 50, 1));
        Samples.database(ledger).execute("""
                INSERT INTO machine VALUES (90, 'feedbeef00', 'Other', 'other', 0, 0, 0, 0, 0, 0);
                INSERT INTO session (id, machine, harness, source_session_id, event_count, first_ms, last_ms)
                VALUES (90, 90, 'test', 's1', 1, 500, 500), (91, 90, 'test', 'only/there', 1, 600, 600),
                  (92, 90, 'test', 'empty', 0, NULL, NULL)""");
        AreaPath work = AreaPaths.parse("work");
        Check.equal("only there", "Other", areas.assign(id("test", "only/there"), work, 1).machine().label());
        Check.equal("by thread", "rollout-2026-05-04T10-00-00-" + thread,
                areas.assign(id("Codex", thread), work, 1).ref().sourceSessionId());
        Check.equal("two machines", "Source session matched multiple machines. Specify --machine.",
                message(() -> areas.assign(id("test", "s1"), AreaPaths.parse("new"), 1)));
        Check.equal("unknown", "No imported source session matched test/nope.",
                message(() -> areas.assign(id("test", "nope"), AreaPaths.parse("new"), 1)));
        Check.equal("without calls", "No imported source session matched test/empty.",
                message(() -> areas.unassign(id("test", "empty"), 1)));
        Check.equal("nothing made", List.of("work"), shown(ledger));
        Check.equal("machine", 90L, areas.assign(new SessionTarget.ById(new SessionRef("test", "s1"),
                Optional.of("oth")), work, 1).id());
        for (String label : List.of("Other", "machine:feedbeef", "Whatever (feedbeef)", "feedbeef")) {
            Check.equal(label, 91L, areas.unassign(new SessionTarget.ByKey(
                    SessionKey.parse(label + "/TEST/only/there")), 2).id());
        }
        Check.equal("its tombstone", List.of("90|only/there"), Samples.rows(ledger, 2,
                "SELECT machine, source_session_id FROM assignment_tombstone"));
        Check.equal("no such label", "No machine matched selector 'nobody'.",
                message(() -> areas.unassign(new SessionTarget.ByKey(SessionKey.parse("nobody/test/s1")), 2)));
        for (String key : List.of("a", "a/b")) {
            Check.equal(key, "Session key must be machine/harness/source_session_id, got '" + key + "'.",
                    message(() -> SessionKey.parse(key)));
        }
        Check.equal("blank part", "Session key must be machine/harness/source_session_id with non-empty segments.",
                message(() -> SessionKey.parse("a/ /c")));
        Check.equal("last", "s3", last(areas, Optional.of("test"), new Machines(Optional.empty(), false)));
        Check.equal("last of another", "only/there",
                last(areas, Optional.empty(), new Machines(Optional.of("other"), false)));
        Check.equal("last of all", "only/there", last(areas, Optional.empty(), new Machines(Optional.empty(), true)));
        Check.equal("none", "No source session matched --last.",
                message(() -> last(areas, Optional.of("pi"), new Machines(Optional.empty(), false))));
        Samples.database(ledger).execute("DELETE FROM session WHERE machine = 90");
    }

    private static String last(Areas areas, Optional<String> harness, Machines machines) {
        return areas.assign(new SessionTarget.Last(harness, machines), AreaPaths.parse("work"), 3).ref()
                .sourceSessionId();
    }

    private static void bulk(Ledger ledger, Areas areas) {
        assign(areas, "s1", "work");
        AreaPath path = AreaPaths.parse("Private");
        SessionChoice all = new SessionChoice(Optional.empty(), Optional.empty(), TimeWindow.ALL, false, false);
        BulkAssignment plan = ledger.read(view -> view.planAssignment(all, path));
        Check.equal("plan", List.of("s3 300 101", "s2 200 101"), plan.assigned().stream()
                .map(c -> c.session().ref().sourceSessionId() + " " + c.lastMs() + " " + c.totalTokens()).toList());
        Check.equal("skipped", 1, plan.skipped());
        Check.equal("nothing made", List.of("work"), shown(ledger));
        SessionChoice early = new SessionChoice(Optional.empty(), Optional.of("Test"),
                TimeWindow.of(100, 300), false, false);
        BulkAssignment some = areas.assignAll(early, path, 20);
        Check.equal("some", List.of(1, 1), List.of(some.assigned().size(), some.skipped()));
        SessionChoice only = new SessionChoice(Optional.empty(), Optional.empty(), TimeWindow.ALL, true, false);
        Check.equal("only unassigned", 0, ledger.read(view -> view.planAssignment(only, path)).skipped());
        SessionChoice others = new SessionChoice(Optional.empty(), Optional.empty(), TimeWindow.ALL, false, true);
        BulkAssignment rest = areas.assignAll(others, path, 30);
        Check.equal("rest", List.of(2, 1), List.of(rest.assigned().size(), rest.skipped()));
        Check.equal("areas", List.of("s1|private", "s2|private", "s3|private"), assigned(ledger));
        Check.equal("nobody", 0, areas.assignAll(new SessionChoice(Optional.empty(), Optional.of("pi"),
                TimeWindow.ALL, false, true), AreaPaths.parse("empty"), 40).assigned().size());
        Check.equal("no area for nobody", List.of("private", "work"), shown(ledger));
    }

    private static SessionTarget id(String harness, String session) {
        return new SessionTarget.ById(new SessionRef(harness, session), Optional.empty());
    }

    private static void assign(Areas areas, String session, String path) {
        areas.assign(new SessionRef("test", session), AreaPaths.parse(path), 10);
    }

    private static List<String> assigned(Ledger ledger) {
        return Samples.rows(ledger, 2, """
                SELECT s.source_session_id, a.path FROM session s JOIN area a ON a.id = s.area ORDER BY 1""");
    }

    private static List<String> shown(Ledger ledger) {
        return ledger.read(view -> view.areas().all().stream().filter(area -> !area.archived()).map(Area::path)
                .toList());
    }

    private static String message(Check.Action action) {
        return Check.fails("refused", UserException.class, action).getMessage();
    }

    /** A ledger with a call in each of the sessions s1, s2, s3, at 100, 200, 300. */
    private static void with(Scratch scratch, Body body) throws Exception {
        try (Ledger ledger = Ledger.open(Samples.db(scratch.directory()), Samples.at(1_000).withMachineName("here"))) {
            List<toktrail.usage.UsageEvent> events = new ArrayList<>();
            for (int i = 1; i <= 3; i++) {
                events.add(Samples.event("test", "s" + i, "k" + i, "/f", 100L * i, 1));
            }
            Samples.run(ledger, Samples.QUICK, RULES, events.toArray(toktrail.usage.UsageEvent[]::new));
            body.run(ledger, ledger.areas());
            Check.equal("sums", List.of(), ledger.checkSums());
        }
    }
}
