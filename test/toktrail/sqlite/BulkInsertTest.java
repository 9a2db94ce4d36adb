package toktrail.sqlite;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.sqlite.SqlStatement.Binder;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;

/** Many rows with few statements. */
public final class BulkInsertTest {

    private BulkInsertTest() { }

    public static void tests(Suite s) {
        s.test("every number of rows around the group size arrives in order", scratch -> {
            try (Database database = open(scratch)) {
                for (int group : new int[] {1, 2, 7, 64}) {
                    for (int rows : new int[] {0, 1, group - 1, group, group + 1, 2 * group, 2 * group + 1}) {
                        check(database, group, rows);
                    }
                }
            }
        });
        s.test("all kinds of values arrive, whatever was in their place before", scratch -> {
            try (Database database = open(scratch); BulkInsert insert = database.bulkInsert("t", COLUMNS, "", 2)) {
                insert.putLong(1).putText("a").putBytes(new byte[] {1}).endRow();
                insert.putLong(2).putNullableText(null).putNull().endRow();
                insert.putNullableLong(3L).putNullableText("c").putBytes(null).endRow();
                insert.putNullableLong(null).putText("").putBytes(new byte[0]).endRow();
                insert.putLong(9).putLong(5).putText("x").endRow();
                insert.flush();
                Check.equal("inserted", 5L, insert.inserted());
                Check.equal("rows",
                        List.of("1 a 01 text", "2 null null null", "3 c null text", "4   text", "9 5 78 text"),
                        database.query("SELECT id, name, CASE WHEN data IS NULL THEN 'null' ELSE hex(data) END,"
                                + " typeof(name) FROM t ORDER BY id", Binder.NONE,
                                row -> row.text(1) + " " + row.text(2) + " " + row.text(3) + " " + row.text(4)));
            }
        });
        s.test("a conflict clause skips rows and they are not counted", scratch -> {
            try (Database database = open(scratch);
                    BulkInsert insert = database.bulkInsert("t", COLUMNS, "ON CONFLICT(id) DO NOTHING", 4)) {
                for (long id : new long[] {1, 2, 2, 3, 1, 4}) {
                    insert.putLong(id).putText("n").putNull().endRow();
                }
                insert.flush();
                Check.equal("inserted", 4L, insert.inserted());
            }
        });
        s.test("misuse fails at once", scratch -> {
            try (Database database = open(scratch)) {
                Check.fails("short row", IllegalStateException.class, () -> {
                    try (BulkInsert insert = database.bulkInsert("t", COLUMNS, "")) {
                        insert.putLong(1).endRow();
                    }
                });
                Check.fails("two rows as one", IllegalStateException.class, () -> {
                    try (BulkInsert insert = database.bulkInsert("t", List.of("id"), "")) {
                        insert.putLong(1).putLong(2).endRow();
                    }
                });
                IllegalStateException lost = Check.fails("not flushed", IllegalStateException.class, () -> {
                    try (BulkInsert insert = database.bulkInsert("t", List.of("id"), "")) {
                        insert.putLong(1).endRow();
                    }
                });
                Check.equal("message", "1 rows were not flushed", lost.getMessage());
                DatabaseException e = Check.fails("missing table", DatabaseException.class,
                        () -> database.bulkInsert("none", COLUMNS, ""));
                Check.equal("reason", "no such table: none", e.reason());
            }
        });
        s.test("a violated rule in a group stores none of the group", scratch -> {
            try (Database database = open(scratch); BulkInsert insert = database.bulkInsert("t", COLUMNS, "", 3)) {
                DatabaseException e = Check.fails("insert", DatabaseException.class, () -> {
                    for (long id : new long[] {1, 2, 1}) {
                        insert.putLong(id).putNull().putNull().endRow();
                    }
                });
                Check.equal("problem", DatabaseProblem.CONSTRAINT, e.problem());
                Check.equal("rows", OptionalLong.of(0), database.firstLong("SELECT count(*) FROM t", Binder.NONE));
            }
        });
    }

    private static final List<String> COLUMNS = List.of("id", "name", "data");

    private static void check(Database database, int group, int rows) {
        database.execute("DELETE FROM t");
        database.inTransaction(TransactionMode.IMMEDIATE, () -> {
            try (BulkInsert insert = database.bulkInsert("t", COLUMNS, "", group)) {
                for (int i = 1; i <= rows; i++) {
                    insert.putLong(i).putText("n" + i).putNull().endRow();
                }
                insert.flush();
                Check.equal("inserted of " + rows + " by " + group, (long) rows, insert.inserted());
            }
        });
        Check.equal(rows + " by " + group, Optional.of(rows + " " + rows), database.first(
                "SELECT count(*), sum(name = 'n' || id AND id = rowid AND data IS NULL) FROM t", Binder.NONE,
                row -> row.longValue(1) + " " + row.longValue(2)));
    }

    private static Database open(Scratch scratch) {
        Database database = Database.openForWriting(scratch.directory().resolve("t.db"), WriteSettings.bulk());
        database.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT, data BLOB)");
        return database;
    }
}
