package toktrail.usage;

/**
 * Where a record came from, so that a figure can be traced back to it.
 *
 * @param file   absolute path with {@code /} as separator, symbolic links not resolved; null if unknown
 * @param line   physical line from 1, or {@link #NONE} if the record is no line
 * @param offset byte offset of the record's first byte, from 0, or {@link #NONE}
 */
public record SourcePosition(String file, long line, long offset) {

    /** No line, no offset. */
    public static final long NONE = -1;

    /** The longest number has as many digits. */
    private static final int LONG_DIGITS = 19;

    /** A record of a database or of a document that is read as a whole. */
    public static SourcePosition file(String file) {
        return new SourcePosition(file, NONE, NONE);
    }

    /** {@code file:line}, or the file alone if the record is no line. */
    public String rowId() {
        if (line == NONE) {
            return file;
        }
        String path = String.valueOf(file);
        return new StringBuilder(path.length() + 1 + LONG_DIGITS).append(path).append(':').append(line).toString();
    }
}
