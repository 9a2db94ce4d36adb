package toktrail.usage;

import java.util.Objects;

/**
 * Why a text is no path of an area.
 *
 * @param kind    what is wrong
 * @param path    the text, trimmed
 * @param segment the segment it is about, empty if there is none
 */
public record AreaProblem(Kind kind, String path, String segment) implements AreaReading {

    /** What may be wrong. */
    public enum Kind {
        /** Nothing but blanks. */
        EMPTY_PATH,
        /** A control character anywhere. */
        CONTROL_CHARACTER,
        /** Nothing between two slashes, or before or after one. */
        EMPTY_SEGMENT,
        /** A segment {@code .} or {@code ..}. */
        DOTS,
        /** A segment without letters and digits. */
        NO_LETTERS
    }

    public AreaProblem {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(segment, "segment");
    }
}
