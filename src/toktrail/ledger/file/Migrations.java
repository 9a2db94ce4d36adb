package toktrail.ledger.file;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import toktrail.error.FileTrouble;
import toktrail.error.UserException;
import toktrail.sqlite.Database;
import toktrail.sqlite.DatabaseException;
import toktrail.sqlite.ProcessLock;
import toktrail.sqlite.TransactionMode;

/**
 * Brings a ledger of an older version to this one: a backup beside it, then one transaction per step. Steps never
 * delete events.
 */
public final class Migrations {

    /** One step, from a version to the next. */
    public interface Step {
        /** Changes the tables; the transaction and the new version number are the caller's. */
        void apply(Database database);
    }

    /**
     * Every step of released versions; the first leads from 1001 to 1002. What reports would notice of a step raises
     * {@link LedgerSchema#OLDEST_READABLE}.
     */
    public static final Migrations RELEASED = new Migrations(List.of(Migrations::hashesAsNumbers));

    private static final int FIRST_VERSION = 1001;
    private static final int BACKUPS_KEPT = 2;
    private static final double SPACE_FACTOR = 1.2;
    private static final Duration LOCK_WAIT = Duration.ofSeconds(30);

    private final List<Step> steps;

    /** Steps in order; the first leads from 1001 to 1002. */
    public Migrations(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    /** The version after the last step. */
    public int target() {
        return FIRST_VERSION + steps.size();
    }

    /**
     * Migrates if necessary, holding the refresh lock.
     *
     * @throws UserException if the ledger is newer than this program, or another process imports for 30 seconds
     */
    public void run(Database database, LedgerSettings settings) {
        if (version(database) == target()) {
            return;
        }
        Path path = database.path();
        ProcessLock lock = RefreshLock.acquire(path, LOCK_WAIT).orElseThrow(() -> UserException.failed(
                "Another toktrail process is importing into " + path + "."));
        try {
            // another process may have been quicker while we waited
            long from = version(database);
            if (from < target()) {
                backUp(database, from, settings);
            }
            for (long version = from; version < target(); version++) {
                step(database, version);
            }
        } finally {
            lock.close();
        }
    }

    private long version(Database database) {
        long version = database.pragma("user_version");
        if (version > target()) {
            throw LedgerFailure.newer(database.path(), version);
        }
        if (version < FIRST_VERSION) {
            throw LedgerFailure.notALedger(database.path());
        }
        return version;
    }

    private void step(Database database, long version) {
        database.inTransaction(TransactionMode.IMMEDIATE, () -> {
            steps.get((int) version - FIRST_VERSION).apply(database);
            database.execute("PRAGMA user_version = " + (version + 1));
        });
    }

    /** Files that grow are read again whole, once. */
    private static void hashesAsNumbers(Database database) {
        database.execute("""
                ALTER TABLE import_file DROP COLUMN head_sha256;
                ALTER TABLE import_file DROP COLUMN tail_sha256;
                ALTER TABLE import_file ADD COLUMN head_hash INTEGER;
                ALTER TABLE import_file ADD COLUMN tail_hash INTEGER;""");
    }

    private static void backUp(Database database, long version, LedgerSettings settings) {
        Path path = database.path();
        Path target = path.resolveSibling(path.getFileName() + ".bak-v" + version);
        try {
            if (Files.getFileStore(path).getUsableSpace() < Files.size(path) * SPACE_FACTOR) {
                settings.warnings().accept("not enough space for a backup of " + path + "; migrating without");
                return;
            }
            Files.deleteIfExists(target);
            database.backUpTo(target);
            prune(path);
        } catch (IOException e) {
            throw UserException.failed("Could not write " + target + ": " + FileTrouble.reason(e), e);
        } catch (DatabaseException e) {
            throw UserException.failed("Could not write " + target + ": " + e.reason(), e);
        }
    }

    private static void prune(Path ledger) throws IOException {
        String prefix = ledger.getFileName() + ".bak-v";
        TreeMap<Integer, Path> backups = new TreeMap<>(Comparator.reverseOrder());
        try (DirectoryStream<Path> files = Files.newDirectoryStream(ledger.toAbsolutePath().getParent())) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (name.startsWith(prefix) && name.substring(prefix.length()).matches("[0-9]{1,9}")) {
                    backups.put(Integer.valueOf(name.substring(prefix.length())), file);
                }
            }
            for (Path old : backups.values().stream().skip(BACKUPS_KEPT).toList()) {
                Files.delete(old);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }
}
