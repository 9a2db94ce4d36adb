package toktrail.ledger;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import toktrail.error.UserException;
import toktrail.ledger.file.LedgerFailure;
import toktrail.ledger.file.LedgerPath;
import toktrail.ledger.file.LedgerSchema;
import toktrail.ledger.file.LedgerSettings;
import toktrail.ledger.file.Meta;
import toktrail.ledger.file.TierBounds;
import toktrail.ledger.importing.Importing;
import toktrail.ledger.importing.SkippedSource;
import toktrail.ledger.importing.SkippedSources;
import toktrail.ledger.row.DaySeals;
import toktrail.ledger.row.RollupMaintenance;
import toktrail.sqlite.Database;
import toktrail.sqlite.DatabaseException;
import toktrail.sqlite.SqlStatement;

/**
 * Questions about the state of a ledger file. It is opened for reading only and never migrated. Every method throws
 * {@link UserException} where the file is too damaged, or too busy, to answer.
 */
public final class LedgerHealth implements AutoCloseable {

    /**
     * A past day on which less is stored than was once.
     *
     * @param day     days since 1970, UTC
     * @param harness harness id
     * @param sealed  tokens of all classes when the day was sealed
     * @param stored  the same now
     */
    public record ShrunkDay(long day, String harness, long sealed, long stored) { }

    /**
     * What the ledger has of a tool.
     *
     * @param events      calls
     * @param newestMs    when the newest was made, Unix milliseconds; absent without any
     * @param rowsSeen    records met in its present and past files, as far as they are remembered
     * @param rowsSkipped those of them that gave no event, further copies of a call not counted
     * @param refreshedMs when its sources were last imported without a failure; absent if never, or not known
     */
    public record HarnessFacts(long events, OptionalLong newestMs, long rowsSeen, long rowsSkipped,
            OptionalLong refreshedMs) {

        /** Nothing is stored. */
        public static final HarnessFacts NONE =
                new HarnessFacts(0, OptionalLong.empty(), 0, 0, OptionalLong.empty());
    }

    private static final int PROBLEMS_SHOWN = 5;

    private final Database database;

    /** Asks an open ledger, whose owner closes it. */
    LedgerHealth(Database database) {
        this.database = database;
    }

    /**
     * Opens the file.
     *
     * @param effective path as {@link LedgerPath#effective} gives it; there is a ledger
     * @throws UserException if it cannot be opened or was written by a newer program
     */
    public static LedgerHealth open(Path effective) {
        Database database;
        try {
            database = Database.openForReading(effective);
        } catch (DatabaseException e) {
            throw LedgerFailure.opening(effective, e);
        }
        LedgerHealth health = new LedgerHealth(database);
        try {
            long version = health.ask(() -> database.pragma("user_version"));
            if (version > LedgerSchema.VERSION) {
                throw LedgerFailure.newer(effective, version);
            }
            return health;
        } catch (UserException e) {
            database.close();
            throw e;
        }
    }

    /** Whether the schema is that of this program; an older ledger is migrated by the next command that opens it. */
    public boolean isCurrent() {
        return ask(() -> database.pragma("user_version")) == LedgerSchema.VERSION;
    }

    /** What SQLite's own check finds, a few lines at most; none if the file is sound. Cost: reads the whole file. */
    public List<String> problems() {
        try {
            List<String> lines = database.query("PRAGMA quick_check(" + PROBLEMS_SHOWN + ")", SqlStatement.Binder.NONE,
                    row -> row.text(1));
            return lines.equals(List.of("ok")) ? List.of() : lines;
        } catch (DatabaseException e) {
            return List.of(e.reason());
        }
    }

    /** Differences between events and the sums kept of them, a line each. Cost: reads all events. */
    public List<String> sumDifferences(LedgerSettings settings) {
        return ask(() -> new RollupMaintenance(database, settings).check());
    }

    /** Past days on which less is stored than was once, by day. Cost: reads the sums of all hours. */
    public List<ShrunkDay> shrunkDays() {
        return ask(() -> database.query(DaySeals.SHRUNK + " ORDER BY 1, 2", SqlStatement.Binder.NONE, row ->
                new ShrunkDay(row.longValue(1), row.text(2), row.longValue(3), row.longValue(4))));
    }

    /** How many such days there were when days were last sealed; 0 if that is not known. */
    public long shrunkDayCount() {
        return ask(() -> new Meta(database).getLong(DaySeals.SHRUNK_DAYS).orElse(0));
    }

    /** How many events were made after a moment. */
    public long eventsAfter(long ms) {
        return ask(() -> database.firstLong("SELECT count(*) FROM event WHERE created_ms > ?", s -> s.bindLong(1, ms))
                .orElse(0));
    }

    /** When the event stored last was stored on this machine, Unix milliseconds; absent without any. */
    public OptionalLong lastImportMs() {
        return ask(() -> database.firstLong("""
                SELECT e.imported_at_ms FROM event e JOIN session s ON s.id = e.session
                JOIN machine m ON m.id = s.machine WHERE m.is_local = 1 ORDER BY e.id DESC LIMIT 1""",
                SqlStatement.Binder.NONE));
    }

    /** When an import last came to its end; absent if none did. */
    public OptionalLong lastRefreshMs() {
        return ask(() -> LedgerFacts.lastRefreshCompletedMs(new Meta(database)));
    }

    /** When the sources of a tool were last imported without a failure, by harness; absent if not known. */
    public Map<String, OptionalLong> refreshedMs() {
        return ask(() -> new Meta(database).numbers(Importing.REFRESHED_PREFIX));
    }

    /** Whether a tool has events of this machine. */
    public boolean hasEvents(String harness) {
        return ask(() -> database.firstLong("""
                SELECT 1 FROM session s JOIN machine m ON m.id = s.machine
                WHERE s.harness = ? AND m.is_local = 1 AND s.event_count > 0 LIMIT 1""",
                s -> s.bindText(1, harness))).isPresent();
    }

    /** What is stored of the tools as they were used on this machine, by harness. */
    public Map<String, HarnessFacts> harnesses() {
        return ask(() -> {
            Map<String, OptionalLong> refreshed = new Meta(database).numbers(Importing.REFRESHED_PREFIX);
            Map<String, long[]> rows = new HashMap<>();
            database.forEach("""
                    SELECT harness, sum(rows_seen), sum(rows_skipped - rows_duplicate) FROM import_file GROUP BY 1""",
                    SqlStatement.Binder.NONE, row -> rows.put(row.text(1),
                            new long[] {row.longValue(2), row.longValue(3)}));
            Map<String, HarnessFacts> facts = new TreeMap<>();
            database.forEach("""
                    SELECT s.harness, sum(s.event_count), max(s.last_ms) FROM session s
                    JOIN machine m ON m.id = s.machine WHERE m.is_local = 1 GROUP BY 1""", SqlStatement.Binder.NONE,
                    row -> {
                        long[] seen = rows.getOrDefault(row.text(1), new long[2]);
                        facts.put(row.text(1), new HarnessFacts(row.longValue(2), row.nullableLong(3), seen[0],
                                seen[1], refreshed.getOrDefault(row.text(1), OptionalLong.empty())));
                    });
            refreshed.keySet().forEach(harness -> rows.putIfAbsent(harness, new long[2]));
            rows.forEach((harness, seen) -> facts.putIfAbsent(harness, new HarnessFacts(0, OptionalLong.empty(),
                    seen[0], seen[1], refreshed.getOrDefault(harness, OptionalLong.empty()))));
            return facts;
        });
    }

    /** The sources that failed as a whole. */
    public List<SkippedSource> skippedSources() {
        return ask(() -> SkippedSources.list(database));
    }

    /** The ids of sessions of a harness that have events. */
    public Set<String> sessionsWithEvents(String harness) {
        return ask(() -> new TreeSet<>(database.query("""
                SELECT source_session_id FROM session WHERE harness = ? AND event_count > 0""",
                s -> s.bindText(1, harness), row -> row.text(1))));
    }

    /** What {@code work} makes of the present state, for prices with these tiers. */
    public <T> T read(TierBounds tierBounds, Function<LedgerView, T> work) {
        return ask(() -> LedgerView.read(database, tierBounds, work));
    }

    private <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (DatabaseException e) {
            throw UserException.failed("The ledger " + database.path() + " cannot be read: " + e.reason(), e);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
