package toktrail.ledger.query;

/**
 * What stands behind a number of events.
 *
 * @param sessions         their sessions
 * @param files            the files their records came from
 * @param rowsSeen         records met in those files, as far as their import states are kept
 * @param rowsSkipped      those of them that gave no event and are no structural records
 * @param duplicatesMerged the part of {@code rowsSkipped} that are further copies of a call
 * @param sourcesSkipped   sources of the same harnesses that failed as a whole
 */
public record EventSources(long sessions, long files, long rowsSeen, long rowsSkipped, long duplicatesMerged,
        long sourcesSkipped) { }
