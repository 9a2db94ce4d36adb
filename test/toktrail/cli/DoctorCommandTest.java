package toktrail.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import toktrail.cli.CommandHome.Outcome;
import toktrail.error.ExitCode;
import toktrail.harness.claude.ClaudeHarness;
import toktrail.harness.codex.CodexHarness;
import toktrail.harness.gemini.GeminiHarness;
import toktrail.json.Json;
import toktrail.json.JsonObject;
import toktrail.json.JsonValue;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.VectorReader;

/** {@code toktrail doctor}. */
public final class DoctorCommandTest {

    private static final FakeHarness LAB = FakeHarness.of("lab", "Lab");
    private static final Instant IMPORTED = Instant.parse("2026-05-04T12:00:00Z");
    private static final String CALLS = "a 1777708800000 zai glm-5 - - 1000 100 0 2000 0\n";
    private static final String TRANSCRIPT = """
            {"type":"assistant","sessionId":"s","timestamp":"2026-05-04T08:00:00.000Z","requestId":"r","message":\
            {"id":"m","model":"claude-sonnet-4-5","usage":{"input_tokens":1,"output_tokens":2}}}
            """;
    private static final String SETTINGS = ".claude/settings.json";

    private DoctorCommandTest() { }

    public static void tests(Suite s) {
        s.test("how long Claude Code keeps transcripts against how often they are imported", scratch -> {
            CommandHome home = claude(scratch);
            Check.equal("never", "error", level(home, "claude-retention"));
            home.run("refresh").done();
            for (String[] row : new String[][] {
                    {"0", "{}", "info"}, {"14", "{}", "info"}, {"16", "{}", "warn"}, {"31", "{}", "error"},
                    {"0", "{\"cleanupPeriodDays\": 7}", "info"}, {"4", "{\"cleanupPeriodDays\": 7}", "warn"},
                    {"7", "{\"cleanupPeriodDays\": 7}", "error"}, {"16", "{\"cleanupPeriodDays\": 365}", "ok"},
                    {"183", "{\"cleanupPeriodDays\": 365}", "warn"}, {"16", "{\"cleanupPeriodDays\": 36500}", "ok"},
                    {"0", "{\"cleanupPeriodDays\": 0}", "error"}, {"0", "{ // mine\n /* \"x */ \"a\": \"//\","
                            + " \"cleanupPeriodDays\": 365, }", "ok"},
                    {"0", "{\"cleanupPeriodDays\": \"long\"}", "warn"}, {"0", "{\"a\"", "warn"}}) {
                home.world().now(IMPORTED.plusSeconds(86_400 * Long.parseLong(row[0])));
                home.with(SETTINGS, row[1]);
                Check.equal(String.join(" ", row), row[2], level(home, "claude-retention"));
            }
        });
        s.test("reports as text point at the doctor, JSON does not", DoctorCommandTest::note);
        s.test("reports tell of a day that lost usage once days were sealed again", DoctorCommandTest::lossNoted);
        s.test("the documented example: keys, their order, two findings of it", DoctorCommandTest::example);
        s.test("an import of one tool says nothing about another", scratch -> {
            CommandHome home = claude(scratch).with(".codex/sessions/empty.jsonl", "");
            home.run("refresh --harness codex").done();
            Check.equal("never", "error", level(home, "claude-retention"));
            home.run("refresh --harness claude").done();
            Check.equal("now", "info", level(home, "claude-retention"));
        });
        s.test("how long Gemini CLI keeps chats", scratch -> {
            CommandHome home = new CommandHome(scratch, new GeminiHarness());
            home.world().now(IMPORTED).variable("LC_ALL", "C.UTF-8");
            Check.equal("not used", "ok", level(home, "gemini-retention"));
            Files.createDirectories(home.file(".gemini/tmp"));
            home.run("refresh").done();
            home.world().now(IMPORTED.plusSeconds(86_400 * 8));
            for (String[] row : new String[][] {{"", "info"}, {"\"enabled\": false", "ok"}, {"\"maxAge\": \"1w\"",
                    "error"}, {"\"maxAge\": \"24h\"", "error"}, {"\"maxAge\": \"30d\"", "info"},
                    {"\"maxAge\": \"2w\"", "warn"}, {"\"enabled\": true, \"maxAge\": \"500h\"", "info"},
                    {"\"maxAge\": \"soon\"", "warn"}}) {
                home.with(".gemini/settings.json", "{\"general\": {\"sessionRetention\": {" + row[0] + "}}}");
                Check.equal(row[0], row[1], level(home, "gemini-retention"));
            }
        });
        s.test("nothing is written, whatever is found", scratch -> {
            CommandHome home = claude(scratch).with(SETTINGS, "{\"cleanupPeriodDays\": 0}");
            home.run("refresh").done();
            home.run("doctor");
            Map<String, String> before = contents(home.file("."));
            for (String line : List.of("doctor", "doctor --json --strict", "doctor --quiet")) {
                Check.equal(line, ExitCode.FAILED, home.run(line).code());
            }
            Check.equal("files", before, contents(home.file(".")));
        });
        s.test("a broken configuration, no ledger", scratch -> {
            CommandHome home = claude(scratch).with(".config/toktrail/config.toml", "[imports\n")
                    .with(".config/toktrail/prices.toml", "prices = 7\n");
            Map<String, Object> config = finding(home, "config");
            Check.equal("level", "error", config.get("level"));
            Check.that("place: " + config, String.valueOf(config.get("message")).contains("config.toml:1:"));
            Check.equal("no ledger", "info", level(home, "ledger-integrity"));
            Check.that("none made", !Files.exists(home.ledger()));
            Check.equal("stderr", "", home.run("doctor").err());
        });
        s.test("a damaged ledger, a file that is none, one of a newer program", DoctorCommandTest::damaged);
        s.test("sums, days, times, prices that are not as they should be", DoctorCommandTest::wrongFigures);
        s.test("sources: vanished, unreadable, compressed", DoctorCommandTest::sources);
        s.test("--strict and --quiet", scratch -> {
            CommandHome home = lab(scratch);
            home.run("refresh").done();
            Outcome all = home.run("doctor");
            Check.equal("unpriced is a warning", ExitCode.DONE, all.code());
            Check.equal("strict", ExitCode.FAILED, home.run("doctor --strict").code());
            Check.that(all.out(), all.out().startsWith("warn   unpriced: 1 model of the last 30 days without a price:"
                    + " zai/glm-5.\n       -> ") && all.out().endsWith("0 errors, 1 warning\n"));
            Check.equal("quiet", 2L, home.run("doctor --quiet").done().lines().count());
            home.with(".config/toktrail/prices.toml", """
                    [[pricing.virtual]]
                    provider = "zai"
                    model = "glm-5"
                    input_usd_per_1m = 1
                    output_usd_per_1m = 2
                    """);
            Files.setPosixFilePermissions(home.file(".config/toktrail/prices.toml"),
                    PosixFilePermissions.fromString("rw-------"));
            Check.equal("nothing to say", "", home.run("doctor --quiet --strict").out());
            home.world().variable("LC_ALL", "C");
            Check.equal("locale", "warn", level(home, "locale"));
            home.world().variable("TZ", "Nowhere/Else");
            Check.equal("zone", "warn", level(home, "zone"));
        });
        s.test("permissions", scratch -> {
            CommandHome home = lab(scratch);
            home.run("refresh").done();
            Check.equal("private", "ok", level(home, "ledger-permissions"));
            Files.setPosixFilePermissions(home.ledger(), PosixFilePermissions.fromString("rw-r--r--"));
            Check.equal("a private folder is enough", "ok", level(home, "ledger-permissions"));
            Files.setPosixFilePermissions(home.ledger().getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
            Map<String, Object> finding = finding(home, "ledger-permissions");
            Check.equal("open", "warn", finding.get("level"));
            Check.that("cure", String.valueOf(finding.get("hint"))
                    .startsWith("chmod 600 ~/.local/state/toktrail/toktrail.db"));
        });
    }

    private static void example(Scratch scratch) throws IOException {
        JsonObject expected = Json.parse(Files.readString(Scratch.fixture("cli/known/doctor-part.json"))).asObject();
        Instant now = Instant.ofEpochMilli(expected.number("generated_at_ms").orElseThrow().decimal().orElseThrow()
                .longValueExact());
        CommandHome home = claude(scratch).with(".claude/.last-cleanup", "2026-05-17T06:12:44Z\n");
        home.world().now(now.minusSeconds(86_400 * 17));
        home.run("refresh").done();
        home.world().now(now);
        JsonObject report = Json.parse(home.run("doctor --json").done()).asObject();
        Check.equal("keys", expected.names(), report.names());
        Check.equal("moment", expected.get("generated_at_ms").toString(), report.get("generated_at_ms").toString());
        Check.equal("worst of all", expected.get("status").toString(), report.get("status").toString());
        List<String> documented = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (JsonValue finding : expected.array("findings")) {
            documented.add(finding.toString());
            keys = finding.asObject().names();
        }
        List<String> found = new ArrayList<>();
        for (JsonValue finding : report.array("findings")) {
            Check.equal("keys of a finding", keys, finding.asObject().names());
            found.add(finding.toString());
        }
        found.retainAll(documented);
        Check.equal("findings, the worst first", documented, found);
    }

    private static void damaged(Scratch scratch) throws Exception {
        CommandHome home = lab(scratch);
        home.run("refresh").done();
        checkpoint(home.ledger(), "UPDATE meta SET value = value");
        byte[] sound = Files.readAllBytes(home.ledger());
        for (int page = 1; page < sound.length / 4096; page++) {
            byte[] broken = sound.clone();
            Arrays.fill(broken, page * 4096, (page + 1) * 4096, (byte) 0xa5);
            Files.write(home.ledger(), broken);
            Outcome outcome = home.run("doctor --json");
            Check.that("page " + page + outcome.err(), outcome.err().isEmpty() && outcome.code() == ExitCode.FAILED);
        }
        Files.write(home.ledger(), sound);
        Check.equal("mended", "ok", level(home, "ledger-integrity"));
        home.with("notes.db", "nothing of ours");
        home.world().variable("TOKTRAIL_DB", "notes.db");
        Map<String, Object> finding = finding(home, "ledger-integrity");
        Check.equal("no ledger", "error", finding.get("level"));
        Check.equal("message", "<HOME>/notes.db is not a toktrail ledger", finding.get("message"));
        home.world().variable("TOKTRAIL_DB", "");
        checkpoint(home.ledger(), "PRAGMA user_version = 9001");
        Check.that("newer", String.valueOf(finding(home, "ledger-integrity").get("message"))
                .contains("newer toktrail"));
    }

    private static void wrongFigures(Scratch scratch) throws Exception {
        CommandHome home = lab(scratch);
        home.run("refresh").done();
        for (String id : List.of("ledger-rollups", "ledger-shrunk", "future-events", "clock", "refresh-age",
                "skipped-rows", "source-missing", "source-unreadable", "source-stale", "ledger-wal")) {
            Check.equal(id, "ok", level(home, id));
        }
        home.world().now(IMPORTED.plusSeconds(86_400 * 8));
        Check.equal("a week", "warn", level(home, "refresh-age"));
        home.world().now(IMPORTED.minusSeconds(60));
        Check.equal("behind", "warn", level(home, "clock"));
        home.world().now(IMPORTED);
        checkpoint(home.ledger(), "UPDATE rollup_hour SET input_tokens = input_tokens - 1");
        Check.equal("sums", "error", level(home, "ledger-rollups"));
        checkpoint(home.ledger(), "INSERT OR REPLACE INTO day_seal VALUES (20575, 'lab', 4000, 1, 0)");
        Map<String, Object> shrunk = finding(home, "ledger-shrunk");
        Check.equal("shrunk", "lab used 4000 tokens on 2026-05-02 (UTC), of which 901 are gone.",
                shrunk.get("message"));
        checkpoint(home.ledger(), "UPDATE event SET created_ms = 1999999999999");
        Check.equal("future", "warn", level(home, "future-events"));
        checkpoint(home.ledger(), "UPDATE import_file SET rows_seen = 1000, rows_skipped = 20, rows_duplicate = 10");
        Check.equal("1 %", "ok", level(home, "skipped-rows"));
        checkpoint(home.ledger(), "UPDATE import_file SET rows_skipped = 21");
        Check.equal("more", "warn", level(home, "skipped-rows"));
    }

    private static void sources(Scratch scratch) throws Exception {
        CommandHome home = lab(scratch).with(".config/toktrail/config.toml", """
                [imports.sources]
                lab = ["<HOME>/elsewhere", "<HOME>/.lab/sessions"]
                """);
        Check.equal("never used", "info", level(home, "source-missing"));
        home.with(".lab/sessions/bad", "broken\n");
        home.run("refresh");
        Check.equal("used", "warn", level(home, "source-missing"));
        Check.equal("left out", "warn", level(home, "source-unreadable"));
        Files.createDirectories(home.file("elsewhere/locked"));
        home.with(".config/toktrail/config.toml", "[imports.sources]\nlab = [\"<HOME>/elsewhere/locked\"]\n");
        Check.equal("locked", "error", level(home, "source-unreadable"));
        CommandHome codex = new CommandHome(scratch, CodexHarness.codex())
                .with(".config/toktrail/config.toml", "").with(".codex/sessions/rollout-1.jsonl.zst", "x");
        codex.world().variable("LC_ALL", "C.UTF-8");
        Map<String, Object> finding = finding(codex, "codex-compressed");
        Check.equal("never imported", "error", finding.get("level"));
        Check.equal("count", "{files=1, never_imported=1}", String.valueOf(finding.get("data")));
    }

    private static CommandHome lab(Scratch scratch) throws IOException {
        CommandHome home = new CommandHome(scratch, LAB).with(".lab/sessions/one", CALLS);
        Files.setLastModifiedTime(home.file(".lab/sessions/one"),
                FileTime.fromMillis(1777708800000L));
        home.world().now(IMPORTED).variable("LC_ALL", "C.UTF-8");
        return home;
    }

    private static CommandHome claude(Scratch scratch) throws IOException {
        CommandHome home = new CommandHome(scratch, new ClaudeHarness(), CodexHarness.codex())
                .with(".claude/projects/p/s.jsonl", TRANSCRIPT);
        home.world().now(IMPORTED).variable("LC_ALL", "C.UTF-8");
        return home;
    }

    private static String level(CommandHome home, String id) {
        return (String) finding(home, id).get("level");
    }

    /** The first finding of this id; text and JSON must agree on it. */
    private static Map<String, Object> finding(CommandHome home, String id) {
        String text = home.run("doctor").out();
        Object report = VectorReader.parse(home.run("doctor --json").out());
        Map<String, Object> finding = VectorReader.objects(VectorReader.object(report).get("findings")).stream()
                .filter(row -> row.get("id").equals(id)).findFirst().orElseThrow(() -> new AssertionError(text));
        Check.that(id + " in\n" + text, text.contains(id + ": " + finding.get("message")));
        return finding;
    }

    private static void checkpoint(Path ledger, String sql) throws Exception {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + ledger);
                Statement statement = other.createStatement()) {
            statement.executeUpdate(sql);
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
    }

    /** Every file with its time of change and text, but for the index in which SQLite notes who reads. */
    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).filter(file -> !file.toString().endsWith("-shm"))
                    .toList()) {
                contents.put(file.toString(), Files.getLastModifiedTime(file) + " "
                        + Arrays.hashCode(Files.readAllBytes(file)));
            }
        }
        return contents;
    }

    private static void note(Scratch scratch) throws Exception {
        CommandHome home = new CommandHome(scratch, new ClaudeHarness());
        Check.equal("without a ledger", "No usage data found.\n", home.run("daily --no-refresh").err());
        home = ExampleLedger.of(scratch, 2).home();
        Instant imported = Instant.parse("2026-05-18T12:00:00Z");
        Map<Long, String> expected = new TreeMap<>(Map.of(0L, "", 7L, "", 8L, "! 1 warning: toktrail doctor\n",
                16L, "! 2 warnings: toktrail doctor\n", 31L, "! 1 error, 1 warning: toktrail doctor\n"));
        for (Map.Entry<Long, String> days : expected.entrySet()) {
            home.world().now(imported.plusSeconds(86_400 * days.getKey()));
            for (String report : List.of("daily", "models", "usage summary", "usage sessions", "blocks")) {
                Check.equal(days.getKey() + " " + report, days.getValue(), home.run(report + " --no-refresh").err());
                Check.equal("JSON", "", home.run(report + " --no-refresh --json").err());
            }
            Check.equal("stats", days.getValue(), home.run("stats").err());
            Check.equal("stats", "", home.run("stats --json").err());
        }
        home.with(SETTINGS, "{\"cleanupPeriodDays\": 36500}");
        Check.equal("kept", "! 1 warning: toktrail doctor\n", home.run("daily --no-refresh").err());
        home.world().now(imported.minusSeconds(86_400 * 30));
        Check.equal("clock, future", "! 2 warnings: toktrail doctor\n", home.run("daily --no-refresh").err());
    }

    private static void lossNoted(Scratch scratch) throws Exception {
        CommandHome home = ExampleLedger.of(scratch, 8).home();
        checkpoint(home.ledger(), "UPDATE rollup_hour SET cache_read_tokens = 0");
        Check.equal("not yet", "", home.run("usage summary").err());
        home.world().now(Instant.parse("2026-05-19T12:00:00Z"));
        Check.equal("a day later", "! 3 errors: toktrail doctor\n", home.run("usage summary").err());
        Check.equal("as the doctor says", "error", level(home, "ledger-shrunk"));
    }
}
