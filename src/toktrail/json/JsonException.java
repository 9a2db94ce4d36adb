package toktrail.json;

import toktrail.error.Location;

/**
 * The input is not JSON, or deeper than the settings allow: a finding about data, not a fault of the program.
 *
 * <p>It has no stack trace, so that a file of a million broken lines stays cheap. The tokenizer that threw it refuses
 * to go on until it is reset.
 */
public final class JsonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    JsonException(String message, int line, int column) {
        super(message, null, false, false);
        this.line = line;
        this.column = column;
    }

    /** The line of the fault, from 1; lines end at LF. */
    public int line() {
        return line;
    }

    /** The column of the fault, from 1, counted in code points. */
    public int column() {
        return column;
    }

    /** The place of the fault in {@code source}, for a message to the user. */
    public Location in(String source) {
        return new Location(source, line, column);
    }
}
