package toktrail.ledger.importing;

import java.util.Arrays;

/** How far a file was consumed. Arrays are neither copied nor changed. */
public final class FileProgress {

    /** Nothing was consumed. */
    public static final FileProgress NONE = new FileProgress(0, 0, null, null);

    private final long offset;
    private final long lines;
    private final byte[] headSha256;
    private final byte[] tailSha256;

    /**
     * A place in a file.
     *
     * @param offset     offset behind the last consumed record, in bytes
     * @param lines      number of the last consumed line, from 1; 0 if none was
     * @param headSha256 digest of the first min(4096, offset) bytes, null or empty if the file is not to be continued
     * @param tailSha256 digest of the last min(4096, offset) bytes before the offset, null or empty likewise
     */
    public FileProgress(long offset, long lines, byte[] headSha256, byte[] tailSha256) {
        this.offset = offset;
        this.lines = lines;
        this.headSha256 = headSha256;
        this.tailSha256 = tailSha256;
    }

    /** Offset behind the last consumed record, in bytes. */
    public long offset() {
        return offset;
    }

    /** Number of the last consumed line, from 1; 0 if none was. */
    public long lines() {
        return lines;
    }

    /** Digest of the first min(4096, offset) bytes, null if there is none. */
    public byte[] headSha256() {
        return headSha256;
    }

    /** Digest of the last min(4096, offset) bytes before the offset, null if there is none. */
    public byte[] tailSha256() {
        return tailSha256;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FileProgress that && offset == that.offset && lines == that.lines
                && Arrays.equals(headSha256, that.headSha256) && Arrays.equals(tailSha256, that.tailSha256);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(offset) + Arrays.hashCode(tailSha256);
    }
}
