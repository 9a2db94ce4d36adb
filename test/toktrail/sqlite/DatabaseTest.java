package toktrail.sqlite;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import toktrail.sqlite.SqlStatement.Binder;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** Our own databases: making, opening, statements, transactions, failures. */
public final class DatabaseTest {

    private DatabaseTest() { }

    public static void tests(Suite s) {
        opening(s);
        reading(s);
        statements(s);
        transactions(s);
        failures(s);
    }

    private static void opening(Suite s) {
        s.test("a new database and its side files belong to the owner alone", scratch -> {
            Path db = scratch.directory().resolve("a/b/new.db");
            Files.createDirectory(scratch.directory().resolve("a"),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
            try (Database database = Database.openForWriting(db, WriteSettings.bulk())) {
                database.execute("CREATE TABLE t (x)");
                Check.equal("existing parent", "rwxr-xr-x", mode(db.getParent().getParent()));
                Check.equal("new parent", "rwx------", mode(db.getParent()));
                for (String suffix : List.of("", "-wal", "-shm")) {
                    Check.equal("mode of " + suffix, "rw-------", mode(TemporaryCopy.beside(db, suffix)));
                }
            }
        });
        s.test("an existing file keeps its mode", scratch -> {
            Path db = scratch.write("old.db", "");
            Files.setPosixFilePermissions(db, PosixFilePermissions.fromString("rw-r--r--"));
            Database.openForWriting(db, WriteSettings.bulk()).close();
            Check.equal("mode", "rw-r--r--", mode(db));
        });
        s.test("a parent may be a link to a folder", scratch -> {
            Files.createDirectory(scratch.directory().resolve("real"));
            Path link = Files.createSymbolicLink(scratch.directory().resolve("link"), Path.of("real"));
            Database.openForWriting(link.resolve("x.db"), WriteSettings.bulk()).close();
            Check.that("file made", Files.exists(scratch.directory().resolve("real/x.db")));
        });
        s.test("writing has all settings", scratch -> {
            try (Database database = Database.openForWriting(scratch.directory().resolve("w.db"),
                    WriteSettings.bulk().withBusyTimeoutMillis(1234))) {
                Check.equal("journal", "wal", database.journalMode());
                Check.equal("synchronous", 1L, database.pragma("synchronous"));
                Check.equal("busy_timeout", 1234L, database.pragma("busy_timeout"));
                Check.equal("foreign_keys", 1L, database.pragma("foreign_keys"));
                Check.equal("temp_store", 2L, database.pragma("temp_store"));
                Check.equal("trusted_schema", 0L, database.pragma("trusted_schema"));
                Check.equal("cache_size", -16384L, database.pragma("cache_size"));
                Check.equal("wal_autocheckpoint", 4000L, database.pragma("wal_autocheckpoint"));
            }
        });
        s.test("names with special characters are taken literally", scratch -> {
            for (String name : List.of("a?mode=memory&x.db", "b#c.db", "d%20e.db", "f g.db", "ü ß 漢.db", "h+i=j.db",
                    "k'l\".db", " lead.db", "trail.db ", "m;n\\o.db")) {
                Path db;
                try {
                    db = scratch.directory().resolve(name);
                } catch (InvalidPathException e) {
                    // the locale knows no such letters, as LC_ALL=C on Java 17
                    continue;
                }
                try (Database database = Database.openForWriting(db, WriteSettings.bulk())) {
                    database.execute("CREATE TABLE t (x); INSERT INTO t VALUES (7)");
                }
                Check.that("size of " + name, Files.size(db) > 0);
                try (Database database = Database.openForReading(db)) {
                    Check.equal(name, OptionalLong.of(7), database.firstLong("SELECT x FROM t", Binder.NONE));
                }
            }
        });
    }

    private static void reading(Suite s) {
        s.test("reading cannot write", scratch -> {
            Path db = withTable(scratch.directory().resolve("r.db"));
            try (Database database = Database.openForReading(db)) {
                Check.equal("query_only", 1L, database.pragma("query_only"));
                Check.equal("mmap_size", 256L << 20, database.pragma("mmap_size"));
                DatabaseException e = Check.fails("insert", DatabaseException.class,
                        () -> database.update("INSERT INTO t VALUES (1, 'a')", Binder.NONE));
                Check.equal("problem", DatabaseProblem.READ_ONLY, e.problem());
            }
        });
        s.test("reading sees one commit for a whole transaction and never waits for a writer", scratch -> {
            Path db = withTable(scratch.directory().resolve("r.db"));
            try (Database writer = Database.openForWriting(db, WriteSettings.bulk());
                    Database reader = Database.openForReading(db)) {
                writer.inTransaction(TransactionMode.IMMEDIATE, () -> {
                    writer.execute("INSERT INTO t VALUES (1, 'a')");
                    Check.equal("uncommitted", 0L, count(reader));
                });
                Check.equal("committed", 1L, count(reader));
                reader.inTransaction(TransactionMode.DEFERRED, () -> {
                    Check.equal("before", 1L, count(reader));
                    writer.execute("INSERT INTO t VALUES (2, 'b')");
                    Check.equal("still", 1L, count(reader));
                });
                Check.equal("after", 2L, count(reader));
            }
        });
        s.test("where the index cannot be made a database without log is read as unchangeable", scratch -> {
            Path db = withTable(scratch.directory().resolve("r.db"));
            ForeignDatabaseTest.blockIndex(db);
            try (Database database = Database.openForReading(db)) {
                Check.equal("rows", 0L, count(database));
            }
        });
        s.test("where the index cannot be made a log is not ignored", scratch -> {
            Path db = ForeignDatabaseTest.crashed(scratch.directory(), "r.db");
            ForeignDatabaseTest.blockIndex(db);
            DatabaseException e = Check.fails("without a folder for a copy", DatabaseException.class,
                    () -> Database.openForReading(db));
            Check.equal("problem", DatabaseProblem.CANNOT_OPEN, e.problem());
        });
    }

    private static void statements(Suite s) {
        s.test("every type goes in and comes back", scratch -> {
            try (Database database = Database.openForWriting(scratch.directory().resolve("v.db"),
                    WriteSettings.bulk())) {
                database.execute("CREATE TABLE v (a, b, c, d, e, f, g, h)");
                byte[] bytes = {0, -1, 2};
                long changed = database.update("INSERT INTO v VALUES (?,?,?,1.5,?,?,?,?)", p -> p
                        .bindLong(1, Long.MIN_VALUE).bindNullableLong(2, null)
                        .bindNullableLong(3, 5L).bindText(4, "ü\0\uD83D\uDE00")
                        .bindNullableText(5, null).bindBytes(6, bytes).bindNull(7));
                Check.equal("changed", 1L, changed);
                database.forEach("SELECT * FROM v", Binder.NONE, row -> {
                    Check.equal("a", Long.MIN_VALUE, row.longValue(1));
                    Check.equal("b", OptionalLong.empty(), row.nullableLong(2));
                    Check.equal("c", OptionalLong.of(5), row.nullableLong(3));
                    Check.equal("d", 1.5, row.doubleValue(4));
                    Check.equal("e", "ü\0\uD83D\uDE00", row.text(5));
                    Check.equal("f", null, row.text(6));
                    Check.equal("g", bytes, row.bytes(7));
                    Check.that("h", row.isNull(8) && !row.isNull(7) && !row.isNull(5));
                    Check.equal("types", List.of(Row.Type.INTEGER, Row.Type.NULL, Row.Type.REAL, Row.Type.TEXT,
                            Row.Type.BLOB), List.of(row.type(1), row.type(2), row.type(4), row.type(5), row.type(7)));
                });
            }
        });
        s.test("a statement is bound and run again", scratch -> {
            try (Database database = open(scratch.directory());
                    SqlStatement insert = database.prepare("INSERT INTO t VALUES (?, ?) RETURNING id * 10");
                    SqlStatement find = database.prepare("SELECT name FROM t WHERE id = ?")) {
                for (int i = 1; i <= 3; i++) {
                    Check.equal("returned", OptionalLong.of(i * 10),
                            insert.bindLong(1, i).bindText(2, "n" + i).firstLong());
                }
                Check.equal("second", Optional.of("n2"), find.bindLong(1, 2).first(row -> row.text(1)));
                Check.equal("none", Optional.empty(), find.bindLong(1, 9).first(row -> row.text(1)));
                Check.equal("list", List.of("n3"), find.bindLong(1, 3).list(row -> row.text(1)));
                Check.equal("query", List.of(1L, 2L, 3L),
                        database.query("SELECT id FROM t ORDER BY 1", Binder.NONE, row -> row.longValue(1)));
                Check.equal("deleted", 2L, database.update("DELETE FROM t WHERE id > ?", p -> p.bindLong(1, 1)));
            }
        });
        s.test("columns are found whatever their case, and none of a missing table", scratch -> {
            try (Database database = open(scratch.directory())) {
                database.execute("CREATE TABLE \"odd \"\"name\" (A, g AS (A + 1)); CREATE VIEW w AS SELECT 1 AS one");
                Check.equal("table", Set.of("A", "g"), database.columns("odd \"name"));
                Check.that("case", database.columns("ODD \"NAME").contains("a"));
                Check.equal("view", Set.of("one"), database.columns("w"));
                Check.equal("missing", Set.of(), database.columns("missing"));
            }
        });
        s.test("a backup is a whole database and never overwrites", scratch -> {
            Path target = scratch.directory().resolve("b?.db");
            try (Database database = open(scratch.directory())) {
                database.execute("PRAGMA user_version=77; INSERT INTO t VALUES (1, 'x')");
                database.backUpTo(target);
                Check.equal("mode", "rw-------", mode(target));
                DatabaseException e = Check.fails("again", DatabaseException.class, () -> database.backUpTo(target));
                Check.equal("reason", "file exists", e.reason());
            }
            try (Database copy = Database.openForReading(target)) {
                Check.equal("version", 77L, copy.pragma("user_version"));
                Check.equal("rows", 1L, count(copy));
            }
        });
        s.test("bytes are UTF-8 in a UTF-16 database too", scratch -> {
            try (Database database = Database.openForWriting(scratch.directory().resolve("16.db"),
                    WriteSettings.bulk())) {
                database.execute("PRAGMA encoding='UTF-16le'; CREATE TABLE t (x); INSERT INTO t VALUES ('aü'), (12)");
                Check.equal("bytes", List.of("aü", "12"), database.query("SELECT x FROM t", Binder.NONE,
                        row -> new String(row.bytes(1), StandardCharsets.UTF_8)));
            }
        });
    }

    private static void transactions(Suite s) {
        s.test("whatever is thrown rolls back and is thrown on", scratch -> {
            try (Database database = open(scratch.directory())) {
                for (Throwable thrown : List.of(new IllegalStateException("x"), new AssertionError("y"))) {
                    Throwable got = Check.fails("thrown", Throwable.class,
                            () -> database.inTransaction(TransactionMode.IMMEDIATE, () -> {
                                database.execute("INSERT INTO t VALUES (1, 'a')");
                                if (thrown instanceof Error error) {
                                    throw error;
                                }
                                throw (RuntimeException) thrown;
                            }));
                    Check.that("same", got == thrown && got.getSuppressed().length == 0);
                }
                Check.equal("rows", 0L, count(database));
                Check.equal("result", 4, database.inTransaction(TransactionMode.IMMEDIATE, () -> {
                    database.execute("INSERT INTO t VALUES (1, 'a')");
                    return 4;
                }));
                Check.equal("rows", 1L, count(database));
            }
        });
        s.test("a failed commit stores nothing and leaves no transaction open", scratch -> {
            try (Database database = open(scratch.directory())) {
                database.execute("CREATE TABLE c (t REFERENCES t(id) DEFERRABLE INITIALLY DEFERRED)");
                DatabaseException e = Check.fails("commit", DatabaseException.class,
                        () -> database.inTransaction(TransactionMode.IMMEDIATE,
                                () -> database.execute("INSERT INTO c VALUES (5)")));
                Check.equal("problem", DatabaseProblem.CONSTRAINT, e.problem());
                database.inTransaction(TransactionMode.IMMEDIATE,
                        () -> database.execute("INSERT INTO t VALUES (1, '')"));
                Check.equal("c", OptionalLong.of(0), database.firstLong("SELECT count(*) FROM c", Binder.NONE));
            }
        });
        s.test("transactions do not nest", scratch -> {
            try (Database database = open(scratch.directory())) {
                Check.fails("nested", IllegalStateException.class,
                        () -> database.inTransaction(TransactionMode.DEFERRED,
                                () -> database.inTransaction(TransactionMode.DEFERRED, () -> { })));
                Check.equal("usable", 0L, count(database));
            }
        });
    }

    private static void failures(Suite s) {
        s.test("a second writer fails as busy after its timeout", scratch -> {
            Path db = withTable(scratch.directory().resolve("b.db"));
            try (Database one = Database.openForWriting(db, WriteSettings.bulk());
                    Database two = Database.openForWriting(db, WriteSettings.bulk().withBusyTimeoutMillis(10))) {
                DatabaseException e = Check.fails("second", DatabaseException.class,
                        () -> one.inTransaction(TransactionMode.IMMEDIATE,
                                () -> two.inTransaction(TransactionMode.IMMEDIATE, () -> { })));
                Check.equal("problem", DatabaseProblem.BUSY, e.problem());
                Check.equal("message", db + ": database is locked", e.getMessage());
            }
        });
        s.test("a full database, a violated rule and wrong SQL are told apart", scratch -> {
            try (Database database = open(scratch.directory())) {
                database.execute("PRAGMA max_page_count=8");
                DatabaseException full = Check.fails("full", DatabaseException.class, () -> database.update(
                        "INSERT INTO t VALUES (1, hex(zeroblob(100000)))", Binder.NONE));
                Check.equal("full", "FULL database or disk is full", full.problem() + " " + full.reason());
                database.execute("INSERT INTO t VALUES (1, 'a')");
                DatabaseException rule = Check.fails("rule", DatabaseException.class,
                        () -> database.execute("INSERT INTO t VALUES (1, 'b')"));
                Check.equal("rule", "CONSTRAINT UNIQUE constraint failed: t.id", rule.problem() + " " + rule.reason());
                DatabaseException sql = Check.fails("sql", DatabaseException.class, () -> database.prepare("SELEC"));
                Check.equal("sql", "OTHER near \"SELEC\": syntax error", sql.problem() + " " + sql.reason());
            }
        });
        s.test("what cannot be opened says why", scratch -> {
            check(scratch.directory(), "CANNOT_OPEN is a directory");
            check(scratch.write("garbage.db", "this is not a database, only a text that is long enough".repeat(20)),
                    "NOT_A_DATABASE file is not a database");
            check(scratch.write("short.db", "SQLite format 3\0"), "NOT_A_DATABASE file is not a database");
            DatabaseException missing = Check.fails("missing", DatabaseException.class,
                    () -> Database.openForReading(scratch.directory().resolve("none.db")));
            Check.equal("missing", "CANNOT_OPEN no such file", missing.problem() + " " + missing.reason());
            Path file = scratch.write("file", "x");
            DatabaseException below = Check.fails("below a file", DatabaseException.class,
                    () -> Database.openForWriting(file.resolve("x.db"), WriteSettings.bulk()));
            Check.that("below a file: " + below.reason(), below.getMessage().startsWith(file + ""));
        });
    }

    private static void check(Path path, String want) {
        for (boolean write : new boolean[] {true, false}) {
            DatabaseException e = Check.fails(want, DatabaseException.class, () -> {
                if (write) {
                    Database.openForWriting(path, WriteSettings.bulk());
                } else {
                    Database.openForReading(path);
                }
            });
            Check.equal("opening " + path.getFileName(), want, e.problem() + " " + e.reason());
        }
    }

    private static Database open(Path directory) {
        return Database.openForWriting(withTable(directory.resolve("t.db")), WriteSettings.bulk());
    }

    private static Path withTable(Path db) {
        try (Database database = Database.openForWriting(db, WriteSettings.bulk())) {
            database.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT)");
        }
        return db;
    }

    private static long count(Database database) {
        return database.firstLong("SELECT count(*) FROM t", Binder.NONE).orElseThrow();
    }

    private static String mode(Path path) throws java.io.IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
