package toktrail.ledger.importing;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;

/**
 * What a parser remembers of a file: a part that other files may ask for, and a part for going on in this one. Arrays
 * are neither copied nor changed.
 *
 * <p>Stored as one BLOB, so that the shared part can be read alone:
 * <pre>
 * 0        4              12           20       20+n
 * | length | resumeOffset | resumeLine | shared | resume …
 * </pre>
 */
public final class ParserState {

    /** The place "where the file was consumed to". */
    public static final long AT_END = -1;

    static final int HEADER_BYTES = Integer.BYTES + 2 * Long.BYTES;

    private static final byte[] NOTHING = new byte[0];

    private final int version;
    private final byte[] shared;
    private final byte[] resume;
    private final long resumeOffset;
    private final long resumeLine;

    /**
     * A state.
     *
     * @param version      version of the parser that made it
     * @param shared       what other files may ask for, perhaps empty
     * @param resume       what is needed to go on, perhaps empty
     * @param resumeOffset where going on starts, in bytes, or {@link #AT_END}
     * @param resumeLine   number of the last line before that place
     */
    public ParserState(int version, byte[] shared, byte[] resume, long resumeOffset, long resumeLine) {
        this.version = version;
        this.shared = Objects.requireNonNull(shared, "shared");
        this.resume = Objects.requireNonNull(resume, "resume");
        this.resumeOffset = resumeOffset;
        this.resumeLine = resumeLine;
    }

    /** A parser that remembers nothing. */
    public static ParserState none(int version) {
        return new ParserState(version, NOTHING, NOTHING, AT_END, 0);
    }

    /** Version of the parser that made it. */
    public int version() {
        return version;
    }

    /** What other files may ask for, perhaps empty. */
    public byte[] shared() {
        return shared;
    }

    /** What is needed to go on, perhaps empty. */
    public byte[] resume() {
        return resume;
    }

    /** Where going on starts, in bytes, or {@link #AT_END}. */
    public long resumeOffset() {
        return resumeOffset;
    }

    /** Number of the last line before that place. */
    public long resumeLine() {
        return resumeLine;
    }

    /** The BLOB, null if there is nothing to remember. */
    byte[] toBlob() {
        if (shared.length == 0 && resume.length == 0 && resumeOffset == AT_END && resumeLine == 0) {
            return null;
        }
        return ByteBuffer.allocate(HEADER_BYTES + shared.length + resume.length).putInt(shared.length)
                .putLong(resumeOffset).putLong(resumeLine).put(shared).put(resume).array();
    }

    /** The opposite of {@link #toBlob}; a BLOB that is none gives a state that remembers nothing. */
    static ParserState ofBlob(int version, byte[] blob) {
        if (blob == null || blob.length < HEADER_BYTES) {
            return none(version);
        }
        ByteBuffer buffer = ByteBuffer.wrap(blob);
        int length = buffer.getInt();
        long offset = buffer.getLong();
        long line = buffer.getLong();
        if (length < 0 || length > blob.length - HEADER_BYTES) {
            return none(version);
        }
        int end = HEADER_BYTES + length;
        return new ParserState(version, Arrays.copyOfRange(blob, HEADER_BYTES, end),
                Arrays.copyOfRange(blob, end, blob.length), offset, line);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ParserState that && version == that.version && Arrays.equals(shared, that.shared)
                && Arrays.equals(resume, that.resume) && resumeOffset == that.resumeOffset
                && resumeLine == that.resumeLine;
    }

    @Override
    public int hashCode() {
        return version + 31 * Arrays.hashCode(shared) + Arrays.hashCode(resume);
    }
}
