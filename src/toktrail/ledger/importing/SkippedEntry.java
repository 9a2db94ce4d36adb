package toktrail.ledger.importing;

import java.util.Objects;

/**
 * What the ledger remembers of a source that failed as a whole: enough not to try it again as it is. Of which harness
 * is said by whoever asks; a {@link SkippedSource} says it itself.
 *
 * @param path        absolute path
 * @param reason      {@code unreadable}, {@code malformed}, {@code not-a-database}, {@code unsupported-version},
 *                    {@code no-decoder}, {@code too-large} or {@code fault}
 * @param detail      more for a person, null if there is none
 * @param sizeBytes   size then, null if unknown
 * @param mtimeNs     modification time then, nanoseconds since 1970, null if unknown
 * @param attempts    how often it failed; counted by the ledger, ignored when given to it
 * @param updatedAtMs last time it failed; likewise
 */
public record SkippedEntry(String path, String reason, String detail, Long sizeBytes, Long mtimeNs, long attempts,
        long updatedAtMs) {

    public SkippedEntry {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(reason, "reason");
    }

    /** A failure now. */
    public static SkippedEntry of(String path, String reason, String detail, Long sizeBytes, Long mtimeNs) {
        return new SkippedEntry(path, reason, detail, sizeBytes, mtimeNs, 1, 0);
    }
}
