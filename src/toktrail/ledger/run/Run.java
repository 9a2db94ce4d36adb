package toktrail.ledger.run;

/**
 * A tracking window to which events are linked.
 *
 * @param id           number in this ledger
 * @param syncId       random id, the same in every ledger
 * @param name         name, null if it has none
 * @param startedAtMs  first moment
 * @param endedAtMs    first moment after it, null while it goes on
 * @param archivedAtMs when it was archived, null if it is not
 * @param active       whether it goes on here: begun on this machine, and neither ended nor closed elsewhere
 * @param scope        which events belong to it
 */
public record Run(long id, String syncId, String name, long startedAtMs, Long endedAtMs, Long archivedAtMs,
        boolean active, RunScope scope) {

    /** The name, {@code (unnamed)} if it has none. */
    public String title() {
        return name == null ? "(unnamed)" : name;
    }
}
