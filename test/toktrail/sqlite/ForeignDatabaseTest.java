package toktrail.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import toktrail.sqlite.SqlStatement.Binder;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** Databases of other programs: running, crashed, locked, broken, read-only. */
public final class ForeignDatabaseTest {

    private ForeignDatabaseTest() { }

    public static void tests(Suite s) {
        running(s);
        withoutIndex(s);
        broken(s);
        values(s);
        fingerprints(s);
    }

    private static void running(Suite s) {
        s.test("commits in the log of a running program are seen, and nothing else", scratch -> {
            Path db = scratch.directory().resolve("live.db");
            try (Database writer = Database.openForWriting(db, WriteSettings.bulk())) {
                writer.execute("CREATE TABLE m (x); INSERT INTO m VALUES (1)");
                long logSize = Files.size(TemporaryCopy.beside(db, "-wal"));
                Check.that("the rows are in the log", logSize > 0);
                writer.inTransaction(TransactionMode.IMMEDIATE, () -> {
                    writer.execute("INSERT INTO m VALUES (2)");
                    try (Database reader = open(db, scratch.directory())) {
                        Check.equal("rows", 1L, count(reader));
                    }
                });
                try (Database reader = open(db, scratch.directory())) {
                    Check.equal("after the commit", 2L, count(reader));
                    Check.equal("never mapped", 0L, reader.pragma("mmap_size"));
                    Check.fails("writing", DatabaseException.class, () -> reader.execute("DELETE FROM m"));
                }
            }
        });
        s.test("a database locked exclusively is busy after the timeout", scratch -> {
            Path db = plain(scratch.directory());
            try (Database writer = Database.connect(db, db, "mode=rw", 0, Optional.empty())) {
                writer.execute("BEGIN EXCLUSIVE");
                DatabaseException e = Check.fails("open", DatabaseException.class,
                        () -> ForeignDatabase.open(db, scratch.directory(), 20));
                Check.equal("problem", "BUSY database is locked", e.problem() + " " + e.reason());
                writer.execute("COMMIT");
                try (Database reader = ForeignDatabase.open(db, scratch.directory(), 20)) {
                    Check.equal("rows", 1L, count(reader));
                }
            }
        });
        s.test("an interrupted write is left to its own program", scratch -> {
            Path db = plain(scratch.directory());
            Path kept = scratch.directory().resolve("kept");
            try (Database writer = Database.connect(db, db, "mode=rw", 0, Optional.empty())) {
                writer.execute("PRAGMA cache_size=1; PRAGMA cache_spill=1; BEGIN;"
                        + "CREATE TABLE big AS WITH RECURSIVE c(n) AS "
                        + "(SELECT 1 UNION ALL SELECT n + 1 FROM c LIMIT 2000) "
                        + "SELECT n, hex(zeroblob(100)) FROM c");
                Files.copy(db, kept);
                Files.copy(TemporaryCopy.beside(db, "-journal"), TemporaryCopy.beside(kept, "-journal"));
                writer.execute("ROLLBACK");
            }
            DatabaseException e = Check.fails("open", DatabaseException.class,
                    () -> open(kept, scratch.directory()));
            Check.equal("problem", DatabaseProblem.READ_ONLY, e.problem());
            Check.that("journal is still there", Files.size(TemporaryCopy.beside(kept, "-journal")) > 0);
        });
    }

    private static void withoutIndex(Suite s) {
        s.test("without index and log a database is read as unchangeable", scratch -> {
            Path db = crashed(scratch.directory(), "c.db");
            Files.delete(TemporaryCopy.beside(db, "-wal"));
            blockIndex(db);
            try (Database reader = open(db, noCopy(scratch.directory()))) {
                Check.equal("what is in the file itself", 1L, count(reader));
            }
            Files.deleteIfExists(TemporaryCopy.beside(db, "-wal"));
            Files.createFile(TemporaryCopy.beside(db, "-wal"));
            try (Database reader = open(db, noCopy(scratch.directory()))) {
                Check.equal("the same with an empty log", 1L, count(reader));
            }
        });
        s.test("without index a log is read from a private copy that is removed", scratch -> {
            Path db = crashed(scratch.directory(), "c %#?.db");
            blockIndex(db);
            Path temporary = Files.createDirectory(scratch.directory().resolve("tmp"));
            try (Database reader = open(db, temporary)) {
                Check.equal("rows", 3L, count(reader));
                Check.equal("path", db, reader.path());
                Check.equal("copies", 1L, entries(temporary));
            }
            Check.equal("left", 0L, entries(temporary));
            DatabaseException e = Check.fails("no folder for it", DatabaseException.class,
                    () -> open(db, noCopy(scratch.directory())));
            Check.equal("message", noCopy(scratch.directory()) + ": no such file", e.getMessage());
        });
        s.test("a copy is taken again when the files change, three times at most", scratch -> {
            Path db = crashed(scratch.directory(), "c.db");
            Path log = TemporaryCopy.beside(db, "-wal");
            Path temporary = Files.createDirectory(scratch.directory().resolve("tmp"));
            blockIndex(db);
            for (int changes : new int[] {2, 3}) {
                AtomicInteger copies = new AtomicInteger();
                TemporaryCopy.Copier copier = (from, to) -> {
                    Files.copy(from, to);
                    if (copies.incrementAndGet() % 2 == 1 && copies.get() < 2 * changes) {
                        Files.write(log, new byte[1], java.nio.file.StandardOpenOption.APPEND);
                    }
                };
                ReadOnlyOpening opening = new ReadOnlyOpening(db, Optional.of(temporary), 0, 0, copier);
                if (changes == 2) {
                    try (Database reader = opening.open()) {
                        Check.equal("rows", 3L, count(reader));
                    }
                } else {
                    DatabaseException e = Check.fails("third change", DatabaseException.class, opening::open);
                    Check.equal("problem", DatabaseProblem.BUSY, e.problem());
                }
                Check.equal("copied files", 6, copies.get());
                Check.equal("left", 0L, entries(temporary));
            }
        });
        s.test("a log that vanishes while it is copied is no failure", scratch -> {
            Path db = crashed(scratch.directory(), "c.db");
            Path temporary = Files.createDirectory(scratch.directory().resolve("tmp"));
            blockIndex(db);
            TemporaryCopy.Copier copier = (from, to) -> {
                if (from.toString().endsWith("-wal")) {
                    Files.deleteIfExists(from);
                }
                Files.copy(from, to);
            };
            try (Database reader = new ReadOnlyOpening(db, Optional.of(temporary), 0, 0, copier).open()) {
                Check.equal("what is in the file itself", 1L, count(reader));
            }
            Check.equal("left", 0L, entries(temporary));
        });
        s.test("a read-only folder is no obstacle", scratch -> {
            Path folder = Files.createDirectory(scratch.directory().resolve("ro"));
            Path db = crashed(folder, "c.db");
            folder.toFile().setWritable(false);
            if (Files.isWritable(folder)) {
                throw new Suite.SkippedException("permissions do not bind this user");
            }
            try (Database reader = open(db, scratch.directory())) {
                Check.equal("rows", 3L, count(reader));
            }
        });
    }

    private static void broken(Suite s) {
        s.test("garbage, a foreign header and a cut file are told apart", scratch -> {
            byte[] whole = Files.readAllBytes(plain(scratch.directory()));
            check(scratch.write("garbage", "x".repeat(5000)), DatabaseProblem.NOT_A_DATABASE);
            byte[] header = whole.clone();
            header[3] = 'X';
            check(Files.write(scratch.directory().resolve("header"), header), DatabaseProblem.NOT_A_DATABASE);
            check(Files.write(scratch.directory().resolve("cut"), java.util.Arrays.copyOf(whole, 4096)),
                    DatabaseProblem.CORRUPT);
            check(Files.write(scratch.directory().resolve("short"), java.util.Arrays.copyOf(whole, 50)),
                    DatabaseProblem.NOT_A_DATABASE);
        });
        s.test("a damaged page fails while reading", scratch -> {
            Path db = plain(scratch.directory());
            byte[] bytes = Files.readAllBytes(db);
            java.util.Arrays.fill(bytes, 4096, bytes.length, (byte) 0x55);
            Files.write(db, bytes);
            try (Database reader = open(db, scratch.directory())) {
                DatabaseException e = Check.fails("select", DatabaseException.class, () -> count(reader));
                Check.equal("problem", DatabaseProblem.CORRUPT, e.problem());
            }
        });
        s.test("an empty file is a database without tables", scratch -> {
            try (Database reader = open(scratch.write("empty", ""), scratch.directory())) {
                Check.equal("columns", Set.of(), reader.columns("m"));
            }
        });
    }

    private static void values(Suite s) {
        s.test("whole numbers are found in whatever type they were stored", scratch -> {
            Path db = scratch.directory().resolve("v.db");
            try (Database writer = Database.openForWriting(db, WriteSettings.bulk())) {
                writer.execute("CREATE TABLE m (x)");
            }
            number(db, "5", OptionalLong.of(5));
            number(db, "'7'", OptionalLong.of(7));
            number(db, "' -12 '", OptionalLong.of(-12));
            number(db, "'1e3'", OptionalLong.of(1000));
            number(db, "'2.0'", OptionalLong.of(2));
            number(db, "3.0", OptionalLong.of(3));
            number(db, "9223372036854775807", OptionalLong.of(Long.MAX_VALUE));
            number(db, "'-9223372036854775808'", OptionalLong.of(Long.MIN_VALUE));
            for (String none : List.of("NULL", "2.5", "'2.5'", "'x'", "''", "'1e999999999'", "x'3132'", "9e18 * 10",
                    "'9223372036854775808'", "9223372036854775808.0", "'0x10'", "1e999", "'1 2'")) {
                number(db, none, OptionalLong.empty());
            }
        });
        s.test("a missing column reads as null", scratch -> {
            try (Database reader = open(plain(scratch.directory()), scratch.directory())) {
                String columns = ForeignDatabase.columnsOrNull(reader.columns("m"), "newer", "X");
                Check.equal("columns", "NULL, \"X\"", columns);
                Check.equal("row", Optional.of("null 1"), reader.first("SELECT " + columns + " FROM m", Binder.NONE,
                        row -> row.text(1) + " " + row.text(2)));
            }
        });
    }

    private static void fingerprints(Suite s) {
        s.test("a fingerprint changes with a commit in the log and not with reading", scratch -> {
            Path db = scratch.directory().resolve("f.db");
            try (Database writer = Database.openForWriting(db, WriteSettings.bulk())) {
                writer.execute("CREATE TABLE m (x); PRAGMA user_version=42; PRAGMA wal_checkpoint");
                String before = DatabaseFingerprint.of(db).text();
                writer.execute("INSERT INTO m VALUES (1)");
                Check.that("commit", !before.equals(DatabaseFingerprint.of(db).text()));
            }
            DatabaseFingerprint closed = DatabaseFingerprint.of(db);
            Check.equal("version", 42, closed.userVersion());
            Check.equal("pages", 2L, closed.pageCount());
            Check.equal("log", 0L, closed.logSize());
            try (Database reader = open(db, scratch.directory())) {
                count(reader);
                Check.equal("while reading", closed, DatabaseFingerprint.of(db));
            }
            Check.equal("after reading", closed.text(), DatabaseFingerprint.of(db).text());
        });
        s.test("a fingerprint of anything else has no counters", scratch -> {
            DatabaseFingerprint text = DatabaseFingerprint.of(scratch.write("t", "x".repeat(200)));
            Check.equal("size and counters", "200 0 0 0",
                    text.size() + " " + text.changeCounter() + " " + text.pageCount() + " " + text.userVersion());
            Check.equal("empty", 0L, DatabaseFingerprint.of(scratch.write("e", "")).size());
            DatabaseException e = Check.fails("missing", DatabaseException.class,
                    () -> DatabaseFingerprint.of(scratch.directory().resolve("none")));
            Check.equal("reason", "no such file", e.reason());
        });
    }

    private static void number(Path db, String sql, OptionalLong want) {
        try (Database reader = open(db, db.getParent())) {
            Check.equal(sql, Optional.of(want), reader.first("SELECT " + sql, Binder.NONE, row -> row.findLong(1)));
        }
    }

    private static void check(Path db, DatabaseProblem want) {
        DatabaseException e = Check.fails("opening " + db, DatabaseException.class,
                () -> open(db, db.getParent()));
        Check.equal("opening " + db, want, e.problem());
    }

    /** A database in the old journal mode with one row in table m. */
    private static Path plain(Path directory) {
        Path db = directory.resolve("plain.db");
        try (Database database = Database.openForWriting(db, WriteSettings.bulk())) {
            database.execute("PRAGMA journal_mode=DELETE; CREATE TABLE m (x); INSERT INTO m VALUES (1)");
        }
        return db;
    }

    /** What a killed program leaves: one row of table m in the database, two more in the log, no index. */
    static Path crashed(Path directory, String name) throws IOException {
        Path live = directory.resolve("live.db");
        Path crashed = directory.resolve(name);
        try (Database writer = Database.openForWriting(live, WriteSettings.bulk())) {
            writer.execute("CREATE TABLE m (x); INSERT INTO m VALUES (1); PRAGMA wal_checkpoint(TRUNCATE)");
            writer.execute("INSERT INTO m VALUES (2), (3)");
            Files.copy(live, crashed);
            Files.copy(TemporaryCopy.beside(live, "-wal"), TemporaryCopy.beside(crashed, "-wal"));
        }
        Files.delete(live);
        return crashed;
    }

    /** As if the folder were read-only, but for the superuser as well: SQLite makes no index through a link. */
    static void blockIndex(Path db) throws IOException {
        Files.createSymbolicLink(TemporaryCopy.beside(db, "-shm"), Path.of("missing", "index"));
    }

    private static Database open(Path db, Path temporaryDirectory) {
        return ForeignDatabase.open(db, temporaryDirectory, ForeignDatabase.BUSY_TIMEOUT_MILLIS);
    }

    /** A folder that does not exist: a copy made there would fail. */
    private static Path noCopy(Path directory) {
        return directory.resolve("none");
    }

    private static long entries(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.count();
        }
    }

    private static long count(Database database) {
        return database.firstLong("SELECT count(*) FROM m", Binder.NONE).orElseThrow();
    }
}
