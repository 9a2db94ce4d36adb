package toktrail.harness;

/**
 * Tells a reader of one file whether it is still worth trying to read records plainly, that is without making trees of
 * them: in a file of other records each try would cost a second look at its record. For one thread.
 */
public final class PlainAttempts {

    /** So many more records may be left to trees than are read plainly before none is tried any more. */
    private static final int LIMIT = 8;

    private int left;
    private int read;

    /** Whether the next record is to be tried; once false, it stays so unless more records are told of. */
    public boolean isWorthTrying() {
        return left <= read + LIMIT;
    }

    /** Tells of a record that was tried: whether it was read plainly, or else is left to trees. */
    public void took(boolean plainly) {
        if (plainly) {
            read++;
        } else {
            left++;
        }
    }
}
