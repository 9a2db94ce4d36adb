package toktrail.ledger;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import toktrail.error.UserException;
import toktrail.ledger.area.Areas;
import toktrail.ledger.exchange.ExchangeTransaction;
import toktrail.ledger.file.LedgerFailure;
import toktrail.ledger.file.LedgerPath;
import toktrail.ledger.file.LedgerSchema;
import toktrail.ledger.file.LedgerSettings;
import toktrail.ledger.file.Meta;
import toktrail.ledger.file.Migrations;
import toktrail.ledger.importing.ImportMode;
import toktrail.ledger.importing.Importing;
import toktrail.ledger.importing.SkippedSources;
import toktrail.ledger.machine.LocalMachine;
import toktrail.ledger.recorded.RecordedDays;
import toktrail.ledger.row.RollupMaintenance;
import toktrail.ledger.run.Runs;
import toktrail.sqlite.Database;
import toktrail.sqlite.DatabaseException;
import toktrail.sqlite.SqlStatement;
import toktrail.sqlite.TransactionMode;
import toktrail.sqlite.WriteSettings;
import toktrail.usage.EventRules;

/** An open ledger file: one connection, for one thread at a time. */
public final class Ledger implements AutoCloseable {

    private final Database database;
    private final LedgerSettings settings;
    private final LocalMachine machine;

    private Ledger(Database database, LedgerSettings settings, LocalMachine machine) {
        this.database = database;
        this.settings = settings;
        this.machine = machine;
    }

    /**
     * Opens for writing. A missing or empty file becomes a new ledger, an older one is migrated, which needs the
     * refresh lock: so open before taking it. The effective machine name is stored if it differs.
     *
     * @param effective path as {@link LedgerPath#effective} gives it
     * @throws UserException if something else lies there, the ledger is newer than this program, or the file cannot be
     *                       made, opened or locked
     */
    public static Ledger open(Path effective, LedgerSettings settings) {
        return open(effective, settings, Migrations.RELEASED);
    }

    static Ledger open(Path effective, LedgerSettings settings, Migrations migrations) {
        Ledger ledger = connect(effective, settings, migrations);
        try {
            LocalMachine machine = ledger.machine.withName(ledger.database, settings.machineName(), settings.nowMs());
            return new Ledger(ledger.database, settings, machine);
        } catch (Throwable e) {
            throw ledger.closeAfter(e);
        }
    }

    /**
     * Opens for an import that will be rolled back. A missing or empty file is not made: the ledger is then in memory.
     */
    public static Ledger openForDryRun(Path effective, LedgerSettings settings) {
        return switch (LedgerPath.contentOf(effective)) {
            case ABSENT, EMPTY -> prepare(Database.openInMemory(effective), settings, Migrations.RELEASED);
            case OURS -> connect(effective, settings, Migrations.RELEASED);
            case OLD, FOREIGN -> throw LedgerFailure.notALedger(effective);
        };
    }

    /**
     * Opens for reading; nothing is written, except that an older ledger is migrated first. One that must not be
     * written is read as it is if its version allows.
     *
     * @return absent if there is no file, or an empty one
     * @throws UserException as {@link #open}
     */
    public static Optional<Ledger> openForReading(Path effective, LedgerSettings settings) {
        return switch (LedgerPath.contentOf(effective)) {
            case ABSENT, EMPTY -> Optional.empty();
            case OURS -> Optional.of(read(effective, settings));
            case OLD, FOREIGN -> throw LedgerFailure.notALedger(effective);
        };
    }

    private static Ledger read(Path effective, LedgerSettings settings) {
        Database database = null;
        try {
            database = Database.openForReading(effective);
            long version = database.pragma("user_version");
            if (version < LedgerSchema.VERSION) {
                database.close();
                migrateIfAllowed(effective, settings, version);
                database = Database.openForReading(effective);
            } else if (version > LedgerSchema.VERSION) {
                throw LedgerFailure.newer(effective, version);
            }
            return new Ledger(database, settings, LocalMachine.read(database));
        } catch (Throwable e) {
            throw failure(effective, database, e);
        }
    }

    private static void migrateIfAllowed(Path effective, LedgerSettings settings, long version) {
        try {
            connect(effective, settings, Migrations.RELEASED).close();
        } catch (UserException e) {
            if (version < LedgerSchema.OLDEST_READABLE || !LedgerFailure.isRefusedWrite(e)) {
                throw e;
            }
        }
    }

    private static Ledger connect(Path effective, LedgerSettings settings, Migrations migrations) {
        LedgerPath.Content content = LedgerPath.contentOf(effective);
        if (content == LedgerPath.Content.OLD || content == LedgerPath.Content.FOREIGN) {
            throw LedgerFailure.notALedger(effective);
        }
        if (content == LedgerPath.Content.OURS) {
            refuseNewer(effective, migrations);
        }
        Database database;
        try {
            database = Database.openForWriting(effective, WriteSettings.bulk()
                    .withBusyTimeoutMillis((int) settings.busyTimeout().toMillis()));
        } catch (DatabaseException e) {
            throw LedgerFailure.opening(effective, e);
        }
        return prepare(database, settings, migrations);
    }

    /** A newer ledger is not even opened for writing: it may be in a mode that this program would change. */
    private static void refuseNewer(Path effective, Migrations migrations) {
        OptionalLong version = LedgerPath.versionInHeader(effective);
        if (version.isPresent() && version.getAsLong() > migrations.target()) {
            throw LedgerFailure.newer(effective, version.getAsLong());
        }
    }

    private static Ledger prepare(Database database, LedgerSettings settings, Migrations migrations) {
        try {
            if (isWithoutTables(database)) {
                database.inTransaction(TransactionMode.IMMEDIATE, () -> {
                    // another process may have been quicker
                    if (isWithoutTables(database)) {
                        LedgerSchema.create(database, settings);
                    }
                });
            }
            migrations.run(database, settings);
            return new Ledger(database, settings, LocalMachine.read(database));
        } catch (Throwable e) {
            throw failure(database.path(), database, e);
        }
    }

    private static boolean isWithoutTables(Database database) {
        return database.firstLong("SELECT 1 FROM sqlite_schema LIMIT 1", SqlStatement.Binder.NONE).isEmpty();
    }

    private static RuntimeException failure(Path path, Database database, Throwable e) {
        if (database != null) {
            try {
                database.close();
            } catch (DatabaseException closing) {
                e.addSuppressed(closing);
            }
        }
        if (e instanceof DatabaseException refused) {
            return LedgerFailure.opening(path, refused);
        }
        if (e instanceof Error error) {
            throw error;
        }
        return (RuntimeException) e;
    }

    private RuntimeException closeAfter(Throwable e) {
        return failure(database.path(), database, e);
    }

    /** The file, as it was named when it was opened. */
    public Path path() {
        return database.path();
    }

    /** This machine. */
    public LocalMachine machine() {
        return machine;
    }

    /** Begins an import; to be closed before the ledger. */
    public Importing importing(ImportMode mode) {
        return translated(() -> new Importing(database, settings, machine, mode));
    }

    /**
     * Runs the exchange of everything that machines tell each other, in one transaction: taken back when {@code work}
     * throws, and at the end of a dry run. Whoever writes holds the refresh lock.
     *
     * @param rules gives the rules of identity of a harness
     * @throws UserException if the ledger cannot be read or written, or stays locked by another process
     */
    public <T> T exchange(ExchangeTransaction.Mode mode, Function<String, EventRules> rules,
            Function<ExchangeTransaction, T> work) {
        return translated(() -> ExchangeTransaction.run(database, settings, mode, rules, work));
    }

    /** Areas, assignments, the active area. */
    public Areas areas() {
        return new Areas(database, machine);
    }

    /** Days that other trackers recorded. */
    public RecordedDays recordedDays() {
        return new RecordedDays(database);
    }

    /** Tracking runs. */
    public Runs runs() {
        return new Runs(database, machine);
    }

    /** A fact about the ledger as a whole, such as {@code last_refresh_completed_ms}; absent if it is not known. */
    public Optional<String> meta(String key) {
        return translated(() -> new Meta(database).get(key));
    }

    /** When the last import was complete, absent before the first. */
    public OptionalLong lastRefreshCompletedMs() {
        return translated(() -> LedgerFacts.lastRefreshCompletedMs(new Meta(database)));
    }

    /** A number that differs from before whenever another connection has written in between; nothing is read for it. */
    public long foreignWrites() {
        return translated(() -> database.pragma("data_version"));
    }

    /**
     * Forgets the sources of a harness that failed, those of all without one, so that the next import tries them again.
     *
     * @param harness harness id, as stored
     * @return how many there were
     * @throws UserException if the ledger is locked by another process
     */
    public long clearSkippedSources(Optional<String> harness) {
        return translated(() -> SkippedSources.clear(database, harness));
    }

    /** Compares sums and counters with the events; one line for each difference, none if all is well. */
    public List<String> checkSums() {
        return translated(() -> new RollupMaintenance(database, settings).check());
    }

    /** Deletes all sums and computes them anew. */
    public void rebuildSums() {
        translated(() -> {
            new RollupMaintenance(database, settings).rebuildAll();
            return this;
        });
    }

    /** The connection, for readers and writers of this package. */
    Database database() {
        return database;
    }

    @Override
    public void close() {
        database.close();
    }

    /**
     * What {@code work} makes of the present state, which stays the same during the call.
     *
     * @throws UserException if the ledger is damaged or cannot be read
     */
    public <T> T read(Function<LedgerView, T> work) {
        return translated(() -> LedgerView.read(database, settings.tierBounds(), work));
    }

    /**
     * What {@code work} makes of questions about the state of the file.
     *
     * @throws UserException if the ledger is damaged or cannot be read
     */
    public <T> T examine(Function<LedgerHealth, T> work) {
        return translated(() -> work.apply(new LedgerHealth(database)));
    }

    private <T> T translated(Supplier<T> work) {
        return LedgerFailure.translate(database.path(), work);
    }
}
