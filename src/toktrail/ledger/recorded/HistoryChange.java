package toktrail.ledger.recorded;

import java.util.List;
import java.util.Objects;

/**
 * What became of the rows of one history.
 *
 * @param origin  the tracker they come from
 * @param results one for each row, in the order of the rows
 */
public record HistoryChange(String origin, List<Result> results) {

    /** What became of a row. */
    public enum Verdict {
        /** Nothing was stored in its place. */
        NEW,
        /** It says more than what was stored. */
        REPLACED,
        /** What is stored says as much or more. */
        KEPT
    }

    /** A row and what became of it. */
    public record Result(RecordedUsage row, Verdict verdict) { }

    public HistoryChange {
        Objects.requireNonNull(origin, "origin");
        results = List.copyOf(results);
    }
}
