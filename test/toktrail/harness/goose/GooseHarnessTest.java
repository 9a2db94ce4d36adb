package toktrail.harness.goose;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import toktrail.harness.FileAttributes;
import toktrail.harness.FileFacts;
import toktrail.harness.SourceFile;
import toktrail.harness.SourceProblem;
import toktrail.harness.VectorCase;
import toktrail.importer.RefreshDriver;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.TestWorld;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.EventKeys;
import toktrail.usage.SessionRef;
import toktrail.usage.SourcePosition;
import toktrail.usage.Tokens;
import toktrail.usage.UsageEvent;

/** Databases of Goose: vectors, counters, ledger rows, claims, copies, running writers, damaged files, places. */
public final class GooseHarnessTest {

    private static final GooseHarness HARNESS = new GooseHarness();
    private static final String TABLES = "CREATE TABLE sessions (id, name, created_at, provider_name,"
            + " model_config_json, input_tokens, output_tokens, total_tokens, accumulated_cost, session_type);"
            + "CREATE TABLE usage_ledger (id INTEGER PRIMARY KEY, session_id, created_timestamp, model, input_tokens,"
            + " output_tokens, total_tokens, cost, cost_source);";

    private GooseHarnessTest() { }

    public static void tests(Suite s) {
        VectorCase.addTo(s, HARNESS);
        s.test("the cache is inside the input unless the total proves otherwise", scratch -> {
            counters(new Counters(100, 10, 110, 30, 20), new Tokens(50, 10, 0, 30, 20, 0));
            counters(new Counters(100, 10, 160, 30, 20), new Tokens(100, 10, 0, 30, 20, 0));
            counters(new Counters(100, 10, 125, 30, 20), new Tokens(50, 10, 15, 30, 20, 0));
            counters(new Counters(10, 10, 0, 30, 0), new Tokens(0, 10, 0, 30, 0, 0));
            counters(new Counters(0, 0, 60, 30, 20), new Tokens(0, 10, 0, 30, 20, 0));
            counters(new Counters(0, 0, 40, 30, 20), new Tokens(0, 0, 0, 30, 20, 0));
            long most = Long.MAX_VALUE;
            counters(new Counters(most, most, most, 0, 0), new Tokens(most, most, 0, 0, 0, 0));
        });
        rows(s);
        s.test("what an older toktrail stored of a session is claimed, or retired if the ledger tells all", scratch -> {
            UsageEvent rest = event("s", "s", "goose:s@7", 7);
            Check.that("claimed", HARNESS.rules().claims(rest, "goose:s", 7));
            Check.that("other time", !HARNESS.rules().claims(rest, "goose:s", 8));
            Check.that("other session", !HARNESS.rules().claims(rest, "goose:t", 7));
            Check.that("ledger row", !HARNESS.rules().claims(event("s", "s#1", "goose:s@7#1", 7), "goose:s", 7));
            Path root = database(scratch, "db", TABLES + session("s", "1772359200", 1, 1, 2) + call(1, "s", "m", 1, 1));
            Check.equal("retired", List.of("goose:s of goose:s@1772359200000#1"), driver(scratch, root)
                    .knowing(event("s", "s", "goose:s", 1_772_359_200_000L)).refresh().copies());
            Check.equal("of another machine", List.of(), driver(scratch, root)
                    .knowing(event("s", "s", "goose:s", 1_772_359_200_001L)).refresh().copies());
        });
        s.test("of copies in several databases the largest counts", scratch -> {
            Path small = database(scratch, "a", TABLES + session("s", "1772359200", 1, 1, 2));
            Path large = database(scratch, "b", TABLES + session("s", "1772359200", 5, 5, 10));
            RefreshDriver driver = driver(scratch, small, large).refresh();
            Check.equal("events", "[goose:s@1772359200000]", driver.stored().keySet().toString());
            Check.equal("input", 5L, driver.stored().get("goose:s@1772359200000").tokens().input());
            Check.equal("counters", "2 seen, 1 skipped, 1 duplicate, 2 read", driver.counters());
        });
        databases(s);
        places(s);
    }

    private static void rows(Suite s) {
        s.test("a switched model of another vendor is billed by that vendor, others by the provider", scratch -> {
            Path root = database(scratch, "db", TABLES + "INSERT INTO sessions VALUES ('s', 'N', 1772359200, 'OpenAI',"
                    + " '{\"model_name\":\"gpt-x\"}', 1, 1, 2, NULL, 'scheduled');" + call(1, "s", "claude-y", 1, 0)
                    + call(2, "s", "my-own", 1, 0) + call(3, "s", "gpt-x", 1, 0) + call(4, "gone", "claude-y", 1, 0)
                    + "INSERT INTO sessions VALUES ('r', '', 1772359200, 'open_router', 'x', 0, 0, 0, NULL, '');"
                    + call(5, "r", "claude-y", 1, 0) + call(6, "r", null, 1, 0));
            RefreshDriver driver = driver(scratch, root).refresh();
            check(driver, "goose:s@1772359200000#1", "anthropic claude-y scheduled");
            check(driver, "goose:s@1772359200000#2", "openai my-own scheduled");
            check(driver, "goose:s@1772359200000#3", "openai gpt-x scheduled");
            check(driver, "goose:gone@?#4", "anthropic claude-y null");
            check(driver, "goose:r@1772359200000#5", "open-router claude-y null");
            check(driver, "goose:r@1772359200000#6", "open-router unknown null");
            Check.equal("counters", "8 seen, 0 skipped, 0 duplicate, 1 read", driver.counters());
        });
        s.test("values have whatever type they have", scratch -> {
            Path root = database(scratch, "db", TABLES + "INSERT INTO sessions VALUES (7, x'41', '1772359200.5', 5, 6,"
                    + " ' 12 ', 3.9, 'x', '0.25', 1), (NULL, 'n', 0, '', '', 1, 1, 1, 1, ''), ('b', 1, x'00', x'00',"
                    + " x'00', x'00', 9e999, -4, 'x', x'00'), ('c', 'n', NULL, '', '{}', 2.0, 1e300, '3', 1, '');");
            Files.setLastModifiedTime(root.resolve("sessions.db"), FileTime.fromMillis(1_700_000_000_000L));
            RefreshDriver driver = driver(scratch, root).refresh();
            Check.equal("keys", "[goose:7@1772359200500, goose:c@?]", driver.stored().keySet().toString());
            UsageEvent event = driver.stored().get("goose:7@1772359200500");
            Check.equal("tokens", new Tokens(12, 3, 0, 0, 0, 0), event.tokens());
            Check.equal("cost", "0.25", event.amount().sourceCostUsd().toPlainString());
            Check.equal("file time", 1_700_000_000_000L, driver.stored().get("goose:c@?").createdMs());
            Check.equal("counters", "4 seen, 2 skipped, 0 duplicate, 1 read", driver.counters());
        });
        s.test("tables and columns may be missing", scratch -> {
            for (String script : List.of("CREATE TABLE x (y);", "CREATE TABLE sessions (name);"
                    + "INSERT INTO sessions VALUES ('n');", "CREATE TABLE usage_ledger (id);",
                    "CREATE TABLE sessions (id); INSERT INTO sessions VALUES ('s');")) {
                Path root = database(scratch, "db" + script.hashCode(), script);
                Check.equal(script, 0, driver(scratch, root).refresh().stored().size());
            }
        });
    }

    private static void databases(Suite s) {
        s.test("a writer that holds the database open is seen", scratch -> {
            Path root = database(scratch, "db", "PRAGMA journal_mode=WAL;" + TABLES
                    + session("s", "1772359200", 1, 1, 2));
            RefreshDriver driver = driver(scratch, root).refresh();
            String url = "jdbc:sqlite:" + root.resolve("sessions.db");
            try (Connection writer = DriverManager.getConnection(url); Statement statement = writer.createStatement()) {
                statement.executeUpdate("UPDATE sessions SET input_tokens = 40, total_tokens = 41");
                Check.equal("in the log", 40L, driver.refresh().stored().get("goose:s@1772359200000").tokens().input());
                writer.setAutoCommit(false);
                statement.executeUpdate("UPDATE sessions SET input_tokens = 50, total_tokens = 51");
                Check.equal("uncommitted", 40L,
                        driver.refresh().stored().get("goose:s@1772359200000").tokens().input());
                writer.commit();
                Check.equal("committed", 50L, driver.refresh().stored().get("goose:s@1772359200000").tokens().input());
            }
            driver.refresh();
            Check.equal("unchanged", "0 seen, 0 skipped, 0 duplicate, 0 read", driver.refresh().counters());
        });
        s.test("a locked database is busy, and nothing is lost", scratch -> {
            Path root = database(scratch, "db", TABLES + session("s", "1772359200", 1, 1, 2));
            Path file = root.resolve("sessions.db");
            GooseReader reader = new GooseReader(new TestWorld(scratch.directory()).environment(), 1);
            FileFacts facts = new FileFacts(new SourceFile(file, root, new FileAttributes(0, 0, "")), null);
            try (Connection writer = DriverManager.getConnection("jdbc:sqlite:" + file);
                    Statement statement = writer.createStatement()) {
                statement.execute("BEGIN EXCLUSIVE");
                Check.equal("reason", SourceProblem.Reason.BUSY, Check.fails("locked", SourceProblem.class,
                        () -> reader.read(facts)).reason());
            }
            Check.equal("afterwards", 1, reader.read(facts).sessions().size());
        });
        s.test("a damaged database never ends a scan", scratch -> {
            Path root = database(scratch, "db", TABLES + session("s", "1772359200", 1, 1, 2) + call(1, "s", "m", 1, 0));
            Path file = root.resolve("sessions.db");
            byte[] bytes = Files.readAllBytes(file);
            Random random = scratch.random();
            for (int round = 0; round < 60; round++) {
                byte[] damaged = round % 3 == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes.clone();
                for (int i = 0; i < 40 && damaged.length > 0; i++) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                }
                Files.write(file, damaged);
                driver(scratch, root).refresh();
            }
            Files.writeString(file, "no database at all, but long enough to look like one".repeat(20));
            Check.equal("problem", SourceProblem.Reason.NOT_A_DATABASE,
                    driver(scratch, root).refresh().problems().get("sessions.db"));
        });
    }

    private static void places(Suite s) {
        s.test("roots are all databases that exist, unless a variable names them", scratch -> {
            String home = ".local/share/goose/sessions/sessions.db";
            String block = "Library/Application Support/Block/goose/sessions/sessions.db";
            roots(scratch, Map.of(), home);
            scratch.write(block, "");
            scratch.write("xdg/goose/sessions/sessions.db", "");
            scratch.write("app/Block/goose/data/sessions/sessions.db", "");
            roots(scratch, Map.of(), block);
            scratch.write(home, "");
            roots(scratch, Map.of("XDG_DATA_HOME", "xdg", "APPDATA", "~/app"), home, "xdg/goose/sessions/sessions.db",
                    block, "app/Block/goose/data/sessions/sessions.db");
            roots(scratch, Map.of("GOOSE_PATH_ROOT", "~/g", "XDG_DATA_HOME", "xdg"), "g/data/sessions/sessions.db");
            roots(scratch, Map.of("GOOSE_PATH_ROOT", "g", "TOKTRAIL_GOOSE_SESSIONS", "x,y"), "x", "y");
        });
        s.test("a root is a database or its directory", scratch -> {
            scratch.write("d/sessions.db", "");
            scratch.write("d/other.db", "");
            scratch.write("d/below/sessions.db", "");
            Path root = scratch.directory().resolve("d");
            Check.equal("directory", "[sessions.db]", listed(root));
            Check.equal("file", "[other.db]", listed(root.resolve("other.db")));
            Check.equal("empty", "[]", listed(Files.createDirectories(scratch.directory().resolve("e/sessions.db"))));
        });
    }

    private static String listed(Path root) throws Exception {
        return HARNESS.list(root, new TestWorld(root).environment()).files().stream().map(SourceFile::baseName).toList()
                .toString();
    }

    private static void roots(Scratch scratch, Map<String, String> variables, String... want) {
        TestWorld world = new TestWorld(scratch.directory());
        variables.forEach(world::variable);
        Check.equal("roots with " + variables, Stream.of(want).map(scratch.directory()::resolve).toList(),
                HARNESS.defaultRoots(world.environment()));
    }

    private static void counters(Counters counters, Tokens want) {
        Check.equal(counters.toString(), want, counters.tokens());
    }

    private static void check(RefreshDriver driver, String key, String want) {
        UsageEvent event = driver.stored().get(key);
        Check.equal(key + " of " + driver.stored().keySet(), want, event == null ? null
                : event.kind().providerId() + " " + event.kind().modelId() + " " + event.kind().agent());
    }

    private static UsageEvent event(String session, String dedupKey, String key, long createdMs) {
        return new UsageEvent(new SessionRef("goose", session), CallKind.of("p", "m", null, null), createdMs, null,
                Amount.of(new Tokens(1, 0, 0, 0, 0, 0)), SourcePosition.file(null),
                new EventKeys(null, null, dedupKey, key, key, null), null, null);
    }

    private static String session(String id, String created, int input, int output, int total) {
        return "INSERT INTO sessions VALUES ('" + id + "', 'N', " + created + ", 'openai',"
                + " '{\"model_name\":\"gpt-x\"}', " + input + ", " + output + ", " + total + ", NULL, '');";
    }

    private static String call(int id, String session, String model, int input, int output) {
        return "INSERT INTO usage_ledger VALUES (" + id + ", '" + session + "', 1772359300, "
                + (model == null ? "NULL" : "'" + model + "'") + ", " + input + ", " + output + ", " + (input + output)
                + ", 0, NULL);";
    }

    /** Makes a database; gives its directory. */
    private static Path database(Scratch scratch, String name, String script) throws Exception {
        Path directory = Files.createDirectories(scratch.directory().resolve(name));
        String url = "jdbc:sqlite:" + directory.resolve("sessions.db");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(script);
        }
        return directory;
    }

    private static RefreshDriver driver(Scratch scratch, Path... roots) {
        return new RefreshDriver(HARNESS, new TestWorld(scratch.directory()).environment(), List.of(roots));
    }
}
