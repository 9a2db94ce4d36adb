package toktrail.ledger.exchange;

import toktrail.ledger.area.Areas;

/**
 * How many rows a database of an archive has.
 *
 * @param rawJsonRows events with the text of their records
 */
public record ArchiveCounts(long runs, long sourceSessions, long usageEvents, long runEvents, Areas areas,
        long rawJsonRows) {

    /** Rows that are about areas. */
    public record Areas(long areas, long assignments, long activeAreas) { }
}
