package toktrail.ledger.exchange;

import java.nio.file.Path;
import toktrail.error.UserException;
import toktrail.sqlite.DatabaseException;
import toktrail.sqlite.DatabaseProblem;

/**
 * The user's words for failures of the other database of an exchange, which would be taken for those of the ledger.
 * What is none of that database, or a fault of the program, is given back as it is.
 */
final class ForeignFailure {

    private ForeignFailure() { }

    /** Failures while reading {@code file}, which is the database of an archive. */
    static RuntimeException reading(Path file, DatabaseException e) {
        return isOf(file, e) ? inArchive(e) : e;
    }

    /** A failure of the database of an archive. */
    static UserException inArchive(DatabaseException e) {
        String what = switch (e.problem()) {
            case BUSY, FULL, READ_ONLY, IO, CANNOT_OPEN -> "Could not read " + e.path();
            case CORRUPT, NOT_A_DATABASE, CONSTRAINT, OTHER -> "database in the archive is damaged";
        };
        return UserException.failed(what + ": " + e.reason(), e);
    }

    /** Failures while writing {@code file}. */
    static RuntimeException writing(Path file, DatabaseException e) {
        return isOf(file, e) ? UserException.failed("Could not write " + file + ": " + e.reason(), e) : e;
    }

    private static boolean isOf(Path file, DatabaseException e) {
        boolean fault = e.problem() == DatabaseProblem.CONSTRAINT || e.problem() == DatabaseProblem.OTHER;
        return !fault && file.equals(e.path());
    }
}
