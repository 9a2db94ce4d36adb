package toktrail.importer.reading;

import java.util.List;
import toktrail.harness.LineReader;

/**
 * Which lines a reader wants to see.
 *
 * @param wanted texts of which a line must contain one
 * @param dull   texts that rule a line out when one stands in its first bytes; none rules nothing out
 */
record LineFilter(NeedleSet wanted, NeedleSet dull) {

    private static final NeedleSet NONE = new NeedleSet(List.of());

    /** What this reader wants. */
    static LineFilter of(LineReader<?> reader) {
        return new LineFilter(new NeedleSet(reader.needles()), new NeedleSet(reader.dullHeads()));
    }

    /** Lines with one of these texts; all lines if there are none. */
    static LineFilter containing(String... needles) {
        return new LineFilter(new NeedleSet(List.of(needles)), NONE);
    }

    /** Whether the line in {@code bytes[from, to)} is wanted. */
    boolean wants(byte[] bytes, int from, int to) {
        return !isDull(bytes, from, to) && wanted.matches(bytes, from, to);
    }

    /** Whether the line that begins at {@code from}, and of which {@code bytes[from, to)} is known, is ruled out. */
    boolean isDull(byte[] bytes, int from, int to) {
        return dull.longest() > 0 && dull.matches(bytes, from, Math.min(to, from + LineReader.HEAD));
    }
}
