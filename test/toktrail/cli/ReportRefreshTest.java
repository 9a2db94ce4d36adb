package toktrail.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import toktrail.cli.CommandHome.Outcome;
import toktrail.sqlite.ProcessLock;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** The import before a report. */
public final class ReportRefreshTest {

    private static final String NOTE = "note: another toktrail process is importing; showing stored data\n";

    private ReportRefreshTest() { }

    public static void tests(Suite s) {
        s.test("a report imports first, and again when some seconds have gone", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            home.run("usage summary").done();
            Check.equal("imported", 18L, home.messages());
            Files.writeString(home.file(".claude/projects/-home-dev-shop/new.jsonl"),
                    RefreshCommandTest.assistant("n1", 7, "fine"));
            home.run("usage summary").done();
            Check.equal("just now", 18L, home.messages());
            home.world().now(Instant.parse("2026-05-06T12:00:06Z"));
            home.run("usage summary").done();
            Check.equal("later", 19L, home.messages());
        });
        s.test("options say whether, and how much", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            home.run("usage summary --no-refresh").done();
            Check.that("none", !Files.exists(home.file(".local/state")));
            home.run("usage summary --harness codex").done();
            Check.equal("one harness only", 4L, home.messages());
            home.run("usage summary --refresh").done();
            Check.equal("all", 18L, home.messages());
            Check.equal("last wins", "[]", home.run("usage today --json --refresh --no-refresh --refresh-details")
                    .done().substring("{\n  \"refresh\": ".length()).substring(0, 2));
        });
        s.test("the configuration may say never", scratch -> {
            CommandHome home = CommandHome.sample(scratch).with("never.toml", "[reports]\nrefresh = \"never\"\n");
            home.run("usage summary --config never.toml").done();
            home.run("--config never.toml").done();
            Check.that("none", !Files.exists(home.file(".local/state")));
        });
        s.test("details stand before the text and around the JSON", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            String text = home.run("usage today --refresh-details").done();
            Check.that("text", text.startsWith("Refreshed usage\nharness ")
                    && text.contains("\n\ntoktrail usage (today)\n"));
            String json = home.run("usage today --refresh-details --json").done();
            Check.that("JSON", json.startsWith("{\n  \"refresh\": [\n    {\n      \"run_id\": null,")
                    && json.contains("\n  ],\n  \"report\": {\n    \"session\": null,"));
        });
        s.test("without an import nothing is written, whatever is asked", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            home.run("refresh").done();
            TreeMap<String, String> before = state(home);
            for (String line : List.of("usage summary", "usage today --json", "usage last-month --rich",
                    "usage summary --area x", "usage summary --split-thinking --utc --json")) {
                home.run(line + " --no-refresh");
                Check.equal(line, before, state(home));
            }
            home.run("sources skipped").done();
            home.run("__complete bash -- usage summary --model=").done();
            Check.equal("others", before, state(home));
        });
        s.test("while another process imports, a report shows what is stored and says so", scratch -> {
            CommandHome home = CommandHome.sample(scratch).impatient();
            home.run("refresh --harness codex").done();
            try (ProcessLock other = ProcessLock.acquire(home.ledger().resolveSibling("toktrail.db.lock"),
                    Duration.ZERO).orElseThrow()) {
                Check.that("held", other.acrossProcesses());
                home.world().now(Instant.parse("2026-05-06T12:01:00Z"));
                for (String line : List.of("usage summary", "usage summary --json", "")) {
                    Outcome outcome = home.run(line);
                    Check.equal(line, NOTE, outcome.err());
                    Check.equal(line, toktrail.error.ExitCode.DONE, outcome.code());
                }
                String json = home.run("usage summary --json --refresh-details").out();
                Check.that("no refresh", json.startsWith("{\n  \"refresh\": [],\n  \"report\": {"));
                Check.that("stored", json.contains("\"input\": 25000"));
            }
        });
        s.test("a missing source is told only with details", scratch -> {
            CommandHome home = CommandHome.sample(scratch).with("gone.toml",
                    "[imports]\nharnesses = [\"codex\"]\n[imports.sources]\ncodex = \"~/gone\"\n");
            home.run("usage summary --config gone.toml").done();
            home.run("--config gone.toml").done();
            Check.equal("warning", "warning: Missing source path for codex: <HOME>/gone\n",
                    home.run("usage summary --config gone.toml --refresh-details --json").err());
        });
    }

    /** Names and contents of the state folder, but for what SQLite keeps beside a ledger that is open. */
    private static TreeMap<String, String> state(CommandHome home) throws Exception {
        TreeMap<String, String> state = new TreeMap<>();
        try (Stream<Path> files = Files.walk(home.ledger().getParent())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                boolean empty = Files.size(file) == 0;
                if (!name.endsWith("-shm") && !(name.endsWith("-wal") && empty)) {
                    state.put(name, java.util.HexFormat.of().formatHex(
                            java.security.MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file))));
                }
            }
        }
        return state;
    }
}
