package toktrail.time;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sorts instants into given stretches of time that do not overlap. Remembers the one it gave last, so that asking in
 * order is cheap. Not safe for several threads.
 */
public final class Spans {

    /** Where an instant belongs that lies in none of them; it contains nothing. */
    public static final Bucket OUTSIDE = new Bucket("", 0, 0);

    private final TreeMap<Long, Bucket> spans = new TreeMap<>();
    private Bucket last = OUTSIDE;

    /** Stretches in any order; no two of them contain the same instant. */
    public Spans(List<Bucket> stretches) {
        stretches.forEach(stretch -> spans.put(stretch.sinceMs(), stretch));
    }

    /** The stretch of an instant in Unix milliseconds, or {@link #OUTSIDE}. */
    public Bucket of(long ms) {
        if (!last.contains(ms)) {
            Map.Entry<Long, Bucket> known = spans.floorEntry(ms);
            last = known != null && known.getValue().contains(ms) ? known.getValue() : OUTSIDE;
        }
        return last;
    }
}
