package toktrail.ledger.importing;

/**
 * What an import did to events.
 *
 * @param inserted  new events
 * @param updated   stored events that were replaced or claimed; the corrected ones are among them
 * @param corrected replaced ones of which a class became smaller
 * @param held      stored events that are larger than their records and stayed
 * @param retired   stored events that were deleted as second counts
 */
public record EventCounts(long inserted, long updated, long corrected, long held, long retired) {

    /** Nothing was done. */
    public static final EventCounts NONE = new EventCounts(0, 0, 0, 0, 0);

    EventCounts plus(EventCounts other) {
        return new EventCounts(inserted + other.inserted, updated + other.updated, corrected + other.corrected,
                held + other.held, retired + other.retired);
    }
}
