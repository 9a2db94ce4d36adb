package toktrail.sqlite;

/** When a transaction takes its locks. */
public enum TransactionMode {
    /** With the first statement; for reading: all statements see the same commit. */
    DEFERRED,
    /** At once, waiting for another writer; for writing. */
    IMMEDIATE
}
