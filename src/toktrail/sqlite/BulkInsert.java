package toktrail.sqlite;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * Inserts many rows with few statements: full groups go as one {@code VALUES (…),(…)…}, the rest row by row.
 *
 * <p>Values are put in the order of the columns and each row is ended; rows reach SQLite when a group is full or at
 * {@link #flush()}, in the order they were ended. The transaction is the caller's. With 20 columns, 64 rows per
 * statement cost about 0.6 of the CPU time of single ones; from 32 rows on it makes no measurable difference.
 */
public final class BulkInsert implements AutoCloseable {

    /** A group size among those that cost least. */
    static final int ROWS_PER_STATEMENT = 64;

    /** Marks a place of {@link #others} whose value is in {@link #longs}. */
    private static final Object LONG = new Object();

    private final SqlStatement group;
    private final SqlStatement single;
    private final int columns;
    private final int rowsPerStatement;
    private final long[] longs;
    private final Object[] others;
    private int size;
    private int rows;
    private long inserted;

    /**
     * Prepares the statements.
     *
     * @param columns          at least one name
     * @param conflictClause   appended as it stands, such as {@code ON CONFLICT(key) DO NOTHING}, or empty
     * @param rowsPerStatement from 1; times columns at most 32,766, a limit of SQLite
     */
    BulkInsert(Database database, String table, List<String> columns, String conflictClause, int rowsPerStatement) {
        if (columns.isEmpty() || rowsPerStatement < 1) {
            throw new IllegalArgumentException(columns.size() + " columns, " + rowsPerStatement + " rows");
        }
        this.columns = columns.size();
        this.rowsPerStatement = rowsPerStatement;
        longs = new long[this.columns * rowsPerStatement];
        others = new Object[this.columns * rowsPerStatement];
        single = database.prepare(sql(table, columns, 1, conflictClause));
        try {
            group = rowsPerStatement == 1 ? single
                    : database.prepare(sql(table, columns, rowsPerStatement, conflictClause));
        } catch (DatabaseException e) {
            single.close();
            throw e;
        }
    }

    private static String sql(String table, List<String> columns, int rows, String conflictClause) {
        String row = "(" + String.join(",", Collections.nCopies(columns.size(), "?")) + ")";
        return "INSERT INTO " + Database.quote(table)
                + " (" + String.join(", ", columns.stream().map(Database::quote).toList()) + ") VALUES "
                + String.join(",", Collections.nCopies(rows, row)) + " " + conflictClause;
    }

    /** The next column's value. */
    public BulkInsert putLong(long value) {
        longs[size] = value;
        return put(LONG);
    }

    /** The next column's value, NULL for null. */
    public BulkInsert putNullableLong(Long value) {
        return value == null ? put(null) : putLong(value);
    }

    /** The next column's value. */
    public BulkInsert putText(String value) {
        return put(Objects.requireNonNull(value, "value"));
    }

    /** The next column's value, NULL for null. */
    public BulkInsert putNullableText(String value) {
        return put(value);
    }

    /** The next column's value, NULL for null; the array must not change before the row is flushed. */
    public BulkInsert putBytes(byte[] value) {
        return put(value);
    }

    /** The next column is NULL. */
    public BulkInsert putNull() {
        return put(null);
    }

    private BulkInsert put(Object value) {
        others[size++] = value;
        return this;
    }

    /**
     * Ends a row.
     *
     * @throws IllegalStateException if not exactly its columns were put
     */
    public void endRow() {
        if (size != (rows + 1) * columns) {
            throw new IllegalStateException("row with " + (size - rows * columns) + " of " + columns + " values");
        }
        rows++;
        if (rows == rowsPerStatement) {
            clear();
            inserted += run(group, 0, others.length);
        }
    }

    /** Inserts the rows that wait for a full group. After a failure the waiting rows are forgotten. */
    public void flush() {
        if (size != rows * columns) {
            throw new IllegalStateException("unfinished row");
        }
        int to = size;
        clear();
        for (int from = 0; from < to; from += columns) {
            inserted += run(single, from, from + columns);
        }
    }

    private void clear() {
        size = 0;
        rows = 0;
    }

    private long run(SqlStatement statement, int from, int to) {
        for (int i = from; i < to; i++) {
            int parameter = i - from + 1;
            Object value = others[i];
            if (value == LONG) {
                statement.bindLong(parameter, longs[i]);
            } else if (value instanceof String text) {
                statement.bindText(parameter, text);
            } else {
                statement.bindBytes(parameter, (byte[]) value);
            }
            others[i] = null;
        }
        return statement.update();
    }

    /** Forgets the rows that wait, finished or not. */
    public void discard() {
        clear();
        Arrays.fill(others, null);
    }

    /** Rows that SQLite has inserted or, with such a conflict clause, changed so far. */
    long inserted() {
        return inserted;
    }

    /**
     * Frees the statements.
     *
     * @throws IllegalStateException if rows still wait for {@link #flush()}: they would be lost
     */
    @Override
    public void close() {
        single.close();
        if (group != single) {
            group.close();
        }
        if (size > 0) {
            throw new IllegalStateException(rows + " rows were not flushed");
        }
    }
}
