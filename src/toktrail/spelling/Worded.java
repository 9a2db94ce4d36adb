package toktrail.spelling;

/** A value that files and options write as a word. */
public interface Worded {

    /** The word as it is written. */
    String word();
}
