package toktrail.harness;

/** What a reader made of one file, before copies in other files are considered. Immutable, and small in memory. */
public interface Reading {

    /** State to keep for the next pass. */
    ParserState state();

    /** Records met in this pass: non-blank lines, or rows of a document or database. */
    long rowsSeen();
}
