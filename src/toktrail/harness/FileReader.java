package toktrail.harness;

/**
 * Turns one file into a reading: line by line, or as a whole.
 *
 * @param <R> what it makes of the file
 */
public sealed interface FileReader<R extends Reading> permits LineReader, DocumentReader { }
