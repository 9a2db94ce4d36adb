package toktrail.cli;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import toktrail.cli.CommandHome.Outcome;
import toktrail.error.ExitCode;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;

/** Mistakes, each with the line that it is answered with and the exit code. */
public final class ErrorTextTest {

    private static final String PERIODS =
            "Use only one session period: --period, --today, --yesterday, --this-week, --last-week,"
                    + " --this-month, or --last-month.";
    private static final String NAMED =
            "Unsupported session period. Use today, yesterday, this-week, last-week, this-month, or last-month.";
    private static final String ONE_SELECTOR = "Use only one of --area, --area-leaf, or --unassigned-area.";
    private static final String AMBIGUOUS =
            "Area selector 'shop' is ambiguous. Matches: play/shop, work/shop. Use the full area path.";
    private static final String KEY = "claude --source-session-id 0d5f0c1e-2222-4aaa-8bbb-000000000002";

    /** What commands find: status 1. */
    private static final Map<String, String> FAILED = new TreeMap<>(Map.ofEntries(
            Map.entry("stats --format xml", "--format must be one of: human, json."),
            Map.entry("stats --period fortnight", NAMED),
            Map.entry("stats --since soon", "Invalid time boundary: soon"),
            Map.entry("stats --timezone Mars/Olympus", "Unknown timezone: Mars/Olympus"),
            Map.entry("usage summary --timezone UTC --utc", "Use either --timezone or --utc, not both."),
            Map.entry("usage summary --since=", "Time boundary must not be empty."),
            Map.entry("usage summary --period fortnight", NAMED),
            Map.entry("usage summary --period today --until 2026-05-05",
                    "Use either a named period or --since/--until, not both."),
            Map.entry("usage today --yesterday", PERIODS),
            Map.entry("usage sessions --today --this-week", PERIODS),
            Map.entry("usage sessions --instances", "--instances is not supported for sessions view."),
            Map.entry("usage sessions --last --limit 3", "Use either --last or --limit, not both."),
            Map.entry("usage sessions --limit -1", "--limit must be non-negative."),
            Map.entry("usage summary --min-messages -1", "--min-messages must be non-negative."),
            Map.entry("usage summary --harness nope", "Unsupported harness: nope"),
            Map.entry("usage summary --machine=", "Machine selector must not be empty."),
            Map.entry("usage summary --machine two", "No machine matched selector 'two'."),
            Map.entry("usage summary --machine test",
                    "Machine selector 'test' is ambiguous. Candidates: testbox [<ID8>], testament [ffffffff]"),
            Map.entry("usage summary --area=", "Area selector must not be empty."),
            Map.entry("usage summary --area nowhere", "Area not found: nowhere"),
            Map.entry("usage daily --area shop", AMBIGUOUS),
            Map.entry("usage runs --area shop", AMBIGUOUS),
            Map.entry("usage areas --area-leaf nowhere", "No area leaf matched 'nowhere'."),
            Map.entry("usage machines --area work --unassigned-area", ONE_SELECTOR),
            Map.entry("usage weekly --area work --area-leaf shop", ONE_SELECTOR),
            Map.entry("area create=", "Area path must not be empty."),
            Map.entry("area create work//shop", "Area path 'work//shop' contains an empty segment."),
            Map.entry("area create work/../shop", "Area path 'work/../shop' contains an invalid segment '..'."),
            Map.entry("area create work/!!", "Area path 'work/!!' contains a segment without letters or digits: '!!'."),
            Map.entry("area create wo\u0007rk", "Area path cannot contain control characters."),
            Map.entry("area use nowhere --no-create", "Area not found: nowhere"),
            Map.entry("area use shop --no-create", AMBIGUOUS),
            Map.entry("area use work --ttl 4", "--ttl must look like 30m, 4h, 1d, or 1h30m."),
            Map.entry("area use work --ttl 0h", "--ttl must look like 30m, 4h, 1d, or 1h30m."),
            Map.entry("area use work --ttl=", "--ttl must not be empty."),
            Map.entry("area use work --until later", "--until must be an ISO datetime, e.g. 2026-05-16T18:00."),
            Map.entry("area use work --until 2026-01-01", "--until must be in the future."),
            Map.entry("area use work --until 2027-01-01 --ttl 4h", "Use either --ttl or --until, not both."),
            Map.entry("area assign work", "Provide --harness and --source-session-id, or use --last or --session."),
            Map.entry("area assign work --harness claude",
                    "Provide --harness and --source-session-id, or use --last or --session."),
            Map.entry("area assign work --session a/b/c --last",
                    "Use --session by itself, or use --harness/--source-session-id, or --last."),
            Map.entry("area assign work --last --harness " + KEY,
                    "Use either --last or --source-session-id, not both."),
            Map.entry("area assign work --last --machine testbox --all-machines",
                    "Use either --machine or --all-machines, not both."),
            Map.entry("area assign work --last --harness pi", "Unsupported harness: pi"),
            Map.entry("area assign work --last --machine testament", "No source session matched --last."),
            Map.entry("area assign work --harness claude --source-session-id none",
                    "No imported source session matched claude/none."),
            Map.entry("area assign work --session a/b",
                    "Session key must be machine/harness/source_session_id, got 'a/b'."),
            Map.entry("area assign work --session a//c",
                    "Session key must be machine/harness/source_session_id with non-empty segments."),
            Map.entry("area unassign", "Provide --harness and --source-session-id, or use --session."),
            Map.entry("area unassign --session a/b/c --harness claude",
                    "Use --session by itself, or use --harness with --source-session-id."),
            Map.entry("area sessions work --area work", "Use either the area path argument or --area, not both."),
            Map.entry("area sessions --area work --area-leaf shop", ONE_SELECTOR),
            Map.entry("area sessions work --unassigned", ONE_SELECTOR),
            Map.entry("area sessions --recent 0", "--recent must be positive."),
            Map.entry("area sessions shop", AMBIGUOUS),
            Map.entry("area bind-cwd work --git-root", "Could not resolve git root."),
            Map.entry("area bulk-assign work --apply --dry-run", "Use either --apply or --dry-run."),
            Map.entry("area archive nowhere", "Area not found: nowhere"),
            Map.entry("area move nowhere work", "Area not found: nowhere"),
            Map.entry("area move work work/shop/deep", "Cannot move an area into its own subtree."),
            Map.entry("area rename nowhere work", "Area not found: nowhere"),
            Map.entry("area merge nowhere work", "Area not found: nowhere"),
            Map.entry("area merge work/shop work", "Cannot merge into a descendant of the source area."),
            Map.entry("run start --name again", "Tracking session 2 is already active."),
            Map.entry("run start --harness nope", "Unsupported harness: nope"),
            Map.entry("run start --thinking !!", "Invalid thinking level: !!"),
            Map.entry("run status 99", "Run not found: 99"),
            Map.entry("run stop 99", "Run not found: 99"),
            Map.entry("run list --archived --all", "Use either --archived or --all, not both."),
            Map.entry("run list --active --ended", "Use either --active or --ended, not both."),
            Map.entry("run archive 99", "Tracking session not found: 99"),
            Map.entry("run unarchive 99", "Tracking session not found: 99"),
            Map.entry("run archive 2", "Cannot archive active run 2. Stop it first."),
            Map.entry("explain --run 99", "Run not found: 99")));

    /** What the parser finds: status 2, with a usage line before it. */
    private static final Map<String, String> MISUSED = new TreeMap<>(Map.ofEntries(
            Map.entry("usage", "Missing command."),
            Map.entry("area", "Missing command."),
            Map.entry("usage sumary", "No such command 'sumary'. (did you mean summary?)"),
            Map.entry("qqqqqqq", "No such command 'qqqqqqq'."),
            Map.entry("usage summary --jsn", "No such option: --jsn (did you mean --json?)"),
            Map.entry("usage summary --zzzzzzz", "No such option: --zzzzzzz"),
            Map.entry("usage summary --limit", "Option '--limit' requires an argument."),
            Map.entry("usage summary --json=yes", "Option '--json' does not take a value."),
            Map.entry("area create", "Missing argument 'PATH'."),
            Map.entry("run archive", "Missing argument 'RUN_ID'."),
            Map.entry("usage summary x", "Got unexpected extra argument (x)"),
            Map.entry("usage summary x y", "Got unexpected extra arguments (x y)"),
            Map.entry("usage summary --limit x", "Invalid value for '--limit': 'x' is not a valid integer."),
            Map.entry("run archive x", "Invalid value for 'RUN_ID': 'x' is not a valid integer."),
            Map.entry("blocks --session-length x", "Invalid value for '--session-length': 'x' is not a valid float."),
            Map.entry("watch --interval 0.01",
                    "Invalid value for '--interval': 0.01 is not in the range x>=0.1.")));

    private ErrorTextTest() { }

    public static void tests(Suite s) {
        s.test("what is wrong is said in one line", scratch -> {
            CommandHome home = prepared(scratch);
            StringBuilder wrong = new StringBuilder();
            FAILED.forEach((line, message) -> check(home, line, ExitCode.FAILED, message, wrong));
            Check.equal("answers", "", wrong.toString());
        });
        s.test("what is not understood is said below the usage", scratch -> {
            CommandHome home = prepared(scratch);
            StringBuilder wrong = new StringBuilder();
            MISUSED.forEach((line, message) -> check(home, line, ExitCode.USAGE, message, wrong));
            Check.equal("answers", "", wrong.toString());
        });
        s.test("an error leaves the ledger as it was", scratch -> {
            CommandHome home = prepared(scratch);
            String before = home.run("export --format jsonl").done() + home.run("area list --json").done()
                    + home.run("run list --all --json").done();
            FAILED.keySet().forEach(line -> home.runWords(words(line)));
            Check.equal("ledger", before, home.run("export --format jsonl").done()
                    + home.run("area list --json").done() + home.run("run list --all --json").done());
        });
    }

    private static void check(CommandHome home, String line, ExitCode code, String message, StringBuilder wrong) {
        Outcome outcome = home.runWords(words(line));
        String got = outcome.err();
        if (code == ExitCode.USAGE && got.startsWith("Usage: toktrail")) {
            got = got.substring(Math.max(0, got.indexOf("\n\nError: ")) + "\n\nError: ".length());
        }
        got = got.replaceAll("testbox \\[[0-9a-f]{8}\\]", "testbox [<ID8>]");
        if (!outcome.out().isEmpty() || outcome.code() != code || !got.equals(message + "\n")) {
            wrong.append(line).append(": status ").append(outcome.code().status()).append(", want ").append(message)
                    .append(", got ").append(got).append(outcome.out()).append('\n');
        }
    }

    /** Blanks divide words; a word that ends in {@code =} without being an option is followed by an empty one. */
    private static String[] words(String line) {
        return List.of(line.split(" ")).stream().flatMap(word -> word.endsWith("=") && !word.startsWith("-")
                ? List.of(word.substring(0, word.length() - 1), "").stream() : List.of(word).stream())
                .toArray(String[]::new);
    }

    /** Sessions, areas with the same last segment, a run that is over and one that is not, a second machine. */
    private static CommandHome prepared(Scratch scratch) throws Exception {
        CommandHome home = CommandHome.sample(scratch);
        home.run("refresh").done();
        home.run("run start --name first").done();
        home.world().now(Instant.parse("2026-05-06T13:00:00Z"));
        home.run("run stop").done();
        home.run("run start --name second").done();
        home.run("area create work/shop").done();
        home.run("area create play/shop").done();
        otherMachine(home);
        return home;
    }

    private static void otherMachine(CommandHome home) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + home.ledger());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO machine (machine_id, name, name_key, first_seen_ms, last_seen_ms,"
                    + " created_at_ms, updated_at_ms) VALUES ('ffffffffffff0000ffff0000ffff0000', 'testament',"
                    + " 'testament', 1, 1, 1, 1)");
        }
    }
}
