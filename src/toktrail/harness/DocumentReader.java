package toktrail.harness;

import java.io.IOException;

/**
 * Reads a file as a whole: a JSON document, a database. A database reader may use the state of the previous pass to
 * read less, as long as the result in the ledger is the same.
 *
 * @param <R> what it makes of the file
 */
@FunctionalInterface
public non-sealed interface DocumentReader<R extends Reading> extends FileReader<R> {

    /**
     * Reads the file.
     *
     * @throws SourceProblem if nothing of it can be used
     * @throws IOException   if it cannot be read
     */
    R read(FileFacts facts) throws SourceProblem, IOException;
}
