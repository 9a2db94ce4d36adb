package toktrail.harness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A scan of a tool whose files do not depend on each other, except that several may hold copies of a call
 * ({@link SourceCall}). Calls are kept, small, until the last file was seen.
 */
public final class CallScan implements Scan<CallReading> {

    /** A file that was read, and what became of its records. */
    private static final class Tally {

        private final SourceFile file;
        private final long rows;
        private final long candidates;
        private long won;

        Tally(SourceFile file, CallReading reading) {
            this.file = file;
            rows = reading.rowsSeen();
            candidates = reading.calls().size() + reading.copies();
        }
    }

    private record Placed(SourceCall call, Tally tally) { }

    private final Function<SourceFile, FileReader<CallReading>> readers;
    private final Map<String, Placed> calls = new LinkedHashMap<>();
    private final List<Tally> tallies = new ArrayList<>();

    /**
     * A scan with these readers.
     *
     * @param readers gives the reader of a file; called from any thread
     */
    public CallScan(Function<SourceFile, FileReader<CallReading>> readers) {
        this.readers = readers;
    }

    @Override
    public FileReader<CallReading> reader(SourceFile file) {
        return readers.apply(file);
    }

    @Override
    public void add(SourceFile file, CallReading reading, EventSink sink) {
        Tally tally = new Tally(file, reading);
        tallies.add(tally);
        for (SourceCall call : reading.calls()) {
            Placed placed = new Placed(call, tally);
            Placed before = calls.putIfAbsent(call.matchKey(), placed);
            if (before != null) {
                Tally winner = call.replaces(before.call()) ? tally : before.tally();
                calls.put(call.matchKey(), new Placed(before.call().or(call), winner));
            }
        }
        reading.sessions().forEach(sink::session);
    }

    @Override
    public void finish(EventSink sink) {
        for (Placed placed : calls.values()) {
            placed.tally().won++;
            sink.event(placed.call().settled(), placed.call().otherKeys());
        }
        for (Tally tally : tallies) {
            sink.settled(tally.file, tally.rows - tally.won, tally.candidates - tally.won);
        }
    }
}
