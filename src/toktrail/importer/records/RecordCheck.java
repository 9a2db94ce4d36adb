package toktrail.importer.records;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinPool;
import toktrail.harness.Harness;
import toktrail.harness.SourceFile;
import toktrail.harness.SourceProblem;
import toktrail.importer.reading.Ahead;
import toktrail.importer.records.RecordFinding.Outcome;
import toktrail.importer.records.RecordScan.Found;
import toktrail.ledger.query.LedgerEvent;
import toktrail.usage.UsageEvent;

/**
 * Reads the records of stored events again, each with the reader of its harness, and compares. A file is first read by
 * itself; where that gives something else, all files of the harness are read as a full import would, since a record
 * may depend on other files. Nothing is written. For one thread.
 */
public final class RecordCheck {

    private final SourceIndex index;

    /** A check of records in these files. */
    public RecordCheck(SourceIndex index) {
        this.index = index;
    }

    /** What became of the records of these events, by id, in their order. */
    public Map<Long, RecordFinding> verify(List<LedgerEvent> events) {
        Map<Long, RecordFinding> findings = new LinkedHashMap<>();
        events.forEach(event -> findings.put(event.id(), null));
        forEachHarness(events, findings, (harness, present, scan) -> {
            Map<String, Found> alone = alone(harness, present, scan);
            List<LedgerEvent> doubtful = new ArrayList<>();
            for (LedgerEvent event : present) {
                UsageEvent record = record(alone, event);
                if (isSame(event, record)) {
                    findings.put(event.id(), RecordFinding.found(Outcome.SAME, record));
                } else {
                    doubtful.add(event);
                }
            }
            if (!doubtful.isEmpty()) {
                Found all = scan.read(harness, everything(harness, doubtful), new WantedRecords(doubtful), Map.of());
                for (LedgerEvent event : doubtful) {
                    findings.put(event.id(), judge(event, record(alone, event), all));
                }
            }
        });
        return findings;
    }

    /** What the records of these events say in their own files, by id; those that are not found are left out. */
    public Map<Long, UsageEvent> read(List<LedgerEvent> events) {
        Map<Long, UsageEvent> records = new HashMap<>();
        forEachHarness(events, new HashMap<>(), (harness, present, scan) ->
                alone(harness, present, scan).values().forEach(found -> records.putAll(found.records())));
        return records;
    }

    private interface Work {
        void on(Harness harness, List<LedgerEvent> present, RecordScan scan);
    }

    /** Events whose files are there, harness by harness; of the others it is noted why they are left out. */
    private void forEachHarness(List<LedgerEvent> events, Map<Long, RecordFinding> findings, Work work) {
        Map<String, List<LedgerEvent>> byHarness = new TreeMap<>();
        Map<String, Harness> harnesses = new HashMap<>();
        for (LedgerEvent event : events) {
            Optional<Harness> harness = index.harness(event);
            Optional<RecordFinding> hindrance = hindrance(event, harness);
            if (hindrance.isPresent()) {
                findings.put(event.id(), hindrance.get());
                continue;
            }
            String id = harness.orElseThrow().info().id();
            harnesses.put(id, harness.get());
            byHarness.computeIfAbsent(id, key -> new ArrayList<>()).add(event);
        }
        if (byHarness.isEmpty()) {
            return;
        }
        ForkJoinPool pool = Ahead.pool();
        try {
            RecordScan scan = new RecordScan(index.environment(), pool);
            byHarness.forEach((id, present) -> work.on(harnesses.get(id), present, scan));
        } finally {
            pool.shutdownNow();
        }
    }

    private static Optional<RecordFinding> hindrance(LedgerEvent event, Optional<Harness> harness) {
        if (event.isForeign()) {
            return Optional.of(RecordFinding.missing(Outcome.UNREADABLE,
                    "its record was never read here; it came from " + event.owner().machine().label()));
        }
        if (harness.isEmpty()) {
            return Optional.of(RecordFinding.missing(Outcome.UNREADABLE,
                    "no reader for " + event.event().session().harness()));
        }
        return RecordPlace.isThere(event.event().position().file()) ? Optional.empty()
                : Optional.of(RecordFinding.missing(Outcome.GONE, "the file is gone"));
    }

    /** Each file by itself, several at once. */
    private Map<String, Found> alone(Harness harness, List<LedgerEvent> events, RecordScan scan) {
        Map<String, List<LedgerEvent>> byFile = new TreeMap<>();
        events.forEach(event -> byFile.computeIfAbsent(event.event().position().file(), f -> new ArrayList<>())
                .add(event));
        Map<String, Ahead<Found>> tasks = new LinkedHashMap<>();
        byFile.forEach((name, wanted) -> index.file(harness, name).ifPresent(file -> tasks.put(name,
                scan.submit(harness, file, new WantedRecords(wanted)))));
        Map<String, Found> alone = new HashMap<>();
        Deque<Ahead<Found>> rest = new ArrayDeque<>(tasks.values());
        tasks.forEach((name, task) -> {
            rest.remove();
            alone.put(name, task.get(rest));
        });
        return alone;
    }

    private static UsageEvent record(Map<String, Found> alone, LedgerEvent event) {
        Found found = alone.get(event.event().position().file());
        return found == null ? null : found.records().get(event.id());
    }

    /** All files of the harness, and those of the events if they lie elsewhere. */
    private List<SourceFile> everything(Harness harness, List<LedgerEvent> events) {
        Map<String, SourceFile> files = new LinkedHashMap<>();
        index.all(harness).forEach(file -> files.put(file.identity(), file));
        for (LedgerEvent event : events) {
            index.file(harness, event.event().position().file())
                    .ifPresent(file -> files.putIfAbsent(file.identity(), file));
        }
        return List.copyOf(files.values());
    }

    /**
     * Decides between what the file says by itself and what it says among all others.
     *
     * @param own what the file says by itself, null if it has no such record
     */
    private static RecordFinding judge(LedgerEvent event, UsageEvent own, Found all) {
        UsageEvent stored = event.event();
        UsageEvent among = all.records().get(event.id());
        if (isSame(event, among)) {
            return RecordFinding.found(Outcome.SAME, among);
        }
        boolean inFile = among != null && stored.position().file().equals(among.position().file());
        if (inFile && RecordFinding.sameValues(stored, among)) {
            return RecordFinding.found(Outcome.MOVED, among);
        }
        if (own != null) {
            return RecordFinding.found(RecordFinding.sameValues(stored, own) ? Outcome.MOVED : Outcome.CHANGED, own);
        }
        if (inFile) {
            return RecordFinding.found(Outcome.CHANGED, among);
        }
        SourceProblem problem = all.problems().get(stored.position().file());
        if (problem != null) {
            return RecordFinding.missing(Outcome.UNREADABLE, problem.getMessage());
        }
        return RecordFinding.missing(Outcome.GONE, among == null ? "no such record in the file"
                : "no such record in the file; a copy stands in " + among.position().rowId());
    }

    private static boolean isSame(LedgerEvent event, UsageEvent record) {
        return record != null && event.event().position().equals(record.position())
                && RecordFinding.sameValues(event.event(), record);
    }
}
