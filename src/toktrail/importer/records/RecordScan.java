package toktrail.importer.records;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import toktrail.environment.Environment;
import toktrail.harness.EventSink;
import toktrail.harness.Harness;
import toktrail.harness.Reading;
import toktrail.harness.Scan;
import toktrail.harness.ScanContext;
import toktrail.harness.SourceFile;
import toktrail.harness.SourceProblem;
import toktrail.importer.reading.Ahead;
import toktrail.importer.reading.ScanRun;
import toktrail.importer.reading.SourceReader;
import toktrail.ledger.row.EventValues;
import toktrail.usage.SessionFacts;
import toktrail.usage.UsageEvent;

/** Looks for the records of stored events by reading files as an import would; remembers nothing else. */
final class RecordScan {

    /**
     * What was found.
     *
     * @param records  by id of the stored event
     * @param problems why a file could not be read, by its name
     */
    record Found(Map<Long, UsageEvent> records, Map<String, SourceProblem> problems) { }

    private final Environment environment;
    private final ForkJoinPool pool;

    RecordScan(Environment environment, ForkJoinPool pool) {
        this.environment = environment;
        this.pool = pool;
    }

    /**
     * Reads files of a harness in one scan, and nothing beside them.
     *
     * @param removed lines by name of the file that are passed over
     */
    Found read(Harness harness, List<SourceFile> files, WantedRecords wanted, Map<String, Set<Long>> removed) {
        List<ScanRun.Job> jobs = new ArrayList<>();
        SourceFile.sorted(files).forEach(file -> jobs.add(new ScanRun.Job(file, true, f -> null)));
        Collector collector = new Collector(wanted);
        ScanContext context = new ScanContext(environment, false, ScanContext.Known.NOTHING);
        run(harness.scan(context), removed, collector, jobs);
        return new Found(collector.records, collector.problems);
    }

    /** Reads one file by itself, in the pool or where its records are needed first. */
    Ahead<Found> submit(Harness harness, SourceFile file, WantedRecords wanted) {
        return Ahead.in(pool, () -> read(harness, List.of(file), wanted, Map.of()));
    }

    private <R extends Reading> void run(
            Scan<R> scan, Map<String, Set<Long>> removed, Collector collector, List<ScanRun.Job> jobs) {
        Scan<R> shortened = removed.isEmpty() ? scan : new WithoutLines<>(scan, removed);
        new ScanRun<>(shortened, pool, SourceReader.once(), collector, collector).run(jobs);
    }

    private static final class Collector implements ScanRun.Listener, EventSink {

        private final WantedRecords wanted;
        private final Map<Long, UsageEvent> records = new HashMap<>();
        private final Map<String, SourceProblem> problems = new HashMap<>();

        Collector(WantedRecords wanted) {
            this.wanted = wanted;
        }

        @Override
        public void taken(SourceFile file, SourceReader.Result<?> result) {
            if (result.problem() != null) {
                problems.put(file.name(), result.problem());
            }
        }

        @Override
        public byte[] shared(SourceFile file) {
            throw new IllegalStateException("every file is read");
        }

        @Override
        public void event(UsageEvent event, List<DroppedCopy> copies) {
            OptionalLong id = wanted.find(event);
            if (id.isPresent()) {
                records.putIfAbsent(id.getAsLong(), EventValues.limited(event));
            }
        }

        @Override
        public void copy(DroppedCopy copy, String winnerMatchKey) {
            // Only its key is told, not its place.
        }

        @Override
        public void session(SessionFacts facts) {
            // Only calls are looked for.
        }

        @Override
        public void settled(SourceFile file, long rowsSkipped, long rowsDuplicate) {
            // Nothing is counted.
        }

        @Override
        public void warning(String message) {
            // An import tells of it.
        }
    }
}
