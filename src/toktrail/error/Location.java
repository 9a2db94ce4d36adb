package toktrail.error;

import java.util.Objects;

/**
 * A place in input that a person can go to.
 *
 * @param source what was read: a path, or a name such as {@code <stdin>}
 * @param line   line from 1; lines end at LF
 * @param column column from 1, counted in code points
 */
public record Location(String source, int line, int column) {

    public Location {
        Objects.requireNonNull(source, "source");
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("line " + line + ", column " + column);
        }
    }

    /** {@code source:line:column}, the form editors understand. */
    @Override
    public String toString() {
        return source + ":" + line + ":" + column;
    }
}
