package toktrail.ledger.importing;

/**
 * How far a file was consumed.
 *
 * @param offset   offset behind the last consumed record, in bytes
 * @param lines    number of the last consumed line, from 1; 0 if none was
 * @param headHash hash of the first min(4096, offset) bytes, null if the file is not to be continued
 * @param tailHash hash of the last min(4096, offset) bytes before the offset, null likewise
 */
public record FileProgress(long offset, long lines, Long headHash, Long tailHash) {

    /** Nothing was consumed. */
    public static final FileProgress NONE = new FileProgress(0, 0, null, null);
}
