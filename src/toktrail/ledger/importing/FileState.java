package toktrail.ledger.importing;

import java.util.Objects;

/**
 * What is known of a source file since it was last read.
 *
 * @param file           absolute path with {@code /} as separator, links not resolved
 * @param stamp          by what a change is noticed
 * @param progress       how far it was consumed
 * @param parser         what the parser needs to go on there
 * @param rows           its records so far
 * @param missingSinceMs when it was first found gone, null while it is there
 */
public record FileState(String file, FileStamp stamp, FileProgress progress, ParserState parser, RowCounts rows,
        Long missingSinceMs) {

    /**
     * By what a change is noticed.
     *
     * @param sizeBytes            size before it was opened
     * @param mtimeNs              modification time in nanoseconds since 1970; {@link #RACY} to read it again next time
     * @param fileKey              inode and device, empty if the platform has none
     * @param auxiliaryFingerprint facts about companions, such as a write-ahead log; empty if there are none
     */
    public record FileStamp(long sizeBytes, long mtimeNs, String fileKey, String auxiliaryFingerprint) {

        /** The modification time of a file that was young when it was read. */
        public static final long RACY = -1;

        public FileStamp {
            Objects.requireNonNull(fileKey, "fileKey");
            Objects.requireNonNull(auxiliaryFingerprint, "auxiliaryFingerprint");
        }
    }

    /**
     * Records of a file.
     *
     * @param seen      records read
     * @param skipped   those without event
     * @param duplicate those of the skipped that were further copies of a call
     */
    public record RowCounts(long seen, long skipped, long duplicate) {

        /** No records. */
        public static final RowCounts NONE = new RowCounts(0, 0, 0);
    }

    public FileState {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(stamp, "stamp");
        Objects.requireNonNull(progress, "progress");
        Objects.requireNonNull(parser, "parser");
        Objects.requireNonNull(rows, "rows");
    }
}
