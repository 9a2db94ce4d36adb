package toktrail.harness;

import java.util.Objects;

/**
 * What is kept of a file between two passes.
 *
 * @param shared       small; what the scan must know of the file when it did not change; empty for most
 * @param resume       what the reader needs to continue the file; if it is empty, a file of lines is always read from
 *                     its beginning
 * @param resumeOffset byte offset at which reading continues, at most the end of the last consumed record; or
 *                     {@link #END} for exactly that end
 * @param resumeLine   number of lines before {@code resumeOffset}; ignored for {@link #END}
 */
public record KeptState(byte[] shared, byte[] resume, long resumeOffset, long resumeLine) {

    /** Continue behind the last consumed record. */
    public static final long END = -1;

    private static final byte[] NOTHING = new byte[0];

    /** Nothing to keep. */
    public static final KeptState NONE = new KeptState(NOTHING, NOTHING, END, 0);

    /** Continue behind the last consumed record; the reader needs to know nothing. The state says only that. */
    public static final KeptState AT_END = new KeptState(NOTHING, new byte[] {1}, END, 0);

    /** Continue behind the last consumed record; the reader needs to know this. */
    public static KeptState atEnd(byte[] resume) {
        return new KeptState(NOTHING, resume, END, 0);
    }

    public KeptState {
        Objects.requireNonNull(shared, "shared");
        Objects.requireNonNull(resume, "resume");
    }
}
