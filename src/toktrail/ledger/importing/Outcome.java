package toktrail.ledger.importing;

/** What became of an event that was handed over. */
public enum Outcome {
    /** It is new. */
    INSERTED,
    /** The stored event was replaced; no class became smaller. */
    UPDATED,
    /** The stored event was replaced, and at least one class became smaller. */
    CORRECTED,
    /** A row that came from another ledger was recognised as this call. */
    CLAIMED,
    /** The stored event is larger than its record and stays; a full import takes the record. */
    HELD,
    /** Nothing to do. */
    UNCHANGED,
    /** It is known as a second count of a call and stays out. */
    RETIRED
}
