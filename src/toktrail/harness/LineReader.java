package toktrail.harness;

import java.util.List;

/**
 * Reads a file of JSON lines. The caller finds the lines; a line that contains none of the needles is counted and
 * otherwise passed over.
 *
 * @param <R> what it makes of the file
 */
public non-sealed interface LineReader<R extends Reading> extends FileReader<R> {

    /** How many bytes of a line {@link #dullHeads} looks at. */
    int HEAD = 96;

    /** ASCII texts of which a line must contain at least one to be of interest; empty if every line is. */
    List<String> needles();

    /**
     * ASCII texts by which a line is known at once to be of no interest: one of them stands wholly within the first
     * {@link #HEAD} bytes. Spares searching long records for needles.
     */
    default List<String> dullHeads() {
        return List.of();
    }

    /**
     * Begins a file, or continues it with {@link FileFacts#resume}.
     *
     * @throws SourceProblem if the state cannot be understood; the file is then read from the beginning
     */
    Lines<R> open(FileFacts facts) throws SourceProblem;

    /**
     * The reading of one file in progress. Used by one thread.
     *
     * @param <R> what it makes of the file
     */
    interface Lines<R> {

        /**
         * Whether the next line arrives even if it contains no needle. Asked before each line, so that what stands at
         * the beginning of a file, or is looked for only now and then, need not make needles of common texts.
         */
        default boolean wantsEveryLine() {
            return false;
        }

        /**
         * Takes a line of interest; blank lines, lines that are passed over and an incomplete last line do not arrive.
         *
         * @throws toktrail.json.JsonException as thrown by {@link Line#parse}: the line is malformed, reading goes on
         */
        void line(Line line);

        /**
         * Ends the reading.
         *
         * @param end where it ended
         */
        R finish(End end);
    }

    /**
     * Where the reading of a file of lines ended.
     *
     * @param rowsSeen non-blank lines met in this pass, those passed over and malformed ones included
     * @param offset   byte offset behind the last consumed line
     * @param lines    number of the last consumed line, 0 if none
     */
    record End(long rowsSeen, long offset, long lines) { }
}
