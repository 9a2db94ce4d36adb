package toktrail.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import toktrail.environment.Environment;
import toktrail.importer.reading.SourceReader;
import toktrail.ledger.importing.Importing;

/** What the passes of one import share. For the thread of the import; only the reader is for those of the pool too. */
final class ImportContext {

    private final Environment environment;
    private final ImportRequest request;
    private final Importer.Listener listener;
    private final Importing importing;
    private final ForkJoinPool pool;
    private final SourceReader reader;
    private final WriteQueue queue;
    private final List<String> warnings = new ArrayList<>();

    /** The beginning of an import; who gives {@code importing} and {@code pool} closes them. */
    ImportContext(Environment environment, ImportRequest request, Importer.Listener listener, Importing importing,
            ForkJoinPool pool) {
        this.environment = environment;
        this.request = request;
        this.listener = listener;
        this.importing = importing;
        this.pool = pool;
        reader = SourceReader.resumable(environment.clock().millis());
        queue = new WriteQueue(pool);
    }

    Environment environment() {
        return environment;
    }

    ImportRequest request() {
        return request;
    }

    /** Hears how far the import is. */
    Importer.Listener listener() {
        return listener;
    }

    /** Takes what was read into the ledger. */
    Importing importing() {
        return importing;
    }

    /** Lists and reads files, and makes events ready to be stored. */
    ForkJoinPool pool() {
        return pool;
    }

    /** Reads files; its buffers are used again by all passes. */
    SourceReader reader() {
        return reader;
    }

    /** What waits to be given to {@link #importing}. */
    WriteQueue queue() {
        return queue;
    }

    /** What the user is told at the end, in this order; grows as the import goes on. */
    List<String> warnings() {
        return warnings;
    }
}
