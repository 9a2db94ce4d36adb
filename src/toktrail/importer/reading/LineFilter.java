package toktrail.importer.reading;

import toktrail.harness.LineReader;

/**
 * Which lines a reader wants to see.
 *
 * @param wanted texts of which a line must contain one
 * @param dull   texts that rule a line out when one stands in its first bytes; none rules nothing out
 */
record LineFilter(NeedleSet wanted, NeedleSet dull) {

    /** What {@link #found} gives for a line that is not wanted. */
    static final long NOTHING = 0;
    /** What it gives for a line that is wanted whatever it contains. */
    static final long ANYTHING = -1;

    /** Which of the texts are in the line in {@code bytes[from, to)}: bits, {@link #NOTHING}, {@link #ANYTHING}. */
    long found(byte[] bytes, int from, int to) {
        if (isDull(bytes, from, to)) {
            return NOTHING;
        }
        return wanted.isEmpty() ? ANYTHING : wanted.found(bytes, from, to);
    }

    /** Whether the line that begins at {@code from}, and of which {@code bytes[from, to)} is known, is ruled out. */
    boolean isDull(byte[] bytes, int from, int to) {
        return !dull.isEmpty() && dull.found(bytes, from, Math.min(to, from + LineReader.HEAD)) != 0;
    }
}
