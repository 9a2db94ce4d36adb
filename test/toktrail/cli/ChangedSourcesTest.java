package toktrail.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import toktrail.harness.Harness;
import toktrail.harness.Harnesses;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.TextTables;
import toktrail.testing.VectorReader;

/** How sources change, and what an import makes of it. */
public final class ChangedSourcesTest {

    /** A stored call: its six classes together, and its time. */
    private record Stored(long tokens, long createdMs, String key) { }

    private static final int ROUNDS = 2;

    private static final Instant TIME = Instant.parse("2026-05-05T10:00:00Z");
    private static final String LOG = ".claude/projects/-home-dev-larder/5e550000-0000-4000-8000-000000000001.jsonl";

    private ChangedSourcesTest() { }

    public static void tests(Suite s) {
        s.test("files of all harnesses are damaged at random: no call is lost or lowered", ChangedSourcesTest::damage);
        s.test("files that come one after another end in what one import of all gives",
                ChangedSourcesTest::oneByOne);
        s.test("another model in the settings of Kimi counts no call again", scratch -> {
            EveryHarnessHome every = EveryHarnessHome.of(scratch, Harnesses.find("kimi").orElseThrow());
            CommandHome home = every.home();
            home.run("refresh");
            long calls = home.messages();
            for (Path file : every.files()) {
                if (file.endsWith("config.json")) {
                    Files.writeString(file, Files.readString(file).replace("kimi-k2.5", "kimi-k3"));
                }
            }
            home.run("refresh");
            Check.equal("calls", calls, home.messages());
            home.run("refresh --full");
            Check.equal("calls after a full one", calls, home.messages());
            Check.that("their model", home.run("models --no-refresh").out().contains("kimi-k3"));
        });
        s.test("a file that was only touched is not read again", scratch -> {
            CommandHome home = claude(scratch).with(LOG, call(1, TIME, 5) + call(2, TIME, 6));
            age(home, LOG, 6);
            Check.equal("first", 2L, counter(home, "rows_seen"));
            age(home, LOG, 7);
            Check.equal("touched", 0L, counter(home, "rows_seen"));
            Check.equal("calls", 2L, home.messages());
        });
        s.test("a moved file counts once", scratch -> {
            CommandHome home = claude(scratch).with(LOG, call(1, TIME, 5) + call(2, TIME, 6));
            counter(home, "rows_seen");
            String moved = LOG.replace("-larder", "-pantry");
            home.with(moved, Files.readString(home.file(LOG)));
            Files.delete(home.file(LOG));
            Check.equal("inserted", 0L, counter(home, "events_imported"));
            home.with(moved, Files.readString(home.file(moved)) + call(3, TIME, 7));
            Check.equal("appended", 1L, counter(home, "events_imported"));
            Check.equal("calls", 3L, home.messages());
        });
        s.test("a file that was compressed in place is reported, and nothing is dropped", scratch -> {
            CommandHome home = CommandHome.sample(scratch);
            home.run("refresh").done();
            String log = ".codex/sessions/2026/05/06/rollout-2026-05-06T15-00-00-0199bbbb-0000-7000-8000-"
                    + "000000000002.jsonl";
            Files.move(home.file(log), home.file(log + ".zst"));
            Files.writeString(home.file(log + ".zst"), "(\u00b5/\u00fd compressed");
            home.run("refresh");
            Check.equal("calls", 18L, home.messages());
            Check.that("listed", home.run("sources skipped").done().contains(log + ".zst"));
        });
        s.test("what a database keeps in its log beside it is read", ChangedSourcesTest::writeAheadLog);
        s.test("a record from the future keeps its time, and is told", scratch -> {
            Instant future = Instant.parse("2027-01-01T00:00:00Z");
            CommandHome home = claude(scratch).with(LOG, call(1, TIME, 5) + call(2, future, 6));
            home.run("refresh").done();
            Check.that("reported", home.run("usage daily --no-refresh").out().contains("2027-01-01"));
            Check.that("told", home.run("doctor").out().contains("future-events"));
        });
        s.test("an answer that grows keeps id, area, run and time of import", ChangedSourcesTest::growing);
        s.test("an active run decides what is linked, not what is imported", scratch -> {
            CommandHome home = claude(scratch);
            home.run("run start --name late").done();
            home.with(LOG, call(1, TIME.minusSeconds(86_400), 5) + call(2, TIME.plusSeconds(90_000), 6));
            home.world().now(TIME.plusSeconds(100_000));
            home.run("refresh").done();
            home.run("run stop").done();
            home.run("refresh").done();
            Check.equal("all", 2L, home.messages());
            Check.equal("linked", 1L, VectorReader.object(VectorReader.object(VectorReader.parse(
                    home.run("explain --run 1 --json").done())).get("total")).get("events"));
        });
    }

    private static void damage(Scratch scratch) throws Exception {
        EveryHarnessHome every = EveryHarnessHome.complete(scratch);
        CommandHome home = every.home();
        Random random = scratch.random();
        home.run("refresh");
        Map<Long, Stored> whole = stored(home.ledger());
        Map<Path, byte[]> contents = new TreeMap<>();
        for (Path file : every.files()) {
            contents.put(file, Files.readAllBytes(file));
        }
        Map<Long, Stored> before = whole;
        for (int round = 0; round < ROUNDS; round++) {
            for (Path file : contents.keySet()) {
                disturb(file, contents.get(file), random);
            }
            String answer = home.run("refresh --json").out();
            Map<Long, Stored> after = stored(home.ledger());
            hold("round " + round, before, after, answer);
            before = after;
        }
        for (Map.Entry<Path, byte[]> file : contents.entrySet()) {
            Files.createDirectories(file.getKey().getParent());
            Files.write(file.getKey(), file.getValue());
        }
        String answer = home.run("refresh --json").out();
        Map<Long, Stored> last = stored(home.ledger());
        hold("restored", before, last, answer);
    }

    /** Only calls that the answer counts as retired may be missing. */
    private static void oneByOne(Scratch scratch) throws Exception {
        // vectors of these are different states of the same sessions
        EveryHarnessHome every = EveryHarnessHome.of(scratch, Harnesses.ALL.stream()
                .filter(harness -> !List.of("goose", "opencode").contains(harness.info().id()))
                .toArray(Harness[]::new));
        CommandHome home = every.home();
        Random random = scratch.random();
        Map<Path, byte[]> contents = new LinkedHashMap<>();
        List<Path> files = new ArrayList<>(every.files());
        files.sort(Comparator.comparing((Path file) -> file.getFileName().toString()).thenComparing(file -> file));
        for (Path file : files) {
            Files.setLastModifiedTime(file, FileTime.from(TIME));
            contents.put(file, Files.readAllBytes(file));
        }
        home.run("--db whole.db refresh");
        List<Stored> want = sorted(stored(home.file("whole.db")));
        for (Path file : contents.keySet()) {
            Files.delete(file);
        }
        for (Map.Entry<Path, byte[]> file : contents.entrySet()) {
            Files.write(file.getKey(), file.getValue());
            Files.setLastModifiedTime(file.getKey(), FileTime.from(TIME));
            if (random.nextInt(40) == 0) {
                home.run("refresh");
            }
        }
        home.run("refresh");
        List<Stored> got = sorted(stored(home.ledger()));
        List<Stored> more = new ArrayList<>(got);
        want.forEach(more::remove);
        List<Stored> less = new ArrayList<>(want);
        got.forEach(less::remove);
        Check.equal("too much and too little", "[] []", more + " " + less);
    }

    private static List<Stored> sorted(Map<Long, Stored> stored) {
        List<Stored> list = new ArrayList<>(stored.values());
        list.sort(Comparator.comparing(Stored::key).thenComparing(Stored::createdMs).thenComparing(Stored::tokens));
        return list;
    }

    private static void hold(String when, Map<Long, Stored> before, Map<Long, Stored> after, String answer) {
        List<Stored> missing = new ArrayList<>();
        before.forEach((id, old) -> {
            Stored now = after.get(id);
            if (now == null) {
                missing.add(old);
                return;
            }
            Check.that(when + ": " + old + " became " + now,
                    now.tokens() >= old.tokens() && now.createdMs() <= old.createdMs());
        });
        long retired = answer.lines().map(String::strip).filter(line -> line.startsWith("\"events_retired\": "))
                .mapToLong(line -> Long.parseLong(TextTables.figure(line.substring(line.indexOf(' ') + 1)))).sum();
        Check.that(when + ": missing " + missing, missing.size() <= retired);
    }

    private static void disturb(Path file, byte[] bytes, Random random) throws IOException {
        switch (random.nextInt(6)) {
            case 0 -> Files.deleteIfExists(file);
            case 1 -> Files.write(file, Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)));
            case 2 -> {
                byte[] other = bytes.clone();
                for (int i = 0; i < 3 && other.length > 0; i++) {
                    other[random.nextInt(other.length)] = (byte) random.nextInt(256);
                }
                Files.write(file, other);
            }
            case 3 -> {
                if (Files.exists(file)) {
                    Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_000L + random.nextInt()));
                }
            }
            case 4 -> Files.write(file, bytes);
            default -> { }
        }
    }

    private static CommandHome claude(Scratch scratch) {
        CommandHome home = new CommandHome(scratch, Harnesses.find("claude").orElseThrow());
        home.world().now(TIME.plusSeconds(60));
        return home;
    }

    private static String call(int id, Instant time, int output) {
        return "{\"type\":\"assistant\",\"sessionId\":\"5e550000-0000-4000-8000-000000000001\",\"timestamp\":\"" + time
                + "\",\"requestId\":\"r" + id + "\",\"message\":{\"id\":\"m" + id + "\",\"model\":\"claude-opus-4-6\","
                + "\"usage\":{\"input_tokens\":10,\"output_tokens\":" + output + "}}}\n";
    }

    private static void age(CommandHome home, String file, int day) throws IOException {
        Files.setLastModifiedTime(home.file(file), FileTime.from(TIME.minusSeconds(86_400L * (9 - day))));
    }

    /** A counter of the only row of a refresh. */
    private static long counter(CommandHome home, String name) {
        Object row = VectorReader.objects(VectorReader.parse(home.run("refresh --json").done())).get(0).get(name);
        return (Long) row;
    }

    private static void writeAheadLog(Scratch scratch) throws Exception {
        CommandHome home = CommandHome.sample(scratch);
        home.run("refresh").done();
        Path database = home.file(".local/share/opencode/opencode.db");
        try (Connection writer = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = writer.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA wal_autocheckpoint = 0");
            statement.executeUpdate("INSERT INTO message SELECT 'msg_new', session_id, time_created + 1, time_updated,"
                    + " json_set(data, '$.time.created', time_created + 1) FROM message"
                    + " WHERE json_extract(data, '$.role') = 'assistant' ORDER BY id LIMIT 1");
            Check.that("in the log alone", Files.size(database.resolveSibling("opencode.db-wal")) > 0);
            home.run("refresh").done();
            Check.equal("calls", 19L, home.messages());
        }
        home.run("refresh").done();
        Check.equal("when the log is folded in", 19L, home.messages());
    }

    private static void growing(Scratch scratch) throws Exception {
        CommandHome home = claude(scratch).with(LOG, call(1, TIME, 1));
        home.run("run start --name grow").done();
        home.world().now(TIME.plusSeconds(120));
        home.with(LOG, call(1, TIME.plusSeconds(70), 1));
        home.run("refresh").done();
        home.run("area create work").done();
        home.run("area assign work --harness claude --source-session 5e550000-0000-4000-8000-000000000001").done();
        Map<String, Object> before = event(home);
        home.world().now(TIME.plusSeconds(500));
        home.with(LOG, Files.readString(home.file(LOG)) + call(1, TIME.plusSeconds(75), 700));
        home.run("refresh").done();
        Map<String, Object> after = event(home);
        Check.equal("tokens", 700L, VectorReader.object(after.get("tokens")).get("output"));
        for (String key : List.of("id", "area", "run_ids", "imported_at_ms", "created_ms")) {
            Check.equal(key, before.get(key), after.get(key));
        }
        Check.equal("run", List.of(1L), after.get("run_ids"));
        Check.equal("area", "work", after.get("area"));
    }

    private static Map<String, Object> event(CommandHome home) {
        List<Map<String, Object>> events = VectorReader.objects(VectorReader.object(VectorReader.parse(
                home.run("explain --json").done())).get("events"));
        Check.equal("one call", 1, events.size());
        return events.get(0);
    }

    private static Map<Long, Stored> stored(Path ledger) throws SQLException {
        Map<Long, Stored> stored = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + ledger);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id, input_tokens + output_tokens + reasoning_tokens"
                        + " + cache_read_tokens + cache_write_tokens + cache_output_tokens, created_ms, harness || ' '"
                        + " || source_session_id || ' ' || model_id FROM usage_events")) {
            while (rows.next()) {
                stored.put(rows.getLong(1), new Stored(rows.getLong(2), rows.getLong(3), rows.getString(4)));
            }
        }
        return stored;
    }
}
