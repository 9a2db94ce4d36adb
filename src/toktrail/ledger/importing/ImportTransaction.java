package toktrail.ledger.importing;

import java.util.ArrayList;
import java.util.List;
import toktrail.ledger.area.NewSessionAreas;
import toktrail.ledger.file.LedgerSettings;
import toktrail.ledger.file.Revisions;
import toktrail.ledger.machine.LocalMachine;
import toktrail.ledger.row.DaySeals;
import toktrail.ledger.row.Dictionaries;
import toktrail.ledger.row.EventRows;
import toktrail.ledger.row.RollupDays;
import toktrail.ledger.row.Rollups;
import toktrail.ledger.row.Sessions;
import toktrail.sqlite.Database;
import toktrail.sqlite.DatabaseException;
import toktrail.sqlite.SqlStatement;

/**
 * The write transaction of an import and everything that is held in memory between two commits. It begins with the
 * first use after a commit; what other connections have written until then is noticed and read again.
 *
 * <p>A first import is one long transaction: the indexes of the event table are dropped, keys are found in memory, and
 * the indexes are made at the end, which is three times as fast. A crash rolls back to the empty ledger.
 */
final class ImportTransaction implements AutoCloseable {

    /** What SQLite says when it has rolled back itself, as after an I/O error or a full disk. */
    private static final String ROLLED_BACK = "cannot rollback - no transaction is active";

    private record Index(String name, String sql) { }

    final Database database;
    final LedgerSettings settings;
    final long nowMs;
    final Dictionaries dictionaries;
    final Sessions sessions;
    final EventRows rows;
    final KnownEvents known;
    final Rollups rollups;
    final RetiredEvents retired;
    final UnclaimedEvents unclaimed;
    final Revisions revisions;
    final NewSessionAreas newSessions;
    final DaySeals seals;

    private final boolean dryRun;
    private final long localMachine;
    private final List<Index> droppedIndexes = new ArrayList<>();
    private boolean open;
    private boolean large;
    private long dataVersion = -1;
    private long lastEvent;
    private long insertedSinceCommit;

    ImportTransaction(Database database, LedgerSettings settings, LocalMachine machine, RollupDays days,
            boolean dryRun) {
        this.database = database;
        this.settings = settings;
        this.dryRun = dryRun;
        nowMs = settings.nowMs();
        localMachine = machine.id();
        dictionaries = new Dictionaries(database, settings.tierBounds());
        sessions = new Sessions(database, localMachine);
        rows = new EventRows(database, dictionaries, sessions);
        known = new KnownEvents(database, rows);
        rollups = new Rollups(database, dictionaries, days);
        retired = new RetiredEvents(database, rows);
        unclaimed = new UnclaimedEvents(database, rows);
        revisions = new Revisions(database);
        seals = new DaySeals(nowMs);
        newSessions = new NewSessionAreas(database, settings.areaChooser(), machine);
    }

    /** More than 100 000 events are expected; matters only before the first event of an empty ledger. */
    void expectLarge() {
        large = true;
    }

    /** Begins the transaction unless it is open. */
    void begin() {
        if (open) {
            return;
        }
        database.update("BEGIN IMMEDIATE", SqlStatement.Binder.NONE);
        open = true;
        long version = database.pragma("data_version");
        if (version != dataVersion) {
            dataVersion = version;
            dictionaries.reset();
            sessions.reset();
            lastEvent = rows.lastId();
            known.reset(lastEvent);
            retired.reset();
            unclaimed.reset();
        }
        revisions.begin();
        if (large && lastEvent == 0) {
            dropIndexes();
        }
        large = false;
    }

    boolean isOpen() {
        return open;
    }

    /** Whether the transaction must stay open until everything is in. */
    boolean isLarge() {
        return !droppedIndexes.isEmpty();
    }

    /** The id for a new event. */
    long newEventId() {
        insertedSinceCommit++;
        return ++lastEvent;
    }

    /** Events inserted since the last commit. */
    long insertedSinceCommit() {
        return insertedSinceCommit;
    }

    /** Makes the indexes that a search in the event table needs, if they are missing. */
    void makeIndexes() {
        if (isLarge()) {
            rows.flush();
            for (Index index : droppedIndexes) {
                database.execute(index.sql());
            }
            droppedIndexes.clear();
        }
    }

    private void dropIndexes() {
        droppedIndexes.addAll(database.query("""
                SELECT name, sql FROM sqlite_schema
                WHERE type = 'index' AND tbl_name = 'event' AND sql IS NOT NULL ORDER BY name""",
                SqlStatement.Binder.NONE, row -> new Index(row.text(1), row.text(2))));
        droppedIndexes.forEach(index -> database.execute("DROP INDEX " + index.name()));
    }

    /** Brings everything to SQLite, so that every table tells the same. */
    void flush() {
        rows.flush();
        makeIndexes();
        sessions.flush();
        newSessions.flush(nowMs);
        rollups.flush();
        if (insertedSinceCommit > 0) {
            database.update("UPDATE machine SET last_seen_ms = max(last_seen_ms, ?) WHERE id = ?",
                    s -> s.bindLong(1, nowMs).bindLong(2, localMachine));
        }
    }

    /** Ends the transaction, if it is open; a dry run keeps it open. */
    void commit() {
        if (!open) {
            return;
        }
        flush();
        seals.breakLowered(database);
        revisions.flush(lastEvent);
        if (!dryRun) {
            database.update("COMMIT", SqlStatement.Binder.NONE);
            open = false;
        }
        insertedSinceCommit = 0;
    }

    /** Takes back what is not committed and ends; nothing may be called any more. */
    @Override
    public void close() {
        rows.discard();
        sessions.discard();
        rows.close();
        sessions.close();
        known.close();
        dictionaries.close();
        if (open) {
            open = false;
            rollBack();
        }
    }

    private void rollBack() {
        try {
            database.update("ROLLBACK", SqlStatement.Binder.NONE);
        } catch (DatabaseException e) {
            // closing the connection does it as well
            if (!e.reason().equals(ROLLED_BACK)) {
                settings.warnings().accept("rollback of " + database.path() + ": " + e.reason());
            }
        }
    }
}
