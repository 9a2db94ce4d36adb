package toktrail.ledger.recorded;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import toktrail.error.UserException;
import toktrail.ledger.file.LedgerFailure;
import toktrail.sqlite.Database;
import toktrail.sqlite.SqlStatement;
import toktrail.sqlite.TransactionMode;

/**
 * Days that other trackers recorded, for the time before the ledger. They are kept beside the events and never become
 * any; {@link CountedDays} says which of them count. Each call is one transaction.
 *
 * <p>Every method throws {@link UserException} if the ledger cannot be used, or stays locked by another process.
 */
public final class RecordedDays {

    /**
     * The rows of one history.
     *
     * @param origin the tracker they come from
     * @param rows   each day, tool and model once; without cached output
     */
    public record History(String origin, List<RecordedUsage> rows) {

        public History {
            rows = List.copyOf(rows);
        }
    }

    /**
     * What an origin has left.
     *
     * @param rows one for each day, tool and model
     * @param days one for each day and tool
     */
    public record Holding(long rows, long days) { }

    private final Database database;

    /** Those of an open ledger; changes need one that is open for writing. */
    public RecordedDays(Database database) {
        this.database = database;
    }

    /**
     * Takes histories over, one after the other. A stored row is replaced only by one with more tokens; a day of a tool
     * that another origin has recorded is replaced as a whole, and only by more tokens.
     *
     * @return what became of their rows, in the order of the histories
     */
    public List<HistoryChange> add(List<History> histories, long nowMs) {
        return ask(() -> database.inTransaction(TransactionMode.IMMEDIATE, () -> {
            HistoryMerge merge = HistoryMerge.load(database);
            List<HistoryChange> changes = merge(merge, histories);
            merge.write(database, nowMs);
            return changes;
        }));
    }

    /** What {@link #add} would do. */
    public List<HistoryChange> plan(List<History> histories) {
        return ask(() -> merge(HistoryMerge.load(database), histories));
    }

    private static List<HistoryChange> merge(HistoryMerge merge, List<History> histories) {
        List<HistoryChange> changes = new ArrayList<>();
        histories.forEach(history -> changes.add(merge.add(history.origin(), history.rows())));
        return changes;
    }

    /** What is stored, by origin. */
    public Map<String, Holding> origins() {
        return ask(() -> {
            Map<String, Holding> origins = new TreeMap<>();
            database.forEach("""
                    SELECT origin, sum(rows), count(*) FROM (
                      SELECT origin, day, harness, count(*) AS rows FROM archived_day GROUP BY 1, 2, 3) GROUP BY 1""",
                    SqlStatement.Binder.NONE,
                    row -> origins.put(row.text(1), new Holding(row.longValue(2), row.longValue(3))));
            return origins;
        });
    }

    /** Deletes what comes from an origin. */
    public void forget(String origin) {
        ask(() -> database.update("DELETE FROM archived_day WHERE origin = ?", s -> s.bindText(1, origin)));
    }

    private <T> T ask(Supplier<T> work) {
        return LedgerFailure.translate(database.path(), work);
    }
}
