package toktrail.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.sqlite.SQLiteConnection;

/**
 * One connection to one SQLite file. Every failure is a {@link DatabaseException}. Not for two threads at a time.
 *
 * <p>Outside {@link #inTransaction} each statement is a transaction of its own.
 */
public final class Database implements AutoCloseable {

    /** What is done within a transaction; gives a result. */
    public interface Work<T> {
        /** Any exception rolls the transaction back. */
        T run();
    }

    private static final int READ_BUSY_TIMEOUT_MILLIS = 5_000;
    private static final long READ_MAP_BYTES = 256L << 20;

    private final Path path;
    private final SQLiteConnection connection;
    private final Optional<TemporaryCopy> copy;
    private Boolean utf8;
    private boolean transaction;

    /** Takes over the connection, and the copy it reads if there is one; both end with {@link #close()}. */
    Database(Path path, SQLiteConnection connection, Optional<TemporaryCopy> copy) {
        this.path = path;
        this.connection = connection;
        this.copy = copy;
    }

    /**
     * Opens a database for reading and writing. A missing file is made, empty and with mode 0600, before SQLite sees
     * it, so {@code -wal} and {@code -shm} inherit the mode; missing parents are made with mode 0700. The write-ahead
     * log is switched on unless the file system refuses it or another connection is in the way: {@link #journalMode()}
     * tells. Commits survive a crash of the program; the last ones may be lost when the power fails.
     *
     * @throws DatabaseException if the file cannot be made or opened, or is no database
     */
    public static Database openForWriting(Path path, WriteSettings settings) {
        try {
            OwnerOnly.createFile(path);
        } catch (IOException e) {
            throw DatabaseException.of(e, path);
        }
        ReadOnlyOpening.checkReadable(path);
        Database database = connect(path, path, "mode=rw", settings.busyTimeoutMillis(), Optional.empty());
        try {
            database.execute("PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA trusted_schema=OFF;"
                    + (settings.cacheKibibytes() == 0 ? "" : "PRAGMA cache_size=-" + settings.cacheKibibytes() + ";"));
            database.preferWriteAheadLog();
            // after the journal mode, which sets them back
            database.execute("PRAGMA synchronous=NORMAL;" + (settings.checkpointPages() == 0 ? ""
                    : "PRAGMA wal_autocheckpoint=" + settings.checkpointPages() + ";"));
            return database;
        } catch (Throwable e) {
            throw database.closeAfter(e);
        }
    }

    /** Opens a new database that lies in memory and is gone when it is closed; {@code path} is its name in failures. */
    public static Database openInMemory(Path path) {
        try {
            Database database = new Database(path, Connections.openInMemory(), Optional.empty());
            try {
                database.execute("PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA trusted_schema=OFF;");
                return database;
            } catch (Throwable e) {
                throw database.closeAfter(e);
            }
        } catch (SQLException e) {
            throw DatabaseException.of(e, path);
        }
    }

    private void preferWriteAheadLog() {
        try {
            execute("PRAGMA journal_mode=WAL");
        } catch (DatabaseException e) {
            if (e.problem() != DatabaseProblem.BUSY) {
                throw e;
            }
            // Somebody is at work in the old mode; that goes for us as well. A later opening will switch.
        }
    }

    /**
     * Opens an existing database of our own for reading only, with up to 256 MiB of it mapped into memory. SQLite makes
     * {@code -shm} beside it when necessary. Where it cannot, because the folder is read-only, the file is read as
     * unchangeable if there is no write-ahead log beside it; what is in a log could not be seen, so that is a failure.
     *
     * @throws DatabaseException if it is missing, unreadable, locked for 5 seconds, broken or no database
     */
    public static Database openForReading(Path path) {
        return new ReadOnlyOpening(path, Optional.empty(), READ_BUSY_TIMEOUT_MILLIS, READ_MAP_BYTES).open();
    }

    /**
     * Opens a database that nobody writes, such as one out of an archive: without locks, and without a write-ahead log,
     * even if it says that it has one.
     *
     * @throws DatabaseException if it is missing, unreadable or no database
     */
    public static Database openUnchangeable(Path path) {
        ReadOnlyOpening.checkReadable(path);
        Database database = connect(path, path, "mode=ro&immutable=1", 0, Optional.empty());
        try {
            database.execute("PRAGMA query_only=ON; PRAGMA trusted_schema=OFF; PRAGMA temp_store=FILE;");
            return database;
        } catch (DatabaseException e) {
            throw database.closeAfter(e);
        }
    }

    /** Connects to {@code file}, naming it {@code path} in failures. */
    static Database connect(Path path, Path file, String parameters, int busyTimeoutMillis,
            Optional<TemporaryCopy> copy) {
        try {
            return new Database(path, Connections.open(file, parameters, busyTimeoutMillis), copy);
        } catch (SQLException e) {
            throw DatabaseException.of(e, path);
        }
    }

    /** The file as it was named when it was opened. */
    public Path path() {
        return path;
    }

    /** {@code wal}, {@code delete} or another of SQLite's names, in lower case. */
    String journalMode() {
        return first("PRAGMA journal_mode", SqlStatement.Binder.NONE, row -> row.text(1))
                .map(mode -> mode.toLowerCase(Locale.ROOT)).orElse("");
    }

    /** Compiles a statement for repeated use; the caller closes it. */
    public SqlStatement prepare(String sql) {
        try {
            return new SqlStatement(this, connection.prepareStatement(sql));
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Runs one or more statements, separated by semicolons, without parameters, ignoring rows. */
    public void execute(String script) {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(script);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Runs a statement that gives no rows; the number of rows inserted, changed or deleted. */
    public long update(String sql, SqlStatement.Binder binder) {
        try (SqlStatement statement = prepare(sql)) {
            binder.bind(statement);
            return statement.update();
        }
    }

    /** Runs a query and collects what {@code mapper} makes of each row, in order; a list of the caller's own. */
    public <T> List<T> query(String sql, SqlStatement.Binder binder, Row.Mapper<T> mapper) {
        List<T> values = new ArrayList<>();
        forEach(sql, binder, row -> values.add(mapper.map(row)));
        return values;
    }

    /** Runs a query and hands over each row in order, without collecting them. */
    public void forEach(String sql, SqlStatement.Binder binder, Row.Consumer consumer) {
        try (SqlStatement statement = prepare(sql)) {
            binder.bind(statement);
            statement.forEach(consumer);
        }
    }

    /** What {@code mapper} makes of the first row, absent without one or when the mapper gives null. */
    public <T> Optional<T> first(String sql, SqlStatement.Binder binder, Row.Mapper<T> mapper) {
        try (SqlStatement statement = prepare(sql)) {
            binder.bind(statement);
            return statement.first(mapper);
        }
    }

    /** The first column of the first row, absent without a row or for NULL. */
    public OptionalLong firstLong(String sql, SqlStatement.Binder binder) {
        try (SqlStatement statement = prepare(sql)) {
            binder.bind(statement);
            return statement.firstLong();
        }
    }

    /** The number a pragma answers, such as {@code user_version}. */
    public long pragma(String name) {
        return firstLong("PRAGMA " + quote(name), SqlStatement.Binder.NONE).orElseThrow(
                () -> new IllegalArgumentException("pragma without a number: " + name));
    }

    /** Prepares a {@link BulkInsert} with {@link BulkInsert#ROWS_PER_STATEMENT} rows per statement. */
    public BulkInsert bulkInsert(String table, List<String> columns, String conflictClause) {
        return bulkInsert(table, columns, conflictClause, BulkInsert.ROWS_PER_STATEMENT);
    }

    /**
     * Prepares an insertion of many rows; the caller closes it.
     *
     * @param conflictClause   appended as it stands, such as {@code ON CONFLICT(key) DO NOTHING}, or empty
     * @param rowsPerStatement from 1; times columns at most 32,766, a limit of SQLite
     */
    public BulkInsert bulkInsert(String table, List<String> columns, String conflictClause, int rowsPerStatement) {
        return new BulkInsert(this, table, columns, conflictClause, rowsPerStatement);
    }

    /**
     * Runs {@code work} in one transaction: committed when it returns, rolled back when it throws anything, which is
     * then thrown on. Transactions do not nest.
     *
     * @throws DatabaseException also when the commit fails; then nothing of the work is stored
     */
    public <T> T inTransaction(TransactionMode mode, Work<T> work) {
        if (transaction) {
            throw new IllegalStateException("a transaction within a transaction");
        }
        update("BEGIN " + mode, SqlStatement.Binder.NONE);
        transaction = true;
        try {
            T result = work.run();
            update("COMMIT", SqlStatement.Binder.NONE);
            return result;
        } catch (Throwable e) {
            rollBack(e);
            throw e;
        } finally {
            transaction = false;
        }
    }

    /** As {@link #inTransaction(TransactionMode, Work)}, for work without a result. */
    public void inTransaction(TransactionMode mode, Runnable work) {
        inTransaction(mode, () -> {
            work.run();
            return null;
        });
    }

    private void rollBack(Throwable because) {
        try {
            update("ROLLBACK", SqlStatement.Binder.NONE);
        } catch (DatabaseException e) {
            // SQLite has already done so after a full disk or an I/O error
            because.addSuppressed(e);
        }
    }

    /**
     * The names of the columns of a table or view, compared without regard to case; empty if there is none of that
     * name. Generated columns are included.
     */
    public Set<String> columns(String table) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        forEach("PRAGMA table_xinfo(" + quote(table) + ")", SqlStatement.Binder.NONE, row -> {
            boolean internal = row.longValue(7) == 1;
            if (!internal) {
                names.add(row.text(2));
            }
        });
        return Collections.unmodifiableSet(names);
    }

    /**
     * Writes a consistent copy of the database as of now to {@code target}, which must not exist; mode 0600.
     *
     * @throws DatabaseException naming {@code target} if it exists or cannot be written; nothing is left there then
     */
    public void backUpTo(Path target) {
        if (Files.exists(target)) {
            throw DatabaseException.of(DatabaseProblem.CANNOT_OPEN, target, "file exists");
        }
        try {
            OwnerOnly.createFile(target);
            int code = connection.getDatabase().backup("main", Connections.address(target), null);
            if (code != 0) {
                Files.deleteIfExists(target);
                DatabaseProblem problem = DatabaseProblem.ofResultCode(code);
                throw DatabaseException.of(problem, target, problem.reason());
            }
        } catch (SQLException e) {
            throw failure(e);
        } catch (IOException e) {
            throw DatabaseException.of(e, target);
        }
    }

    /** A name in double quotes, so that it is nothing but a name. */
    static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    boolean isUtf8() {
        if (utf8 == null) {
            utf8 = first("PRAGMA encoding", SqlStatement.Binder.NONE, row -> row.text(1)).orElse("").equals("UTF-8");
        }
        return utf8;
    }

    DatabaseException failure(SQLException e) {
        return DatabaseException.of(e, path);
    }

    /** Closes because of {@code e}; gives it back for a throw statement. */
    RuntimeException closeAfter(Throwable e) {
        try {
            close();
        } catch (DatabaseException closing) {
            e.addSuppressed(closing);
        }
        if (e instanceof Error error) {
            throw error;
        }
        return (RuntimeException) e;
    }

    /** Ends the connection and its statements; an unfinished transaction is rolled back. May be repeated. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            copy.ifPresent(TemporaryCopy::close);
        }
    }
}
