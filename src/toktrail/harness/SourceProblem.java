package toktrail.harness;

import java.util.Objects;

/**
 * Why a source file cannot be used as a whole; its message is one sentence for the user, without the path. Readers
 * throw it and do not say of which file; a {@link SourceListing.UnusableFile} has one with its file.
 */
public final class SourceProblem extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why a source gave nothing. */
    public enum Reason {
        /** No permission, I/O error, a directory where a file should be. */
        UNREADABLE("unreadable"),
        /** Nothing usable in the whole file. */
        MALFORMED("malformed"),
        /** A database file that is none. */
        NOT_A_DATABASE("not-a-database"),
        /** A version this program does not know. */
        UNSUPPORTED_VERSION("unsupported-version"),
        /** Compressed by a method without a reader. */
        NO_DECODER("no-decoder"),
        /** Beyond a limit of the reader. */
        TOO_LARGE("too-large"),
        /** In use by its tool; the next scan tries again, nothing is recorded. */
        BUSY("busy"),
        /** This program failed on it: a fault of ours, which another version may have mended. */
        FAULT("fault");

        private final String id;

        Reason(String id) {
            this.id = id;
        }

        /** The id in listings and in the ledger. */
        public String id() {
            return id;
        }
    }

    private final Reason reason;

    /** A problem with what was found, such as {@code the header is damaged}. */
    public SourceProblem(Reason reason, String detail) {
        this(reason, detail, null);
    }

    /** A problem met while reading. */
    public SourceProblem(Reason reason, String detail, Throwable cause) {
        super(detail, cause);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    /** Why the source gave nothing. */
    public Reason reason() {
        return reason;
    }
}
