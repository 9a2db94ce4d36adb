package toktrail.harness;

/** What a reader made of one file, before copies in other files are considered. Small in memory; immutable but for what
 * {@link #state()} tells. */
public interface Reading {

    /**
     * State to keep for the next pass. Asked after the scan has settled the file, so it may hold what the scan found
     * out about it.
     */
    KeptState state();

    /** Records met in this pass: non-blank lines, or rows of a document or database. */
    long rowsSeen();

    /**
     * Whether the file has to be read again in the next pass even if it does not change until then, because something
     * in it cannot be decided yet.
     */
    default boolean unsettled() {
        return false;
    }
}
