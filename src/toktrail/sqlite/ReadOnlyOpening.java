package toktrail.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * The ways to read a database that somebody else may be writing, tried from the best to the last resort.
 *
 * <ol>
 *   <li>Read-only and with locks. In WAL mode SQLite needs the index {@code -shm} for that and makes it if it may.
 *   <li>If it may not: as unchangeable, which takes no locks. Right only while there is no write-ahead log: what is in
 *       the log would be missing, and a checkpoint in the middle would mix old pages with new ones.
 *   <li>Else a private copy of database and log.
 * </ol>
 */
final class ReadOnlyOpening {

    private static final int SMALLEST_PAGE_BYTES = 512;
    private static final int HOT_JOURNAL = 776;
    /** Opening, sizing, locking and mapping the index of the write-ahead log. */
    private static final Set<Integer> INDEX_FAILURES = Set.of(4618, 4874, 5130, 5386);

    private final Path path;
    private final Optional<Path> temporaryDirectory;
    private final int busyTimeoutMillis;
    private final long mapBytes;
    private final TemporaryCopy.Copier copier;

    ReadOnlyOpening(Path path, Optional<Path> temporaryDirectory, int busyTimeoutMillis, long mapBytes) {
        this(path, temporaryDirectory, busyTimeoutMillis, mapBytes, Files::copy);
    }

    /** For tests that change a file while it is copied. */
    ReadOnlyOpening(Path path, Optional<Path> temporaryDirectory, int busyTimeoutMillis, long mapBytes,
            TemporaryCopy.Copier copier) {
        this.path = path;
        this.temporaryDirectory = temporaryDirectory;
        this.busyTimeoutMillis = busyTimeoutMillis;
        this.mapBytes = mapBytes;
        this.copier = copier;
    }

    Database open() {
        checkReadable(path);
        try {
            return read(path, "mode=ro", Optional.empty());
        } catch (DatabaseException e) {
            if (!lacksIndex(e)) {
                throw e;
            }
            return openWithoutIndex(e);
        }
    }

    /** Whether the failure is of the kind met when the index of the write-ahead log cannot be made or written. */
    private static boolean lacksIndex(DatabaseException e) {
        return switch (e.problem()) {
            case CANNOT_OPEN -> true;
            case IO -> INDEX_FAILURES.contains(e.resultCode());
            case READ_ONLY -> e.resultCode() != HOT_JOURNAL;
            case BUSY, FULL, CORRUPT, NOT_A_DATABASE, CONSTRAINT, OTHER -> false;
        };
    }

    private Database openWithoutIndex(DatabaseException because) {
        try {
            Path file = path.toRealPath();
            if (size(TemporaryCopy.beside(file, "-journal")) > 0) {
                // an unfinished write in the other mode; its own program has to take it back
                throw because;
            }
            if (size(TemporaryCopy.beside(file, "-wal")) == 0) {
                return read(file, "mode=ro&immutable=1", Optional.empty());
            }
            if (temporaryDirectory.isEmpty()) {
                throw because;
            }
            TemporaryCopy copy = TemporaryCopy.of(file, temporaryDirectory.get(), copier);
            return read(copy.database(), "mode=ro", Optional.of(copy));
        } catch (IOException e) {
            throw DatabaseException.of(e, path);
        }
    }

    private Database read(Path file, String parameters, Optional<TemporaryCopy> copy) {
        Database database;
        try {
            database = Database.connect(path, file, parameters, busyTimeoutMillis, copy);
        } catch (DatabaseException e) {
            copy.ifPresent(TemporaryCopy::close);
            throw e;
        }
        try {
            database.execute("PRAGMA query_only=ON; PRAGMA trusted_schema=OFF; PRAGMA temp_store=MEMORY;"
                    + "PRAGMA mmap_size=" + mapBytes + ";");
            // the first look into the file
            database.pragma("schema_version");
            return database;
        } catch (DatabaseException e) {
            throw database.closeAfter(e);
        }
    }

    /**
     * Fails with words of our own where SQLite would say that it was "unable to open database file", and for files too
     * short to be a database, which SQLite takes for empty ones and would write over. The file itself is not opened:
     * closing it again would, under POSIX, drop the locks of every connection this process has to it.
     */
    static void checkReadable(Path path) {
        if (!Files.exists(path)) {
            throw DatabaseException.of(DatabaseProblem.CANNOT_OPEN, path, "no such file");
        }
        if (Files.isDirectory(path)) {
            throw DatabaseException.of(DatabaseProblem.CANNOT_OPEN, path, "is a directory");
        }
        if (!Files.isReadable(path)) {
            throw DatabaseException.of(DatabaseProblem.CANNOT_OPEN, path, "permission denied");
        }
        try {
            long size = Files.size(path);
            if (size > 0 && size < SMALLEST_PAGE_BYTES) {
                throw DatabaseException.of(DatabaseProblem.NOT_A_DATABASE, path,
                        DatabaseProblem.NOT_A_DATABASE.reason());
            }
        } catch (IOException e) {
            throw DatabaseException.of(e, path);
        }
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }
}
