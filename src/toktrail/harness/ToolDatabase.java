package toktrail.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import toktrail.environment.Environment;
import toktrail.harness.SourceProblem.Reason;
import toktrail.sqlite.Database;
import toktrail.sqlite.DatabaseException;
import toktrail.sqlite.DatabaseFingerprint;
import toktrail.sqlite.ForeignDatabase;
import toktrail.sqlite.Row;
import toktrail.sqlite.SqlStatement.Binder;
import toktrail.sqlite.TransactionMode;

/** Reads the SQLite databases of tools, which may be running and writing. */
public final class ToolDatabase {

    private static final List<String> TEMPORARY_DIRECTORIES = List.of("TMPDIR", "TEMP", "TMP");

    private ToolDatabase() { }

    /**
     * What must be equal for the database to count as unchanged: its size and time, those of its write-ahead log, and
     * its counters. Not to be asked while this process has the database open.
     *
     * @throws IOException if the file is missing or cannot be read
     */
    public static String fingerprint(Path path) throws IOException {
        try {
            return DatabaseFingerprint.of(path).text();
        } catch (DatabaseException e) {
            throw new IOException(e.reason(), e);
        }
    }

    /**
     * Opens a database and runs {@code work} in one transaction, so that all it reads belongs to the same commit. The
     * work must be short: the tool cannot shorten its log meanwhile.
     *
     * @param busyTimeoutMillis how long to wait for a lock of the tool
     * @throws SourceProblem if it cannot be opened, or proves damaged or locked while it is read
     */
    public static <T> T read(Path path, Environment environment, int busyTimeoutMillis, Function<Database, T> work)
            throws SourceProblem {
        try (Database database =
                ForeignDatabase.open(path, temporaryDirectory(environment), busyTimeoutMillis)) {
            return database.inTransaction(TransactionMode.DEFERRED, () -> work.apply(database));
        } catch (DatabaseException e) {
            throw new SourceProblem(reason(e), e.reason(), e);
        }
    }

    /**
     * What the rows of a table give. A column that is missing is null in every row, a table that is missing has none.
     *
     * @param columns in the order in which {@code mapper} counts them, from 1
     */
    public static <T> List<T> rows(Database database, String table, String[] columns, Row.Mapper<T> mapper) {
        Set<String> present = database.columns(table);
        return present.isEmpty() ? List.of() : database.query(
                "SELECT " + ForeignDatabase.columnsOrNull(present, columns) + " FROM " + table, Binder.NONE, mapper);
    }

    private static Reason reason(DatabaseException e) {
        return switch (e.problem()) {
            // A write that was interrupted is taken back by the tool when it starts again.
            case BUSY, READ_ONLY -> Reason.BUSY;
            case NOT_A_DATABASE -> Reason.NOT_A_DATABASE;
            case CORRUPT, CONSTRAINT, OTHER -> Reason.MALFORMED;
            case CANNOT_OPEN, IO, FULL -> Reason.UNREADABLE;
        };
    }

    private static Path temporaryDirectory(Environment environment) {
        Optional<Path> named = TEMPORARY_DIRECTORIES.stream().flatMap(name -> Roots.named(environment, name).stream())
                .filter(Files::isDirectory).findFirst();
        return named.orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir")));
    }
}
