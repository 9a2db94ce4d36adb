package toktrail.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import toktrail.cli.CommandHome.Outcome;
import toktrail.error.ExitCode;
import toktrail.ledger.Ledger;
import toktrail.ledger.file.LedgerSettings;
import toktrail.ledger.run.Run;
import toktrail.ledger.run.RunScope;
import toktrail.sqlite.ProcessLock;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** {@code refresh}. */
public final class RefreshCommandTest {

    private static final List<String> KEYS = List.of("run_id", "harness", "source_path", "source_session_id",
            "rows_seen", "rows_imported", "rows_linked", "rows_scope_excluded", "rows_skipped", "events_seen",
            "events_imported", "events_skipped", "status", "error_message", "files_seen", "since_ms",
            "first_event_ms", "last_event_ms", "elapsed_ms", "fingerprint_ms", "scan_ms", "db_write_ms",
            "events_updated", "events_corrected", "events_retired", "events_held");
    private static final long MAY = 1_777_593_600_000L;

    private RefreshCommandTest() { }

    public static void tests(Suite s) {
        configured(s);
        explicit(s);
        runs(s);
        missing(s);
        privacy(s);
        others(s);
    }

    private static void configured(Suite s) {
        s.test("prints a row for each source, in configured order", scratch -> {
            String text = CommandHome.sample(scratch).run("refresh").done();
            List<String> lines = text.lines().toList();
            Check.equal("title", "Refreshed usage", lines.get(0));
            Check.equal("header", "harness   files  inserted  linked  scope excl  skipped  fingerprint ms  scan ms"
                    + "  db ms  total ms  status", lines.get(1).replaceAll(" {3,}(?=scan|db|total)", "  "));
            Check.equal("claude", "claude 2 5 0 0 4 ok", row(lines.get(2)));
            Check.equal("codex", "codex 2 4 0 0 6 ok", row(lines.get(3)));
            Check.equal("opencode", "opencode 1 9 0 0 2 ok", row(lines.get(4)));
            Check.equal("lines", 5, lines.size());
        });
        s.test("gives JSON keys in their order", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            List<String> last = keys(home.run("refresh --json --dry-run").done());
            Check.equal("last key of a dry run", "dry_run", last.get(last.size() - 1));
            String json = home.run("refresh --json").done();
            List<String> keys = keys(json);
            Check.equal("sources", 3 * KEYS.size(), keys.size());
            Check.equal("first", KEYS, keys.subList(0, KEYS.size()));
            Check.that("imported", json.contains("\"rows_imported\": 9"));
        });
        s.test("a dry run reports the same and writes nothing", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            String text = home.run("refresh --dry-run").done();
            Check.that("note", text.endsWith("ok\n\n[dry-run: changes were not persisted]\n"));
            Check.equal("opencode", "opencode 1 9 0 0 2 ok", row(text.lines().toList().get(4)));
            home.run("refresh --dry-run --full --json").done();
            home.run("refresh --dry-run --since-run-start").failed();
            Check.that("no state folder", !Files.exists(home.file(".local/state")));
            home.run("refresh").done();
            byte[] before = Files.readAllBytes(home.ledger());
            Files.writeString(home.file(".claude/projects/-home-dev-shop/new.jsonl"), assistant("n1", 7, "fine"));
            Check.that("new call", home.run("refresh --dry-run --harness claude").done().contains("claude       3"));
            Check.equal("ledger", before, Files.readAllBytes(home.ledger()));
        });
        s.test("takes several harnesses, each once", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            List<String> lines = home.run("refresh --harness OpenCode --harness codex --harness opencode").done()
                    .lines().toList();
            Check.equal("rows", List.of("opencode", "codex"),
                    List.of(lines.get(2).split(" ")[0], lines.get(3).split(" ")[0]));
            Check.equal("lines", 4, lines.size());
            Check.equal("unknown", "Unsupported harness: cursr\n", home.run("refresh --harness cursr").failed());
        });
        s.test("a full one corrects downwards and says so, an ordinary one holds", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            Path log = home.file(".claude/projects/-home-dev-shop/new.jsonl");
            Files.writeString(log, assistant("n1", 1_000, "fine"));
            home.run("refresh").done();
            Files.writeString(log, assistant("n1", 400, "fine"));
            Check.equal("held", "1 stored events are larger than their records; toktrail refresh --full corrects"
                    + " them.", last(home.run("refresh").done()));
            Check.equal("corrected", "Corrected 1 and retired 0 events: -600 tokens.",
                    last(home.run("refresh --full").done()));
            Check.that("lower", home.run("usage summary --no-refresh --json").done().contains("\"input\": 144625"));
        });
    }

    private static void explicit(Suite s) {
        s.test("a named source is told in lines, its JSON begins with the old keys", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            Check.equal("text", """
                    Refreshed Codex usage:
                      source path: <HOME>/.codex/sessions
                      run: none
                      rows seen: 14
                      rows imported: 4
                      rows skipped: 6
                    """, home.run("refresh --harness codex --source .codex/sessions").done());
            String json = home.run("refresh --harness codex --source ~/.codex/sessions --json").done();
            Check.equal("keys", List.of("harness", "source_path", "run_id", "rows_seen", "rows_imported",
                    "rows_skipped"), keys(json).subList(0, 6));
            Check.equal("the others", KEYS.stream().sorted().toList(), keys(json).stream().sorted().toList());
        });
        s.test("a named source that is missing is an error and makes nothing", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            Check.equal("codex", "Codex source path not found: <HOME>/nope\n",
                    home.run("refresh --harness codex --source nope").failed());
            Check.equal("opencode", "OpenCode database not found: <HOME>/nope\n",
                    home.run("refresh --harness opencode --source nope --json").failed());
            Check.equal("dry", "Claude Code source path not found: <HOME>/nope\n",
                    home.run("refresh --harness claude --source nope --dry-run").failed());
            Check.that("no state folder", !Files.exists(home.file(".local/state")));
        });
        s.test("a named source needs one harness", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            String message = "--source can only be used with exactly one --harness.\n";
            Check.equal("none", message, home.run("refresh --source x").failed());
            Check.equal("two", message, home.run("refresh --source x --harness codex --harness claude").failed());
        });
        s.test("one source session only, and the rest later", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            String json = home.run("refresh --source-session ses_alpha --json").done();
            Check.equal("imported", List.of("0", "0", "2"), values(json, "rows_imported"));
            Check.equal("echo", List.of("ses_alpha", "ses_alpha", "ses_alpha"), values(json, "source_session_id"));
            Check.equal("the rest", List.of("5", "4", "7"),
                    values(home.run("refresh --json").done(), "rows_imported"));
        });
    }

    private static void runs(Suite s) {
        s.test("links to the active run, a given one, or none", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            Check.equal("unknown", "Run not found: 7\n", home.run("refresh --run 7").failed());
            long first = start(home, "first", MAY);
            Check.equal("active", List.of("2", "4", "2"), values(home.run("refresh --json").done(), "rows_linked"));
            Check.equal("again", List.of("0", "0", "0"),
                    values(home.run("refresh --full --json").done(), "rows_linked"));
            long second = start(home, "second", MAY);
            String given = home.run("refresh --run-id " + first + " --json").done();
            Check.equal("given", List.of(String.valueOf(first)), values(given, "run_id").stream().distinct().toList());
            Check.equal("since", List.of(String.valueOf(MAY)), values(given, "since_ms").stream().distinct().toList());
            Check.equal("none", List.of("null"),
                    values(home.run("refresh --no-run --json").done(), "run_id").stream().distinct().toList());
            Check.that("explicit", home.run("refresh --harness codex --source .codex/sessions").done()
                    .contains("  run: " + second + "\n"));
            Check.equal("both", "Use either --run or --no-run, not both.\n",
                    home.run("refresh --run 1 --no-run").failed());
        });
        s.test("since the start of a run", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            String message = "--since-run-start requires an explicit or active run.\n";
            Check.equal("without a run", message, home.run("refresh --since-run-start").failed());
            start(home, "late", MAY);
            Check.equal("no run wanted", message, home.run("refresh --since-run-start --no-run").failed());
            Check.equal("imported", List.of("2", "4", "2"),
                    values(home.run("refresh --since-run-start --json").done(), "rows_imported"));
            Check.equal("the rest", List.of("3", "0", "7"),
                    values(home.run("refresh --json").done(), "rows_imported"));
        });
    }

    private static void missing(Suite s) {
        s.test("a source that cannot be looked at is told with its path, and its files do not count as gone",
                scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            home.run("refresh").done();
            Files.move(home.file(".claude"), home.file("aside"));
            Files.createSymbolicLink(home.file(".claude"), Path.of(".claude"));
            Outcome outcome = home.run("refresh --full --harness claude");
            Check.equal("exit code", ExitCode.FAILED, outcome.code());
            Check.that(outcome.out(), outcome.out().contains("error: cannot read <HOME>/.claude/projects: Too many"));
            Check.that(outcome.out(), !outcome.out().contains("Missing"));
            Check.that("named", home.run("refresh --harness claude --source ~/.claude/projects").failed()
                    .startsWith("Could not read <HOME>/.claude/projects: Too many"));
            Check.that("listed", home.run("sources list --harness claude").out().contains("symbolic link"));
            Files.delete(home.file(".claude"));
            Files.move(home.file("aside"), home.file(".claude"));
            home.run("refresh").done();
        });
        s.test("a missing source is skipped aloud, silently, or stops everything", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            configure(home, "codex = \"~/.codex/sessions\"", "codex = \"~/gone\"");
            Check.that("aloud", home.run("refresh").done().contains("skipped: Missing source path for codex:"
                    + " <HOME>/gone\n"));
            Check.equal("JSON", List.of("null", "Missing source path for codex: <HOME>/gone", "null"),
                    values(home.run("refresh --json").done(), "error_message"));
            configure(home, "\"warn\"\ninclude", "\"skip\"\ninclude");
            String silent = home.run("refresh --json").done();
            Check.equal("silently", List.of("null", "null", "null"), values(silent, "error_message"));
            Check.equal("status", List.of("ok", "skipped", "ok"), values(silent, "status"));
            configure(home, "\"skip\"\ninclude", "\"error\"\ninclude");
            home.world().now(Instant.parse("2026-05-06T12:01:00Z"));
            for (String line : List.of("refresh", "refresh --dry-run", "usage summary", "usage today --json")) {
                Check.equal(line, "Codex source path not found: <HOME>/gone\n", home.run(line).failed());
            }
            home.run("refresh --harness claude").done();
        });
        s.test("a source that cannot be read fails alone, and the exit code says so", scratch -> {
            CommandHome home = new CommandHome(scratch, FakeHarness.of("codex", "Codex"), FakeHarness.of("amp", "Amp"))
                    .with(".codex/sessions/locked", "").with(".amp/sessions/a.txt",
                            "s1 1777881700000 openai gpt-5.4 - - 10 2 0 0 0\n")
                    .with(".config/toktrail/config.toml", "[imports.sources]\ncodex = \"~/.codex/sessions/locked\"\n");
            Outcome outcome = home.run("refresh");
            Check.equal("code", ExitCode.FAILED, outcome.code());
            Check.equal("errors", "", outcome.err());
            Check.that("codex", outcome.out().contains("error: cannot read <HOME>/.codex/sessions/locked: "
                    + "permission denied"));
            Check.that("amp", outcome.out().contains("amp          1         1"));
            home.world().now(Instant.parse("2026-05-06T12:01:00Z"));
            Outcome report = home.run("usage summary --json");
            Check.equal("a report goes on", ExitCode.DONE, report.code());
            Check.equal("and warns", "warning: cannot read <HOME>/.codex/sessions/locked: permission denied\n",
                    report.err());
        });
    }

    private static void privacy(Suite s) {
        s.test("what people and models wrote is stored only when asked for", scratch -> {
            List<String> marks = List.of("Prix: 3,50", "fees.py", "Looking.", "fix the invoice totals", "test_invoice",
                    "Totals are fixed", "Add the export job", "1 failed");
            CommandHome home = CommandHome.sample(scratch);
            Path log = home.file(".claude/projects/-home-dev-shop/new.jsonl");
            Files.writeString(log, assistant("n1", 10, "ANSWER-OF-THE-MODEL"));
            home.run("refresh").done();
            home.run("refresh --full --no-raw").done();
            home.run("usage summary").done();
            for (String mark : marks) {
                Check.that(mark + " is stored", !stored(home, mark));
            }
            Check.that("answer", !stored(home, "ANSWER-OF-THE-MODEL"));
            Check.that("the model's name is there", stored(home, "claude-haiku-4-5"));
            home.run("refresh --full --raw").done();
            Check.that("asked for", stored(home, "ANSWER-OF-THE-MODEL"));
        });
    }

    private static void others(Suite s) {
        s.test("while another process imports, it waits and then gives up", scratch -> {
            CommandHome home = CommandHome.sample(scratch).impatient();
            home.run("init").done();
            Path lock = home.ledger().resolveSibling("toktrail.db.lock");
            try (ProcessLock other = ProcessLock.acquire(lock, Duration.ZERO).orElseThrow()) {
                Check.that("held", other.acrossProcesses());
                Check.equal("message", "Another toktrail process is importing into <HOME>/.local/state/toktrail/"
                        + "toktrail.db.\n", home.run("refresh").failed());
                Check.equal("JSON", ExitCode.FAILED, home.run("refresh --json").code());
                Check.that("a dry run needs no lock", home.run("refresh --dry-run").done().contains("dry-run"));
            }
            home.run("refresh").done();
        });
    }

    private static long start(CommandHome home, String name, long startedAtMs) {
        LedgerSettings settings = LedgerSettings.of(home.environment().clock(), ZoneOffset.UTC);
        try (Ledger ledger = Ledger.open(home.ledger(), settings)) {
            ledger.runs().active().ifPresent(run -> ledger.runs().stop(run.id(), startedAtMs + 1, startedAtMs + 1));
            Run run = ledger.runs().start(name, startedAtMs, RunScope.ALL, startedAtMs);
            return run.id();
        }
    }

    private static void configure(CommandHome home, String old, String now) throws Exception {
        Path file = home.file(".config/toktrail/config.toml");
        String text = Files.readString(file);
        Check.that(old, text.contains(old));
        Files.writeString(file, text.replace(old, now));
    }

    /** Whether any file of the state folder holds the text. */
    private static boolean stored(CommandHome home, String mark) throws Exception {
        try (Stream<Path> files = Files.walk(home.ledger().getParent())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(mark)) {
                    return true;
                }
            }
        }
        return false;
    }

    static String assistant(String id, long input, String answer) {
        return """
                {"type":"assistant","uuid":"u-%1$s","sessionId":"s-%1$s","requestId":"r-%1$s",\
                "timestamp":"2026-05-06T09:00:00.000Z","message":{"id":"m-%1$s","type":"message","role":"assistant",\
                "model":"claude-haiku-4-5","content":[{"type":"text","text":"%3$s"}],"stop_reason":"end_turn",\
                "usage":{"input_tokens":%2$d,"output_tokens":0}}}
                """.formatted(id, input, answer);
    }

    /** A row of the table without the four columns of times. */
    private static String row(String line) {
        return line.replaceAll("  +", " ").replaceAll("( [\\d,]+){4}(?= ok)", "");
    }

    private static String last(String text) {
        List<String> lines = text.lines().toList();
        return lines.get(lines.size() - 1);
    }

    private static List<String> keys(String json) {
        return matches(json, Pattern.compile("\"(\\w+)\":"));
    }

    private static List<String> values(String json, String key) {
        return matches(json, Pattern.compile("\"" + key + "\": \"?([^\",\n]*)"));
    }

    private static List<String> matches(String text, Pattern pattern) {
        List<String> found = new ArrayList<>();
        for (Matcher matcher = pattern.matcher(text); matcher.find();) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
