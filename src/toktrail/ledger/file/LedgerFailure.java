package toktrail.ledger.file;

import java.nio.file.Path;
import java.util.function.Supplier;
import toktrail.error.UserException;
import toktrail.sqlite.DatabaseException;
import toktrail.sqlite.DatabaseProblem;

/** The user's words for what SQLite or the file system refuses. */
public final class LedgerFailure {

    private LedgerFailure() { }

    /** Whether the ledger, its folder, its lock or the disk refused to be written, so that it may still be readable. */
    public static boolean isRefusedWrite(UserException failure) {
        if (!(failure.getCause() instanceof DatabaseException e)) {
            return false;
        }
        return switch (e.problem()) {
            case READ_ONLY, FULL, CANNOT_OPEN, IO -> true;
            case BUSY, CORRUPT, NOT_A_DATABASE, CONSTRAINT, OTHER -> false;
        };
    }

    /** Failures while opening or creating. */
    public static UserException opening(Path path, DatabaseException e) {
        return switch (e.problem()) {
            case BUSY -> locked(path, e);
            case NOT_A_DATABASE -> notALedger(path);
            case READ_ONLY -> UserException.failed("Could not open toktrail state database at " + path
                    + " for writing: it, or its folder, is read-only. Reports need only read it with --no-refresh.", e);
            case FULL, CORRUPT, IO, CANNOT_OPEN, CONSTRAINT, OTHER -> UserException.failed(
                    "Could not open toktrail state database at " + path + ": " + e.reason(), e);
        };
    }

    /**
     * What {@code work} gives.
     *
     * @param path the ledger it works on
     * @throws UserException if the ledger cannot be read or written, or stays locked by another process
     */
    public static <T> T translate(Path path, Supplier<T> work) {
        try {
            return work.get();
        } catch (DatabaseException e) {
            throw working(path, e);
        }
    }

    /** Failures while reading or writing; faults of the program stay what they are. */
    private static RuntimeException working(Path path, DatabaseException e) {
        if (e.problem() == DatabaseProblem.BUSY) {
            return locked(path, e);
        }
        if (e.problem() == DatabaseProblem.READ_ONLY) {
            return opening(path, e);
        }
        boolean fault = e.problem() == DatabaseProblem.CONSTRAINT || e.problem() == DatabaseProblem.OTHER;
        return fault ? e : UserException.failed("The ledger " + path + " cannot be used: " + e.reason(), e);
    }

    /** What to say of a file that is something else. */
    public static UserException notALedger(Path path) {
        return UserException.failed(path + " is not a toktrail ledger");
    }

    /** What to say of a ledger with a schema version that a later program made. */
    public static UserException newer(Path path, long version) {
        return UserException.failed("The ledger " + path + " was written by a newer toktrail (schema " + version
                + ", this one knows " + LedgerSchema.VERSION + ").");
    }

    private static UserException locked(Path path, DatabaseException e) {
        return UserException.failed("The ledger " + path + " is locked by another process.", e);
    }
}
