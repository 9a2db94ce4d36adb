package toktrail.ledger;

/**
 * A tracking window to which events are linked.
 *
 * @param id           number in this ledger
 * @param syncId       random id, the same in every ledger
 * @param name         name, null if it has none
 * @param startedAtMs  first moment
 * @param endedAtMs    first moment after it, null while it goes on
 * @param archivedAtMs when it was archived, null if it is not
 * @param scope        which events belong to it
 */
public record Run(long id, String syncId, String name, long startedAtMs, Long endedAtMs, Long archivedAtMs,
        RunScope scope) { }
