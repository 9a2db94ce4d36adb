package toktrail.importer.reading;

import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;

/**
 * Work that a pool does ahead of whoever needs its result. If the pool has not begun it when it is needed, the thread
 * that needs it does it itself, so that no thread waits for work that nobody does.
 *
 * @param <T> kind of result
 */
public final class Ahead<T> {

    private final FutureTask<T> task;

    private Ahead(Callable<T> work) {
        task = new FutureTask<>(work);
    }

    /**
     * A pool for work that the calling thread does as well, so that there is a thread for each processor: one more
     * costs a tenth of the time. The caller shuts it down.
     */
    public static ForkJoinPool pool() {
        return new ForkJoinPool(Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
    }

    /** Hands the work to a pool. */
    public static <T> Ahead<T> in(ForkJoinPool pool, Callable<T> work) {
        Ahead<T> ahead = new Ahead<>(work);
        pool.execute(ahead.task);
        return ahead;
    }

    /**
     * The result, with which the work is done. While another thread is at it, this one does what comes next.
     *
     * @param next what is needed afterwards, in order
     * @throws RuntimeException or an Error: what the work failed with
     */
    public T get(Iterable<? extends Ahead<?>> next) {
        task.run();
        for (Iterator<? extends Ahead<?>> others = next.iterator(); !task.isDone() && others.hasNext();) {
            Ahead<?> other = others.next();
            other.task.run();
        }
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    // The work is being done: whoever asked cannot go on without it.
                    interrupted = true;
                }
            }
        } catch (ExecutionException failed) {
            throw unchecked(failed.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException unchecked(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
    }

    /** Nobody needs the result any more: work that was not begun is not done. */
    public void drop() {
        task.cancel(false);
    }
}
