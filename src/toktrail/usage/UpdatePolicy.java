package toktrail.usage;

/** When an ordinary refresh replaces a stored event by what its record says now. None ever lowers the token sum. */
public enum UpdatePolicy {
    /** Records are final: never. */
    IMMUTABLE,
    /**
     * The tool rewrites records: when the sum is at least the stored one and the record comes from the same file, or is
     * greater and comes from another.
     */
    FILE,
    /** Cumulative counters: when the sum is greater, or equal and another value differs. */
    SUM
}
