package toktrail.ledger.exchange;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Function;
import toktrail.ledger.file.LedgerSettings;
import toktrail.ledger.file.Revisions;
import toktrail.ledger.machine.LocalMachine;
import toktrail.ledger.row.DaySeals;
import toktrail.ledger.row.Dictionaries;
import toktrail.ledger.row.RollupDays;
import toktrail.ledger.row.RollupMaintenance;
import toktrail.ledger.row.Rollups;
import toktrail.ledger.row.Sessions;
import toktrail.sqlite.Database;
import toktrail.sqlite.SqlStatement;
import toktrail.sqlite.TransactionMode;
import toktrail.usage.EventRules;
import toktrail.usage.SessionRef;

/**
 * One transaction in which a ledger tells its content, or takes that of another one. Tables without derived rows are
 * read and written with {@link #database()}, by this package alone; events go through {@link #events()}, which keeps
 * sums and counters right.
 */
public final class ExchangeTransaction {

    /** What may happen to the ledger. */
    public enum Mode {
        /** Nothing is written but temporary tables. */
        READ,
        /** What is written stays. */
        WRITE,
        /** What is written is taken back at the end. */
        DRY_RUN
    }

    /** Carries the result of a dry run out of its transaction. */
    private static final class TakenBack extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Object result;

        TakenBack(Object result) {
            super(null, null, false, false);
            this.result = result;
        }
    }

    /** A session of a machine. */
    private record Owned(String machineId, SessionRef session) { }

    private static final int MOST_RECENT = 20_000;

    private final Database database;
    private final LedgerSettings settings;
    private final LocalMachine machine;
    private final Revisions revisions;
    private final ExchangedEvents events;
    private final Map<String, Long> machines = new HashMap<>();
    private final Map<Owned, Long> recent = new HashMap<>();

    private ExchangeTransaction(Database database, LedgerSettings settings, LocalMachine machine,
            Revisions revisions, ExchangedEvents events) {
        this.database = database;
        this.settings = settings;
        this.machine = machine;
        this.revisions = revisions;
        this.events = events;
    }

    /**
     * What {@code work} makes of the exchange, in one transaction that is taken back when it throws and at the end of
     * a dry run. Whoever writes holds the refresh lock.
     *
     * @param rules gives the rules of identity of a harness
     */
    public static <T> T run(Database database, LedgerSettings settings, Mode mode, Function<String, EventRules> rules,
            Function<ExchangeTransaction, T> work) {
        Objects.requireNonNull(rules, "rules");
        RollupMaintenance maintenance = new RollupMaintenance(database, settings);
        if (mode == Mode.WRITE) {
            maintenance.bringUpToDate();
        }
        // keys of a large ledger and what has to be sorted go to SQLite's temporary files
        database.execute("PRAGMA temp_store=FILE");
        try {
            return database.inTransaction(mode == Mode.READ ? TransactionMode.DEFERRED : TransactionMode.IMMEDIATE,
                    () -> {
                        T result = within(database, settings, maintenance, mode, rules, work);
                        if (mode == Mode.DRY_RUN) {
                            throw new TakenBack(result);
                        }
                        return result;
                    });
        } catch (TakenBack dryRun) {
            @SuppressWarnings("unchecked")
            T result = (T) dryRun.result;
            return result;
        } finally {
            database.execute("PRAGMA temp_store=MEMORY");
        }
    }

    private static <T> T within(Database database, LedgerSettings settings, RollupMaintenance maintenance, Mode mode,
            Function<String, EventRules> rules, Function<ExchangeTransaction, T> work) {
        LocalMachine machine = LocalMachine.read(database);
        DaySeals seals = new DaySeals(settings.nowMs());
        Revisions revisions = new Revisions(database);
        revisions.begin();
        try (Dictionaries dictionaries = new Dictionaries(database, settings.tierBounds());
                Sessions sessions = new Sessions(database, machine.id());
                Rollups rollups = new Rollups(database, dictionaries, new RollupDays(maintenance.zone()));
                ExchangedEvents events = new ExchangedEvents(database,
                        new ExchangedEvents.LedgerParts(dictionaries, sessions, rollups, seals), revisions, rules)) {
            T result = work.apply(new ExchangeTransaction(database, settings, machine, revisions, events));
            if (mode != Mode.READ) {
                sessions.flush();
                rollups.flush();
                seals.write(database, settings.nowMs());
                revisions.flush(database.firstLong("SELECT max(id) FROM event", SqlStatement.Binder.NONE).orElse(0));
            }
            return result;
        }
    }

    /** The connection. */
    Database database() {
        return database;
    }

    /** This machine. */
    public LocalMachine machine() {
        return machine;
    }

    /** The time of this exchange, epoch milliseconds UTC. */
    public long nowMs() {
        return settings.nowMs();
    }

    /** The events of all machines. */
    public ExchangedEvents events() {
        return events;
    }

    /** The number that publishers will know this transaction by. */
    long revision() {
        return revisions.next();
    }

    /** The row of a machine, absent if it is unknown. */
    public OptionalLong machineRow(String machineId) {
        Long known = machines.get(machineId);
        if (known != null) {
            return OptionalLong.of(known);
        }
        OptionalLong row = database.firstLong("SELECT id FROM machine WHERE machine_id = ?",
                s -> s.bindText(1, machineId));
        row.ifPresent(id -> machines.put(machineId, id));
        return row;
    }

    /** The row of a session of a machine that is stored, absent if it is unknown. */
    OptionalLong findSession(String machineId, SessionRef session) {
        OptionalLong owner = machineRow(machineId);
        return owner.isEmpty() ? OptionalLong.empty() : database.firstLong("""
                SELECT id FROM session WHERE harness = ? AND source_session_id = ? AND machine = ?""",
                s -> s.bindText(1, session.harness()).bindText(2, session.sourceSessionId())
                        .bindLong(3, owner.getAsLong()));
    }

    /** As {@link #findSession}, made without events if it is unknown. */
    public long session(String machineId, SessionRef session) {
        Owned key = new Owned(machineId, session);
        Long cached = recent.get(key);
        if (cached != null) {
            return cached;
        }
        long row = findOrMake(machineId, session);
        if (recent.size() >= MOST_RECENT) {
            recent.clear();
        }
        recent.put(key, row);
        return row;
    }

    private long findOrMake(String machineId, SessionRef session) {
        OptionalLong known = findSession(machineId, session);
        if (known.isPresent()) {
            return known.getAsLong();
        }
        database.update("INSERT INTO session (machine, harness, source_session_id) VALUES (?, ?, ?)",
                s -> s.bindLong(1, machineRow(machineId).orElseThrow()).bindText(2, session.harness())
                        .bindText(3, session.sourceSessionId()));
        return findSession(machineId, session).orElseThrow();
    }

    /** Says that the area of a session is another one now. */
    void areaChanged(long session) {
        revisions.sessionChanged(session);
    }
}
