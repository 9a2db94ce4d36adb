package toktrail.importer.reading;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import toktrail.harness.EventSink;
import toktrail.harness.Reading;
import toktrail.harness.Scan;
import toktrail.harness.SourceFile;
import toktrail.importer.reading.SourceReader.Mark;
import toktrail.importer.reading.SourceReader.Result;

/**
 * Runs one scan: reads files in parallel and hands their readings to the scan in file order, on the calling thread. Not
 * more than {@link #WINDOW} files are read ahead, so that memory stays flat whatever the number of files.
 *
 * @param <R> kind of reading
 */
public final class ScanRun<R extends Reading> {

    private static final int WINDOW = 64;
    /** Parts of a rest that are prepared in one go: most are so small that waking a thread costs as much. */
    private static final int PARTS_TOGETHER = 8;
    /** So many goes ahead keep the pool busy; what they prepare is much larger than readings. */
    private static final int PARTS_WINDOW = 3;

    /**
     * A file and what happens to it.
     *
     * @param file the file
     * @param read whether it is read; else it is announced as unchanged
     * @param mark where to continue, asked when its turn comes; may give null
     */
    public record Job(SourceFile file, boolean read, Function<SourceFile, Mark> mark) { }

    /** Hears of files as they are taken, on the calling thread. */
    public interface Listener {

        /** A file was read and its reading taken, or there was a problem. */
        void taken(SourceFile file, Result<?> result);

        /** The part of the stored state of an unchanged file that others may depend on; null if it was never read. */
        byte[] shared(SourceFile file);
    }

    private final Scan<R> scan;
    private final ForkJoinPool pool;
    private final SourceReader reader;
    private final Listener listener;
    private final EventSink sink;

    /**
     * A run that reads in {@code pool}.
     *
     * @param reader   reads the files; shared by the runs of an import, so that its buffers are reused
     * @param listener hears of each file
     * @param sink     takes what the scan finds
     */
    public ScanRun(Scan<R> scan, ForkJoinPool pool, SourceReader reader, Listener listener, EventSink sink) {
        this.scan = scan;
        this.pool = pool;
        this.reader = reader;
        this.listener = listener;
        this.sink = sink;
    }

    /** Runs the jobs, which are in file order, and finishes the scan. */
    public void run(List<Job> jobs) {
        take(jobs);
        for (List<SourceFile> again = scan.readAgain(); !again.isEmpty(); again = scan.readAgain()) {
            List<Job> more = new ArrayList<>();
            SourceFile.sorted(again).forEach(file -> more.add(new Job(file, true, f -> null)));
            take(more);
        }
        scan.finish(sink);
        hand(scan.rest());
    }

    /** Parts are prepared in the pool, not more than {@link #PARTS_WINDOW} goes ahead, and handed on here. */
    private void hand(List<Scan.Part> parts) {
        Deque<Ahead<List<Scan.Part>>> window = new ArrayDeque<>();
        int next = 0;
        try {
            while (next < parts.size() || !window.isEmpty()) {
                while (next < parts.size() && window.size() < PARTS_WINDOW) {
                    List<Scan.Part> together = parts.subList(next, Math.min(next + PARTS_TOGETHER, parts.size()));
                    window.add(Ahead.in(pool, () -> prepared(together)));
                    next += together.size();
                }
                window.remove().get(window).forEach(part -> part.hand(sink));
            }
        } finally {
            window.forEach(Ahead::drop);
        }
    }

    private static List<Scan.Part> prepared(List<Scan.Part> parts) {
        parts.forEach(Scan.Part::prepare);
        return parts;
    }

    private void take(List<Job> jobs) {
        boolean announce = scan.needsUnchanged();
        Deque<Ahead<Result<R>>> ahead = new ArrayDeque<>();
        int next = 0;
        try {
            for (Job job : jobs) {
                for (; next < jobs.size() && ahead.size() < WINDOW; next++) {
                    if (jobs.get(next).read()) {
                        ahead.add(submit(jobs.get(next)));
                    }
                }
                if (job.read()) {
                    take(job.file(), ahead.remove().get(ahead));
                } else if (announce) {
                    announce(job.file());
                }
            }
        } finally {
            ahead.forEach(Ahead::drop);
        }
    }

    private Ahead<Result<R>> submit(Job job) {
        Mark mark = job.mark().apply(job.file());
        return Ahead.in(pool, () -> reader.read(job.file(), scan.reader(job.file()), mark));
    }

    private void take(SourceFile file, Result<R> result) {
        listener.taken(file, result);
        if (result.reading() != null) {
            scan.add(file, result.reading(), sink);
        }
    }

    private void announce(SourceFile file) {
        byte[] shared = listener.shared(file);
        if (shared == null) {
            scan.unread(file);
        } else {
            scan.unchanged(file, shared);
        }
    }
}
