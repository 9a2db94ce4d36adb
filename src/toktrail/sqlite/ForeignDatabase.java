package toktrail.sqlite;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Opens databases of other programs, which may be running and writing: read-only, with their locks respected, without
 * changing the file. In WAL mode SQLite may make an empty {@code -wal} and {@code -shm} beside it, as any reader does.
 */
public final class ForeignDatabase {

    /** How long it is usual to wait for a lock of the other program. */
    public static final int BUSY_TIMEOUT_MILLIS = 5_000;

    private ForeignDatabase() { }

    /**
     * Opens {@code path}. What is committed is seen, also what is still in the write-ahead log; what is not committed
     * is not. Where SQLite cannot make its index beside the file (read-only folder, another user's file), a database
     * without log is read as unchangeable, one with a log from a private copy below {@code temporaryDirectory}, which
     * {@link Database#close()} removes.
     *
     * <p>Read everything in one short {@link TransactionMode#DEFERRED} transaction, and parse afterwards: a reader
     * keeps the other program from shortening its log.
     *
     * @param temporaryDirectory an existing folder; used only for a copy
     * @throws DatabaseException with CANNOT_OPEN, BUSY, NOT_A_DATABASE, CORRUPT, READ_ONLY (an interrupted write that
     *                           only its own program can take back) or IO; a damage deep in the file shows up later,
     *                           while reading
     */
    public static Database open(Path path, Path temporaryDirectory, int busyTimeoutMillis) {
        return new ReadOnlyOpening(path, Optional.of(temporaryDirectory), busyTimeoutMillis, 0).open();
    }

    /**
     * What to write between SELECT and FROM to get {@code wanted} in that order from a table of any version: the quoted
     * name of each column that is {@code present}, NULL for the others.
     *
     * @param present the result of {@link Database#columns}, not empty
     */
    public static String columnsOrNull(Set<String> present, String... wanted) {
        return Stream.of(wanted).map(name -> present.contains(name) ? Database.quote(name) : "NULL")
                .collect(Collectors.joining(", "));
    }
}
