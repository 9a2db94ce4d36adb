package toktrail.cli;

import java.time.Instant;
import java.util.List;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;

/** {@code toktrail area …}: what is typed and what is said. */
public final class AreaCommandsTest {

    private static final String ALPHA = "testbox/opencode/ses_alpha";

    private AreaCommandsTest() { }

    public static void tests(Suite s) {
        s.test("a tree of areas: create, list, use, status, clear", scratch -> {
            CommandHome home = new CommandHome(scratch);
            Check.equal("none", "No areas defined.\n", home.run("area list").done());
            Check.equal("no list", "[]\n", home.run("area list --json").done());
            Check.that("no ledger for a list", !java.nio.file.Files.exists(home.ledger()));
            Check.equal("created", "Created area: work/shop\n", home.run("area create Work/Shop").done());
            home.run("area create a").done();
            Check.equal("list", "area\na\nwork\n  work/shop\n", home.run("area list").done());
            Check.equal("used", """
                    Active area: work/shop
                    New source sessions imported on this machine will be assigned to this area.
                    Existing imported sessions are unchanged; use `toktrail area assign work/shop --last` to move \
                    the latest session.
                    """, home.run("area use work/shop --ttl 1h30m").done());
            Check.equal("active", "area\na\nwork\n  work/shop *\n", home.run("area list").done());
            Check.equal("verbose", """
                    area         stable id     local id  active
                    a            area_ca978112         3  no
                    work         area_a2fd2ba         1  no
                      work/shop  area_c9c235d         2  yes
                    """.replaceAll(" +area_\\w+ +", " ID "), home.run("area list --verbose").done()
                    .replaceAll(" +area_\\w+ +", " ID "));
            Check.that("rich", home.run("area list --rich").done().startsWith("╭"));
            Check.equal("status", "Active area (testhost): work/shop, expires 2026-05-06 13:30:00 UTC\n",
                    home.run("area status").done());
            home.world().now(Instant.parse("2026-05-06T13:30:00Z"));
            Check.equal("over", "Active area (testhost): none\n", home.run("area status").done());
            home.run("area use shop --no-create").done();
            Check.equal("cleared", "Cleared active area. New source sessions will be unassigned until another area is"
                    + " selected.\n", home.run("area clear").done());
            Check.that("as status", home.run("area clear --json").done().equals(home.run("area status --json").done()));
        });
        s.test("what area use refuses", scratch -> {
            CommandHome home = new CommandHome(scratch);
            refused(home, "area use nope --no-create", "Area not found: nope");
            refused(home, "area use a --ttl 1h --until 2027-01-01", "Use either --ttl or --until, not both.");
            refused(home, "area use a --ttl 1w", "--ttl must look like 30m, 4h, 1d, or 1h30m.");
            refused(home, "area use a --ttl=", "--ttl must not be empty.");
            refused(home, "area use a --until tomorrow", "--until must be an ISO datetime, e.g. 2026-05-16T18:00.");
            refused(home, "area use a --until 2026-05-06T12:00:00Z", "--until must be in the future.");
            refused(home, "area use a//b", "Area path 'a//b' contains an empty segment.");
            refused(home, "area create work --name a\u0007b", "Area name cannot contain control characters.");
            refused(home, "area create ..", "Area path '..' contains an invalid segment '..'.");
            refused(home, "area create !!", "Area path '!!' contains a segment without letters or digits: '!!'.");
            Check.equal("nothing made", "No areas defined.\n", home.run("area list").done());
            Check.that("no argument", home.run("area create").misused().contains("Missing argument 'PATH'."));
            Check.that("no command", home.run("area").misused().contains("Missing command."));
        });
        s.test("sessions in and out of areas", AreaCommandsTest::assigning);
        s.test("what assign and unassign refuse", AreaCommandsTest::refusals);
        s.test("bulk-assign shows, then applies", AreaCommandsTest::bulk);
        s.test("sessions of an area", scratch -> {
            CommandHome home = imported(scratch);
            home.run("area assign work/shop --session " + ALPHA).done();
            Check.equal("one", 4, (int) home.run("area sessions shop").done().lines().count());
            Check.that("its line", home.run("area sessions shop").done().lines().toList().get(1).equals(
                    "Area filter: work/shop (resolved from selector shop; including descendants)"));
            Check.equal("none", "toktrail usage sessions\nArea filter: work (exact only)\nNo usage data.\n",
                    home.run("area sessions --area work --exact").done());
            Check.that("limit", home.run("area sessions --unassigned --recent 2 --json").done()
                    .contains("\"limit\": 2,"));
            refused(home, "area sessions work --area work", "Use either the area path argument or --area, not both.");
            refused(home, "area sessions work --unassigned",
                    "Use only one of --area, --area-leaf, or --unassigned-area.");
            refused(home, "area sessions --recent 0", "--recent must be positive.");
            refused(home, "area sessions --area-leaf nope", "No area leaf matched 'nope'.");
            refused(home, "area sessions nope", "Area not found: nope");
        });
        s.test("move, rename, merge, archive", scratch -> {
            CommandHome home = imported(scratch);
            home.run("area assign work/shop --session " + ALPHA).done();
            Check.equal("move", "Moved work/shop -> clients/shop; reassigned 1 assignments and 2 events.\n",
                    home.run("area move shop clients/shop").done());
            Check.equal("rename", "Moved clients/shop -> clients/web-shop; reassigned 1 assignments and 2 events.\n",
                    home.runWords("area", "rename", "shop", "Web Shop").done());
            home.run("area create store").done();
            Check.equal("would", "Would merge clients/web-shop into store.\n",
                    home.run("area merge store web-shop --dry-run").done());
            Check.equal("merge", "Merged clients/web-shop into store; reassigned 1 assignments and 2 events.\n",
                    home.run("area merge store web-shop").done());
            Check.equal("archive", "Archived 1 area rows under store.\n", home.run("area archive store").done());
            Check.equal("again", "Area not found: store\n", home.run("area archive store").failed());
            Check.that("usage stays", home.run("usage summary --no-refresh --area "
                    + "area_" + hash(home, "store") + " --json").done()
                    .contains("\"area_matches\": [\n      \"store\""));
            refused(home, "area move clients clients/x", "Cannot move an area into its own subtree.");
            home.run("area create clients/y").done();
            refused(home, "area merge clients/y clients", "Cannot merge into a descendant of the source area.");
            refused(home, "area merge clients/y clients --dry-run",
                    "Cannot merge into a descendant of the source area.");
            refused(home, "area merge nope clients", "Area not found: nope");
        });
    }

    private static String hash(CommandHome home, String path) {
        return toktrail.usage.AreaPath.syncId(path).substring("area_".length());
    }

    private static void assigning(Scratch scratch) throws Exception {
        CommandHome home = imported(scratch);
        Check.equal("key", "Assigned work to opencode/ses_alpha (ID).\n",
                id(home.run("area assign work --session " + ALPHA).done()));
        Check.equal("id", "Assigned work to codex/rollout-2026-05-04T10-00-00-0199aaaa-0000-7000-8000-000000000001"
                + " (ID).\n", id(home.run("area assign work --harness Codex --source-session"
                        + " 0199aaaa-0000-7000-8000-000000000001").done()));
        Check.equal("last", "Assigned private to opencode/ses_beta (ID).\n",
                id(home.run("area assign private --last --harness opencode").done()));
        Check.equal("list", "area\nprivate\nwork\n", home.run("area list").done());
        Check.equal("out", "Unassigned area from opencode/ses_alpha (ID).\n",
                id(home.run("area unassign --harness opencode --source-session-id ses_alpha").done()));
        Check.equal("twice", "Unassigned area from opencode/ses_alpha (ID).\n",
                id(home.run("area unassign --session " + ALPHA + " ").done()));
        home.run("area use work").done();
        home.run("refresh --full").done();
        Check.that("stays out", home.run("area bulk-assign x --unassigned --harness opencode").done().contains(ALPHA));
    }

    private static void refusals(Scratch scratch) throws Exception {
        CommandHome home = imported(scratch);
        String alone = "Use --session by itself, or use --harness/--source-session-id, or --last.";
        for (String more : List.of("--last", "--harness pi", "--source-session-id x", "--machine x",
                "--all-machines")) {
            refused(home, "area assign a --session " + ALPHA + " " + more, alone);
        }
        refused(home, "area assign a --last --harness pi --source-session-id x",
                "Use either --last or --source-session-id, not both.");
        refused(home, "area assign a --last --machine x --all-machines",
                "Use either --machine or --all-machines, not both.");
        for (String less : List.of("", "--harness pi", "--source-session-id x")) {
            refused(home, "area assign a " + less,
                    "Provide --harness and --source-session-id, or use --last or --session.");
        }
        refused(home, "area assign a --last --harness claude-x", "Unsupported harness: claude-x");
        refused(home, "area assign a --last --machine nope", "No machine matched selector 'nope'.");
        refused(home, "area assign a --harness codex --source-session-id x",
                "No imported source session matched codex/x.");
        refused(home, "area assign a --session testbox/codex/x", "No imported source session matched codex/x.");
        refused(home, "area assign a --session x",
                "Session key must be machine/harness/source_session_id, got 'x'.");
        refused(home, "area unassign", "Provide --harness and --source-session-id, or use --session.");
        refused(home, "area unassign --session " + ALPHA + " --harness pi",
                "Use --session by itself, or use --harness with --source-session-id.");
        refused(home, "area bulk-assign a --apply --dry-run", "Use either --apply or --dry-run.");
        refused(home, "area bulk-assign a --harness claude-x", "Unsupported harness: claude-x");
        refused(home, "area bulk-assign a --today --since 2026-01-01",
                "Use either a named period or --since/--until, not both.");
        Check.equal("nothing made", "No areas defined.\n", home.run("area list").done());
        refused(home, "area assign a --last --db " + home.file("empty.db"), "No source session matched --last.");
    }

    private static void bulk(Scratch scratch) throws Exception {
        CommandHome home = imported(scratch);
        home.run("area assign work --session " + ALPHA).done();
        Check.equal("shown", """
                Would assign 2 source sessions to private:
                - testbox/opencode/ses_beta  last=2026-05-05 10:00:00 UTC  total=4,350
                - testbox/opencode/ses_big  last=2026-05-03 08:05:00 UTC  total=101,000
                Use --apply to write changes.
                """.replaceAll("ses_big.*", "OTHER"), home.run("area bulk-assign private --harness opencode").done()
                .replaceAll("(?m)^- testbox/opencode/(?!ses_beta).*", "- testbox/opencode/OTHER"));
        Check.equal("nothing yet", "area\nwork\n", home.run("area list").done());
        Check.equal("some", "Assigned 1 sessions to private; skipped 0.\n",
                home.run("area bulk-assign private --harness opencode --since 2026-05-05 --until 2026-05-06 --apply")
                        .done());
        Check.equal("all", "Assigned 2 sessions to private; skipped 1.\n",
                home.run("area bulk-assign private --harness opencode --overwrite --apply").done());
        Check.equal("none left", "Would assign 0 source sessions to x:\nUse --apply to write changes.\n",
                home.run("area bulk-assign x --unassigned --harness opencode").done());
    }

    private static CommandHome imported(Scratch scratch) throws Exception {
        CommandHome home = CommandHome.sample(scratch);
        home.run("refresh").done();
        return home;
    }

    private static String id(String text) {
        return text.replaceAll("\\([0-9a-f]{8}\\)", "(ID)");
    }

    private static void refused(CommandHome home, String line, String message) {
        Check.equal(line, message + "\n", home.run(line).failed());
    }
}
