package toktrail.importer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import toktrail.importer.reading.Ahead;
import toktrail.ledger.row.PreparedEvent;
import toktrail.usage.KeyHash;

/**
 * Steps on their way into the ledger, done in order and on the calling thread. They wait in batches, so that the pool
 * can prepare some while earlier ones are done; not more than {@link #AHEAD} batches wait, whatever there is to import.
 */
final class WriteQueue {

    private static final int BATCH = 256;
    private static final int AHEAD = 3;

    /** Something to be done to the ledger. */
    interface Step {

        /** Works out in advance what needs no ledger; from any thread. */
        default void prepare(PreparedEvent.Preparation preparation) { }

        /** Does it. */
        void run();
    }

    private final ForkJoinPool pool;
    private final Deque<Ahead<List<Step>>> waiting = new ArrayDeque<>();
    private List<Step> open = new ArrayList<>(BATCH);
    private long nanos;

    WriteQueue(ForkJoinPool pool) {
        this.pool = pool;
    }

    /** Says that steps will come: what hashing keys needs takes a new process milliseconds and is made meanwhile. */
    void expectSteps() {
        pool.execute(KeyHash::newSha256);
    }

    /** Puts a step behind the others; earlier ones may be done now. */
    void add(Step step) {
        open.add(step);
        if (open.size() == BATCH) {
            List<Step> full = open;
            open = new ArrayList<>(BATCH);
            waiting.add(Ahead.in(pool, () -> prepared(full)));
            if (waiting.size() > AHEAD) {
                doFirst();
            }
        }
    }

    /** Does all that waits. */
    void drain() {
        while (!waiting.isEmpty()) {
            doFirst();
        }
        List<Step> rest = open;
        open = new ArrayList<>(BATCH);
        run(prepared(rest));
    }

    /** How long steps have been run so far, in nanoseconds. */
    long nanos() {
        return nanos;
    }

    private void doFirst() {
        run(waiting.remove().get(waiting));
    }

    private void run(List<Step> steps) {
        long start = System.nanoTime();
        steps.forEach(Step::run);
        nanos += System.nanoTime() - start;
    }

    private static List<Step> prepared(List<Step> steps) {
        PreparedEvent.Preparation preparation = new PreparedEvent.Preparation();
        for (Step step : steps) {
            step.prepare(preparation);
        }
        return steps;
    }
}
