package toktrail.harness.opencode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import toktrail.harness.FileAttributes;
import toktrail.harness.FileFacts;
import toktrail.harness.SourceFile;
import toktrail.harness.SourceProblem;
import toktrail.harness.SourceProblem.Reason;
import toktrail.harness.VectorCase;
import toktrail.importer.RefreshDriver;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.TestWorld;

/** Databases of OpenCode between refreshes: what is read again, other programs, copies, damage. */
public final class DatabaseReadingTest {

    private DatabaseReadingTest() { }

    public static void tests(Suite s) {
        changes(s);
        otherPrograms(s);
        severalSources(s);
        forks(s);
        schemas(s);
        damage(s);
    }

    private static void changes(Suite s) {
        s.test("only rows that may have changed are read again", scratch -> {
            Store store = new Store(scratch).sql(Store.SCHEMA);
            for (int day = 0; day < 5; day++) {
                store.sql(Store.insert("msg_" + day, day * 86_400, day + 1));
            }
            RefreshDriver driver = store.driver().refresh();
            Check.equal("all", "5 seen, 0 skipped, 0 duplicate, 1 read", driver.counters());
            Check.equal("unchanged", "0 seen, 0 skipped, 0 duplicate, 0 read", driver.refresh().counters());
            store.sql(Store.insert("msg_5", 5 * 86_400, 9));
            Check.equal("the last day and the new one", "3 seen, 0 skipped, 0 duplicate, 1 read",
                    driver.refresh().counters());
            store.sql(Store.insert("msg_0", 0, 0, 6 * 86_400, 77));
            Check.equal("an old one, written now", "3 seen, 0 skipped, 0 duplicate, 1 read",
                    driver.refresh().counters());
            Check.equal("same as at once", driver.fresh().refresh().summary(), driver.summary());
        });
        s.test("a message that is being answered is updated until it is complete", scratch -> {
            VectorCase vector = VectorCase.open(Scratch.fixture("harness/opencode/sqlite-streaming-update"),
                    scratch.directory());
            RefreshDriver driver = new RefreshDriver(Store.HARNESS, vector.environment(), vector.roots()).refresh();
            vector.compare("expected.json", List.copyOf(driver.stored().values()), List.of(driver.session("ses_u1")));
            String second = vector.advance();
            driver.refresh();
            vector.compare(second, List.copyOf(driver.stored().values()), List.of(driver.session("ses_u1")));
        });
        s.test("rows are found whatever the clock said when they were written", scratch -> {
            Store store = new Store(scratch).sql(Store.SCHEMA + Store.insert("msg_1", 900_000, 1)
                    + Store.insert("msg_2", 950_000, 950_000, 999_000_000, 2));
            RefreshDriver driver = store.driver().refresh();
            store.sql(Store.insert("msg_3", 5, 3));
            store.sql(Store.insert("msg_4", 950_001, 4));
            store.sql("INSERT INTO message VALUES ('msg_5', 'ses_1', NULL, NULL, '"
                    + Store.message(7, 5).replace('\'', '"') + "')");
            Check.equal("events", 5, driver.refresh().stored().size());
            Check.equal("same as at once", driver.fresh().refresh().summary(), driver.summary());
        });
        s.test("another database of the same name is read from its beginning", scratch -> {
            Store store = new Store(scratch).sql(Store.SCHEMA + Store.insert("msg_9", 900_000, 1));
            store.sql("other", Store.SCHEMA + Store.insert("msg_1", 5, 1) + Store.insert("msg_2", 6, 1));
            Path other = store.directory.resolve("other");
            byte[] bytes = Files.readAllBytes(other);
            RefreshDriver driver = store.driver().refresh();
            Files.move(other, store.database(), StandardCopyOption.REPLACE_EXISTING);
            Check.equal("replaced", "2 seen, 0 skipped, 0 duplicate, 1 read", driver.refresh().counters());
            Check.equal("history is kept", "[opencode:msg_1, opencode:msg_2, opencode:msg_9]",
                    driver.stored().keySet().toString());
            store.sql("DELETE FROM message;" + Store.insert("msg_99", 900_000, 1));
            driver.refresh();
            Files.write(store.database(), bytes);
            Check.equal("overwritten in place", "2 seen, 0 skipped, 0 duplicate, 1 read",
                    driver.refresh().counters());
        });
        s.test("a watermark that is damaged means reading everything", scratch -> {
            Watermark mark = new Watermark("(dev=1,ino=2)", 5, "msg_ü", 7);
            Check.equal("round trip", Optional.of(mark), Watermark.restored(mark.state(), "(dev=1,ino=2)"));
            Check.equal("other file", Optional.empty(), Watermark.restored(mark.state(), ""));
            for (int length = 0; length < mark.state().length; length++) {
                Check.equal("cut", Optional.empty(),
                        Watermark.restored(Arrays.copyOf(mark.state(), length), "(dev=1,ino=2)"));
            }
            Check.equal("none", Optional.empty(), Watermark.restored(null, ""));
        });
        s.test("a session that is renamed gets its new title", scratch -> {
            Store store = new Store(scratch).sql(Store.SCHEMA + Store.insert("msg_1", 900_000, 1)
                    + "INSERT INTO project VALUES ('p', '/'); INSERT INTO session VALUES ('ses_0', 'p', NULL, '/d',"
                    + " ' ', " + Store.START + "), ('ses_1', 'p', 'ses_0', '/d', 'old', " + Store.START + ")");
            RefreshDriver driver = store.driver().refresh();
            Check.equal("title", "old", driver.session("ses_1").title());
            Check.equal("parent", "ses_0", driver.session("ses_1").parentSessionId());
            Check.equal("the root of the file system is no repository", null,
                    driver.session("ses_1").workspace().gitRoot());
            store.sql("UPDATE session SET title = 'new', time_updated = " + (Store.START + 900_000_000)
                    + " WHERE id = 'ses_0'");
            Check.equal("new title", "new", driver.refresh().session("ses_0").title());
        });
    }

    private static void otherPrograms(Suite s) {
        s.test("what another program has committed is seen, and nothing else", scratch -> {
            Store store = new Store(scratch).sql(Store.SCHEMA + Store.insert("msg_1", 1, 1)
                    + "PRAGMA journal_mode=WAL");
            RefreshDriver driver = store.driver().refresh();
            String first = Store.insert("msg_2", 2, 2) + "BEGIN;" + Store.insert("msg_3", 3, 3);
            try (WriterProgram writer = WriterProgram.start(store.database(), first, "COMMIT;"
                    + Store.insert("msg_1", 1, 99))) {
                Check.that("log", Files.size(store.directory.resolve("opencode.db-wal")) > 0);
                Check.equal("committed", "[opencode:msg_1, opencode:msg_2]",
                        driver.refresh().stored().keySet().toString());
                writer.finish();
            }
            Check.equal("afterwards", 3, driver.refresh().stored().size());
            Check.equal("update", 99L, driver.stored().get("opencode:msg_1").tokens().output());
        });
        s.test("a database that is locked is busy, and read when it is free", scratch -> {
            Store store = new Store(scratch).sql(Store.SCHEMA + Store.insert("msg_1", 1, 1));
            DatabaseReader reader = new DatabaseReader(Dialect.OPENCODE,
                    new TestWorld(scratch.directory()).environment(), false, 10);
            try (WriterProgram writer = WriterProgram.start(store.database(), "BEGIN EXCLUSIVE", "COMMIT")) {
                SourceProblem problem = Check.fails("locked", SourceProblem.class,
                        () -> reader.read(facts(store.database())));
                Check.equal("reason", Reason.BUSY, problem.reason());
                Check.equal("detail", "database is locked", problem.getMessage());
                writer.finish();
            }
            Check.equal("free", 1L, reader.read(facts(store.database())).rowsSeen());
        });
    }

    private static void severalSources(Suite s) {
        s.test("the row that was written last counts, whichever database it is in", scratch -> {
            Store store = new Store(scratch);
            store.sql("opencode.db", Store.SCHEMA + Store.insert("msg_1", 1, 1, 5, 50)
                    + Store.insert("msg_2", 1, 1, 5, 1));
            store.sql("opencode-dev.db", Store.SCHEMA + Store.insert("msg_1", 1, 1, 4, 40)
                    + Store.insert("msg_2", 1, 1, 6, 60));
            RefreshDriver driver = store.driver().refresh();
            Check.equal("first", 50L, driver.stored().get("opencode:msg_1").tokens().output());
            Check.equal("second", 60L, driver.stored().get("opencode:msg_2").tokens().output());
            Check.equal("counters", "4 seen, 2 skipped, 2 duplicate, 2 read", driver.counters());
        });
        s.test("a database wins over files in every order of refreshes", scratch -> {
            String file = "storage/message/ses_1/msg_1.json";
            Store store = new Store(scratch).sql(Store.SCHEMA + Store.insert("msg_1", 1, 5)
                    + Store.insert("msg_2", 900_000, 5));
            RefreshDriver driver = store.driver().refresh();
            store.file(file, Store.message(1, 500));
            Check.equal("the database is asked", "3 seen, 1 skipped, 1 duplicate, 2 read",
                    driver.refresh().counters());
            Check.equal("row", 5L, driver.stored().get("opencode:msg_1").tokens().output());
            store.sql(Store.insert("msg_3", 900_001, 5)).file(file, Store.message(1, 600));
            driver.refresh();
            Check.equal("also when it was read in part", 5L, driver.stored().get("opencode:msg_1").tokens().output());
            store.file("storage/message/ses_1/msg_0.json", Store.message(0, 7));
            Check.equal("a message of its own", 4, driver.refresh().stored().size());
            Check.equal("same as at once", driver.fresh().refresh().summary(), driver.summary());
        });
    }

    private static void forks(Suite s) {
        s.test("the copy a fork made is found in the same scan or later", scratch -> {
            Store store = new Store(scratch).sql(Store.SCHEMA + Store.insert("msg_5", 1, 5));
            RefreshDriver driver = store.driver().refresh();
            store.sql(Store.insert("msg_7", 1, 900_000, 900_000, 5));
            Check.equal("later", List.of("opencode:msg_7 of opencode:msg_5"), driver.refresh().copies());
            Check.equal("counters", "2 seen, 2 skipped, 1 duplicate, 1 read", counters(driver, store));
            store.sql(Store.insert("msg_3", 1, 900_000, 900_000, 5));
            driver.refresh();
            Check.equal("what is stored stays", "[opencode:msg_5]", driver.stored().keySet().toString());
            Check.equal("at once the first id counts", "[opencode:msg_3]",
                    driver.fresh().refresh().stored().keySet().toString());
            store.sql(Store.insert("msg_8", 1, 900_000, 900_000, 6));
            Check.equal("another amount is another call", 2, driver.refresh().stored().size());
        });
    }

    /** Rows of the last refresh; the first message is a day older than the watermark and is not read again. */
    private static String counters(RefreshDriver driver, Store store) throws Exception {
        store.sql(Store.insert("msg_9", 2, 900_000, 900_000, 0).replace("\"input\":1", "\"input\":0"));
        driver.refresh();
        return driver.counters();
    }

    private static void schemas(Suite s) {
        s.test("missing tables and columns are no failure", scratch -> {
            Store store = new Store(scratch);
            String data = Store.message(1, 5).replace('\'', '"');
            store.sql("opencode.db", "CREATE TABLE x (y)");
            store.sql("opencode-a.db", "CREATE TABLE message (data)");
            store.sql("opencode-b.db", "CREATE TABLE message (id, session_id); INSERT INTO message VALUES (1, 2)");
            store.sql("opencode-c.db", "CREATE TABLE message (ID PRIMARY KEY, SESSION_ID, DATA) WITHOUT ROWID;"
                    + "CREATE TABLE session (id); INSERT INTO session VALUES ('s'), (NULL);"
                    + "INSERT INTO message VALUES (17, 's', '" + data + "'), ('x', '', '" + data + "')");
            store.sql("opencode-d.db", "CREATE TABLE m (id, session_id, data); INSERT INTO m VALUES ('v', 's', '"
                    + Store.message(2, 5).replace('\'', '"') + "'); CREATE VIEW message AS SELECT * FROM m");
            RefreshDriver driver = store.driver().refresh();
            Check.equal("events", "[opencode:17, opencode:v]", driver.stored().keySet().toString());
            Check.equal("counters", "4 seen, 2 skipped, 0 duplicate, 5 read", driver.counters());
            store.sql("opencode-c.db", "INSERT INTO message VALUES ('z', 's', '"
                    + Store.message(3, 5).replace('\'', '"') + "')");
            Check.equal("without times everything is read", "3 seen, 1 skipped, 0 duplicate, 1 read",
                    driver.refresh().counters());
        });
        s.test("a table without row ids is read by its times", scratch -> {
            Store store = new Store(scratch).sql(Store.SCHEMA.replace("data text);CREATE TABLE part",
                    "data text) WITHOUT ROWID;CREATE TABLE part") + Store.insert("msg_1", 1, 1));
            RefreshDriver driver = store.driver().refresh();
            store.sql(Store.insert("msg_2", 900_000, 5));
            Check.equal("events", 2, driver.refresh().stored().size());
        });
        s.test("steps are summed with and without an index", scratch -> {
            String steps = "INSERT INTO message VALUES ('msg_1', 'ses_1', 1, 1, '"
                    + Store.message(1, "'tokens':{'input':2}").replace('\'', '"') + "');"
                    + "INSERT INTO part (id, message_id, data) VALUES"
                    + " ('a', 'msg_1', '{\"type\":\"step-finish\",\"tokens\":{\"input\":40}}'),"
                    + " ('b', 'msg_1', '{\"type\":\"step-finish\",\"tokens\":{\"input\":2}}'),"
                    + " ('c', 'msg_1', '{\"type\":\"step-finish\"'),"
                    + " ('d', 'msg_1', '{\"type\":\"tool\",\"x\":\"step-finish\",\"y\":\"'"
                    + " || hex(zeroblob(99999)) || '\"}'),"
                    + " ('e', 'msg_2', '{\"type\":\"step-finish\",\"tokens\":{\"input\":999}}')";
            for (String schema : List.of(Store.SCHEMA, Store.SCHEMA.replace("(message_id, id)", "(id, message_id)"))) {
                Store store = new Store(scratch);
                Files.deleteIfExists(store.database());
                RefreshDriver driver = store.sql(schema + steps).driver().refresh();
                Check.equal("input", 42L, driver.stored().get("opencode:msg_1").tokens().input());
            }
        });
        s.test("a database in UTF-16 is read", scratch -> {
            Store store = new Store(scratch).sql("PRAGMA encoding = 'UTF-16';" + Store.SCHEMA
                    + Store.insert("msg_ü", 1, 5));
            Check.equal("events", "[opencode:msg_ü]", store.driver().refresh().stored().keySet().toString());
        });
    }

    private static void damage(Suite s) {
        s.test("what is no database, or a damaged one, is told apart and does not disturb the others", scratch -> {
            Store store = new Store(scratch).sql(Store.SCHEMA);
            StringBuilder rows = new StringBuilder();
            for (int i = 0; i < 400; i++) {
                rows.append(Store.insert("msg_" + i, i, 1));
            }
            store.sql(rows.toString());
            byte[] whole = Files.readAllBytes(store.database());
            Files.write(store.directory.resolve("opencode-cut.db"), Arrays.copyOf(whole, 8192 * 2));
            store.file("opencode-text.db", "x".repeat(5000));
            store.file("opencode-empty.db", "");
            store.file("opencode-short.db", "x");
            RefreshDriver driver = store.driver().refresh();
            Check.equal("events", 400, driver.stored().size());
            Check.equal("cut", Reason.MALFORMED, driver.problems().get("opencode-cut.db"));
            Check.equal("text", Reason.NOT_A_DATABASE, driver.problems().get("opencode-text.db"));
            Check.equal("short", Reason.NOT_A_DATABASE, driver.problems().get("opencode-short.db"));
            Check.equal("problems", 3, driver.problems().size());
        });
        s.test("changed bytes of a database never end a scan", scratch -> {
            Store store = new Store(scratch).sql(Store.SCHEMA + Store.insert("msg_1", 1, 1)
                    + Store.insert("msg_2", 2, 2));
            byte[] whole = Files.readAllBytes(store.database());
            RefreshDriver driver = store.driver();
            Random random = scratch.random();
            for (int round = 0; round < 100; round++) {
                byte[] mutated = whole.clone();
                for (int i = 0; i < 20; i++) {
                    mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
                }
                Files.write(store.database(), mutated);
                driver.fresh().refresh();
            }
        });
        s.test("twenty thousand messages are read, then only what is new", scratch -> {
            Store store = new Store(scratch).sql(Store.SCHEMA);
            store.sql("WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 19999)"
                    + " INSERT INTO message SELECT printf('msg_%06d', i), 'ses_' || (i / 100), " + Store.START
                    + " + i * 60000, " + Store.START + " + i * 60000, replace('"
                    + Store.message(0, 7).replace('\'', '"') + "', '" + Store.START + "', "
                    + Store.START + " + i * 60000) FROM n");
            DatabaseReader reader = new DatabaseReader(Dialect.OPENCODE,
                    new TestWorld(scratch.directory()).environment(), false, 10);
            Check.equal("rows", 20_000L, reader.read(facts(store.database())).rowsSeen());
            byte[] resume = reader.read(facts(store.database())).state().resume();
            store.sql(Store.insert("msg_9", 20_000 * 60, 3));
            OpenCodeReading next = reader.read(new FileFacts(facts(store.database()).file(), resume));
            Check.equal("a day and the new one", 1442L, next.rowsSeen());
        });
    }

    private static FileFacts facts(Path database) throws Exception {
        FileAttributes attributes = FileAttributes.of(Files.readAttributes(database,
                BasicFileAttributes.class));
        return new FileFacts(new SourceFile(database, database.getParent(), attributes), null);
    }
}
