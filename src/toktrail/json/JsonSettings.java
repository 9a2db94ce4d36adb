package toktrail.json;

import java.util.Objects;

/**
 * What a {@link JsonTokenizer} accepts and how much it keeps.
 *
 * @param maxDepth     how many containers may be open at once, at least 1; one more is a {@link JsonException}
 * @param maxTextBytes how many bytes of a string, as it stands in the source, are kept when it is asked for; what is
 *                     beyond, and a character or escape that would be torn apart, is cut off. Nothing limits strings
 *                     that are skipped
 * @param nonFinite    whether {@code NaN}, {@code Infinity} and {@code -Infinity} are numbers
 */
public record JsonSettings(int maxDepth, int maxTextBytes, NonFinite nonFinite) {

    /** What to do with the number words that some programs write and the standard forbids. */
    public enum NonFinite { REJECT, ACCEPT }

    /** The depth both standard settings allow. Trees are read recursively; this depth fits a stack of 512 KiB. */
    static final int MAX_DEPTH = 1000;

    /** The size at which strings of foreign records are cut, in bytes. */
    static final int FOREIGN_TEXT_BYTES = 1 << 20;

    /** RFC 8259 to the letter, strings of any length: for documents of our own and those the user wrote. */
    public static final JsonSettings EXACT = new JsonSettings(MAX_DEPTH, Integer.MAX_VALUE, NonFinite.REJECT);

    /** For records of other programs: non-finite numbers accepted, kept strings cut at 1 MiB. */
    public static final JsonSettings FOREIGN = new JsonSettings(MAX_DEPTH, FOREIGN_TEXT_BYTES, NonFinite.ACCEPT);

    /** Checks the limits. */
    public JsonSettings {
        Objects.requireNonNull(nonFinite, "nonFinite");
        if (maxDepth < 1 || maxTextBytes < 1) {
            throw new IllegalArgumentException("maxDepth " + maxDepth + ", maxTextBytes " + maxTextBytes);
        }
    }

    /** The same settings with another limit of kept strings. */
    public JsonSettings withMaxTextBytes(int bytes) {
        return new JsonSettings(maxDepth, bytes, nonFinite);
    }
}
