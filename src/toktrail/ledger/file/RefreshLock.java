package toktrail.ledger.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import toktrail.error.UserException;
import toktrail.sqlite.DatabaseException;
import toktrail.sqlite.ProcessLock;

/** The lock that every import holds, on a file beside the ledger that is made when it is missing and stays. */
public final class RefreshLock {

    private RefreshLock() { }

    /**
     * Waits for the lock.
     *
     * @param ledger path of the ledger, as it was opened
     * @param wait   how long; zero tries once
     * @return the lock, to be closed by the caller; absent if another holds it all the time
     * @throws UserException if the file cannot be made or opened
     */
    public static Optional<ProcessLock> acquire(Path ledger, Duration wait) {
        Path file = file(ledger);
        try {
            return ProcessLock.acquire(file, wait);
        } catch (DatabaseException e) {
            throw UserException.failed(Files.notExists(file)
                    ? "Could not make the lock file " + file + ": " + e.reason() + ". Its folder must be writable."
                    : "Could not open the lock file " + file + ": " + e.reason()
                            + ". Remove it: the next import makes it anew.", e);
        }
    }

    static Path file(Path ledger) {
        return ledger.resolveSibling(ledger.getFileName() + ".lock");
    }
}
