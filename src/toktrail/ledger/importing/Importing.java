package toktrail.ledger.importing;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import toktrail.error.UserException;
import toktrail.ledger.file.LedgerFailure;
import toktrail.ledger.file.LedgerSettings;
import toktrail.ledger.file.Meta;
import toktrail.ledger.machine.LocalMachine;
import toktrail.ledger.row.CopyKey;
import toktrail.ledger.row.PreparedEvent;
import toktrail.ledger.row.RollupDays;
import toktrail.ledger.row.RollupMaintenance;
import toktrail.ledger.row.StoredEvent;
import toktrail.ledger.run.Run;
import toktrail.ledger.run.RunChoice;
import toktrail.ledger.run.RunLinks;
import toktrail.ledger.run.Runs;
import toktrail.sqlite.Database;
import toktrail.sqlite.SqlStatement;
import toktrail.usage.EventRules;
import toktrail.usage.SessionFacts;
import toktrail.usage.SessionRef;
import toktrail.usage.UsageEvent;

/**
 * One import: events, sessions and file states go in, and become visible to others at commit points. What is handed
 * over between two commit points is committed together or not at all. Whoever imports holds the refresh lock.
 *
 * <p>For one thread. After a method has thrown, only {@link #close} may be called; it takes back everything since the
 * last commit. Methods throw {@link UserException} if the file cannot be read or written, or stays locked by another
 * process.
 */
public final class Importing implements AutoCloseable {

    /** How stored events are treated that differ from their records. */
    public enum Mode {
        /** Replaced by each harness's policy, never by less. */
        QUICK,
        /** Always replaced. */
        FULL
    }

    /** Begins the key of the moment at which the sources of a harness were last imported without a failure. */
    public static final String REFRESHED_PREFIX = "last_refresh_completed_ms:";

    private static final long EVENTS_PER_COMMIT = 50_000;
    private static final long COMMIT_NANOS = 1_000_000_000L;
    private static final long EVENTS_WORTH_CHECKPOINT = 10_000;

    private final Database database;
    private final ImportMode mode;
    private final LocalMachine machine;
    private final ImportTransaction tx;
    private final EventWriter writer;
    private final ImportFiles files;
    private final Optional<Run> activeRun;
    private final Set<String> complete = new TreeSet<>();
    private long lastCommit;
    private boolean startNoted;

    /**
     * Begins an import into a ledger that is open for writing; sums by other rules than the present ones are made
     * anew.
     */
    public Importing(Database database, LedgerSettings settings, LocalMachine machine, ImportMode mode) {
        this.database = database;
        this.mode = mode;
        this.machine = machine;
        RollupMaintenance maintenance = new RollupMaintenance(database, settings);
        if (!mode.dryRun()) {
            maintenance.bringUpToDate();
        }
        activeRun = new Runs(database, machine).active();
        tx = new ImportTransaction(database, settings, machine, new RollupDays(maintenance.zone()), mode.dryRun());
        writer = new EventWriter(tx, mode);
        files = new ImportFiles(database, tx.dictionaries);
        lastCommit = System.nanoTime();
    }

    /**
     * Says that more than 100 000 events are expected. To be called before the first event; an empty ledger is then
     * filled in one long transaction, which is faster, and {@link #commitPoint} commits nothing.
     */
    public void expectLarge() {
        tx.expectLarge();
    }

    /** What tells whether files have changed, for all of a harness by path; a map of the caller's own. One query. */
    public Map<String, KnownFile> knownFiles(String harness) {
        return ask(() -> files.known(harness));
    }

    /** The state of a file without the parser's memory, absent if the file is unknown. */
    public Optional<FileState> fileState(String harness, String file) {
        return ask(() -> files.state(harness, file));
    }

    /** The parts of parser states that other files may ask for, of all files of a harness that have one, by path. */
    public Map<String, byte[]> sharedStates(String harness) {
        return ask(() -> files.sharedStates(harness));
    }

    /** All that the parser remembers of a file, absent if the file is unknown. */
    public Optional<ParserState> parserState(String harness, String file) {
        return ask(() -> files.parserState(harness, file));
    }

    /** Sources of a harness that failed, by path; a map of the caller's own. One query. */
    public Map<String, SkippedEntry> skippedSources(String harness) {
        return ask(() -> files.skipped(harness));
    }

    /** Whether an event with this match key is stored or was handed over. */
    public boolean hasMatchKey(String matchKey) {
        return ask(() -> {
            tx.begin();
            return writer.hasMatchKey(matchKey);
        });
    }

    /** Events of a harness of exactly this time, those handed over included; match and alternate keys are null. */
    public List<UsageEvent> eventsAt(String harness, long createdMs, EventRules rules) {
        return ask(() -> {
            tx.begin();
            tx.makeIndexes();
            return tx.rows.list("WHERE e.created_ms = ? ORDER BY e.id", s -> s.bindLong(1, createdMs), rules).stream()
                    .map(StoredEvent::event).filter(event -> event.session().harness().equals(harness)).toList();
        });
    }

    /** Events of a session, on any machine, that have this message id; match and alternate keys are null. */
    public List<UsageEvent> eventsOf(SessionRef session, String messageId, EventRules rules) {
        return ask(() -> {
            tx.begin();
            tx.makeIndexes();
            return tx.rows.list("""
                    JOIN session s ON s.id = e.session
                    WHERE s.harness = ? AND s.source_session_id = ? AND i.source_message_id = ? ORDER BY e.id""",
                    s -> s.bindText(1, session.harness()).bindText(2, session.sourceSessionId())
                            .bindText(3, messageId), rules).stream().map(StoredEvent::event).toList();
        });
    }

    /** Takes an event that is ready to be stored. */
    public Outcome event(PreparedEvent event) {
        return ask(() -> writer.event(event));
    }

    /**
     * Takes the key of a copy that was dropped after its winner had been handed over.
     *
     * @param winnerMatchKey match key of the winner, null if there is none
     */
    public void copy(CopyKey copy, String winnerMatchKey, EventRules rules) {
        work(() -> writer.copy(copy, winnerMatchKey, rules));
    }

    /**
     * Says that the event with a former match key, if there is one, is the call with another one: it gets that key, or
     * is retired as a second count if the call is stored already.
     *
     * @param formerHash hash of the former match key ({@link toktrail.ledger.row.PreparedEvent.Preparation#hash})
     */
    public void renamed(long formerHash, Supplier<String> matchKey, EventRules rules) {
        work(() -> writer.renamed(formerHash, matchKey, rules));
    }

    /** Merges what a source says about a session of this machine. Better before its events than behind them. */
    public void session(SessionFacts facts) {
        work(() -> tx.sessions.local(facts.session()).merge(facts, tx.nowMs));
    }

    /** Stores how far a file was consumed; its events must have been handed over. */
    public void fileState(String harness, FileState state) {
        work(() -> files.put(harness, state, tx.nowMs));
    }

    /** Notes that a file is gone; the first time counts. */
    public void missing(String harness, String file) {
        work(() -> files.missing(harness, file, tx.nowMs));
    }

    /** Takes the mark of {@link #missing} away from a file that is back and was not read. */
    public void present(String harness, String file) {
        work(() -> files.missing(harness, file, null));
    }

    /** Records a source that failed as a whole; attempts are counted. */
    public void skippedSource(String harness, SkippedEntry entry) {
        work(() -> files.putSkipped(harness, entry, tx.nowMs));
    }

    /** Forgets that a source failed. */
    public void clearSkippedSource(String harness, String path) {
        work(() -> files.clearSkipped(harness, path));
    }

    private void work(Runnable work) {
        ask(() -> {
            tx.begin();
            noteStart();
            work.run();
            return null;
        });
    }

    /** With the first transaction: an import that finds nothing new has but one. */
    private void noteStart() {
        if (!startNoted && !mode.dryRun()) {
            startNoted = true;
            new Meta(database).put("last_refresh_started_ms", Long.toString(tx.nowMs));
        }
    }

    private <T> T ask(Supplier<T> question) {
        return LedgerFailure.translate(database.path(), question);
    }

    /** Says that everything up to here belongs together: commits if many events or much time lie behind. */
    public void commitPoint() {
        if (!tx.isOpen() || tx.isLarge() || mode.dryRun()) {
            return;
        }
        long now = System.nanoTime();
        if (tx.insertedSinceCommit() >= EVENTS_PER_COMMIT || now - lastCommit >= COMMIT_NANOS) {
            work(tx::commit);
            lastCommit = System.nanoTime();
        }
    }

    /**
     * Links events to a run, after everything was handed over.
     *
     * @throws UserException if a given run does not exist
     */
    public RunLinks link(RunChoice choice) {
        Optional<Run> run = switch (choice.kind()) {
            case NONE -> Optional.empty();
            case ACTIVE -> activeRun;
            case GIVEN -> Optional.of(new Runs(database, machine).get(choice.runId()));
        };
        if (run.isEmpty()) {
            return RunLinks.NONE;
        }
        RunLinks[] links = new RunLinks[1];
        work(() -> {
            tx.flush();
            links[0] = new RunLinking(database, machine).link(run.get(), tx.nowMs);
        });
        return Objects.requireNonNull(links[0]);
    }

    /** All that the sources of a harness hold was handed over; remembered when the import ends. */
    public void complete(String harness) {
        complete.add(harness);
    }

    /** Commits what is left and says what was done. A dry run takes everything back at {@link #close} instead. */
    public ImportTotals finish() {
        work(() -> {
            if (!mode.dryRun()) {
                Meta meta = new Meta(database);
                String now = Long.toString(tx.settings.nowMs());
                meta.put("last_refresh_completed_ms", now);
                for (String harness : complete) {
                    meta.put(REFRESHED_PREFIX + harness, now);
                }
            }
            tx.flush();
            tx.seals.write(database, tx.nowMs);
            tx.commit();
            if (!mode.dryRun() && writer.totals().all().inserted() > EVENTS_WORTH_CHECKPOINT) {
                database.execute("PRAGMA optimize");
                database.first("PRAGMA wal_checkpoint(PASSIVE)", SqlStatement.Binder.NONE, row -> row.longValue(1));
            }
        });
        return writer.totals();
    }

    /** Ends the import and takes back what is not committed. */
    @Override
    public void close() {
        files.close();
        tx.close();
    }
}
