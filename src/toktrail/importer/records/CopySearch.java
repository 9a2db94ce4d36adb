package toktrail.importer.records;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import toktrail.harness.Harness;
import toktrail.harness.SourceFile;
import toktrail.importer.reading.Ahead;
import toktrail.importer.records.RecordCopy.Reason;
import toktrail.ledger.query.LedgerEvent;
import toktrail.usage.SourcePosition;
import toktrail.usage.UsageEvent;

/**
 * Finds every present record of stored events: reads each file of their harnesses by itself, and again without the
 * lines that were found until it tells nothing more of them. Of a document or database that tells a call several times
 * one record is found. Nothing is written. For one thread.
 */
public final class CopySearch {

    private final SourceIndex index;

    /** A search in these files. */
    public CopySearch(SourceIndex index) {
        this.index = index;
    }

    /** The records of these events by id, in the order of files and lines; the one that counts has no reason. */
    public Map<Long, List<RecordCopy>> find(List<LedgerEvent> events) {
        Map<Long, List<UsageEvent>> records = new LinkedHashMap<>();
        events.forEach(event -> records.put(event.id(), new ArrayList<>()));
        Map<String, Harness> harnesses = new TreeMap<>();
        events.forEach(event -> index.harness(event)
                .ifPresent(harness -> harnesses.put(harness.info().id(), harness)));
        WantedRecords wanted = new WantedRecords(events);
        ForkJoinPool pool = Ahead.pool();
        try {
            RecordScan scan = new RecordScan(index.environment(), pool);
            harnesses.values().forEach(harness -> search(harness, events, wanted, scan, records));
        } finally {
            pool.shutdownNow();
        }
        Map<Long, List<RecordCopy>> copies = new LinkedHashMap<>();
        events.forEach(event -> copies.put(event.id(), copies(event, records.get(event.id()))));
        return copies;
    }

    private void search(Harness harness, List<LedgerEvent> events, WantedRecords wanted, RecordScan scan,
            Map<Long, List<UsageEvent>> records) {
        Map<String, SourceFile> files = new TreeMap<>();
        index.all(harness).forEach(file -> files.put(file.name(), file));
        for (LedgerEvent event : events) {
            String file = event.event().position().file();
            boolean ours = !event.isForeign() && index.harness(event).filter(harness::equals).isPresent();
            if (ours && !files.containsKey(file)) {
                index.file(harness, file).ifPresent(found -> files.put(file, found));
            }
        }
        Map<SourceFile, Ahead<RecordScan.Found>> first = new LinkedHashMap<>();
        files.values().forEach(file -> first.put(file, scan.submit(harness, file, wanted)));
        Deque<Ahead<RecordScan.Found>> rest = new ArrayDeque<>(first.values());
        first.forEach((file, task) -> {
            rest.remove();
            Map<Long, List<UsageEvent>> inFile = new LinkedHashMap<>();
            records.keySet().forEach(id -> inFile.put(id, new ArrayList<>()));
            Map<String, Set<Long>> removed = new HashMap<>();
            RecordScan.Found found = task.get(rest);
            while (take(found, removed, inFile)) {
                found = scan.read(harness, List.of(file), wanted, removed);
            }
            separate(inFile, lines -> scan.read(harness, List.of(file), wanted, lines));
            inFile.forEach((id, list) -> records.get(id).addAll(list));
        });
    }

    /**
     * Replaces records of calls that the file tells several times by what each line says by itself: as long as further
     * lines tell of a call, a reader may make one record of all of them.
     */
    private static void separate(Map<Long, List<UsageEvent>> inFile,
            Function<Map<String, Set<Long>>, RecordScan.Found> read) {
        int most = inFile.values().stream().mapToInt(List::size).max().orElse(0);
        for (int kept = 0; most > 1 && kept < most; kept++) {
            Map<String, Set<Long>> removed = new HashMap<>();
            for (List<UsageEvent> records : inFile.values()) {
                for (int i = 0; i < records.size(); i++) {
                    SourcePosition place = records.get(i).position();
                    if (i != kept && place.line() != SourcePosition.NONE) {
                        removed.computeIfAbsent(place.file(), file -> new HashSet<>()).add(place.line());
                    }
                }
            }
            Map<Long, UsageEvent> alone = read.apply(removed).records();
            int index = kept;
            inFile.forEach((id, records) -> {
                UsageEvent record = alone.get(id);
                if (records.size() > 1 && index < records.size() && record != null
                        && record.position().equals(records.get(index).position())) {
                    records.set(index, record);
                }
            });
        }
    }

    /** Takes what is new and removes its lines; says whether reading again can give more. */
    private static boolean take(RecordScan.Found found, Map<String, Set<Long>> removed,
            Map<Long, List<UsageEvent>> records) {
        boolean[] more = {false};
        found.records().forEach((id, record) -> {
            List<UsageEvent> known = records.get(id);
            if (known.stream().noneMatch(other -> other.position().equals(record.position()))) {
                known.add(record);
                SourcePosition place = record.position();
                more[0] |= place.line() != SourcePosition.NONE
                        && removed.computeIfAbsent(place.file(), file -> new HashSet<>()).add(place.line());
            }
        });
        return more[0];
    }

    private static List<RecordCopy> copies(LedgerEvent event, List<UsageEvent> records) {
        List<UsageEvent> sorted = new ArrayList<>(records);
        sorted.sort(Comparator.comparing((UsageEvent record) -> record.position().file())
                .thenComparingLong(record -> record.position().line()));
        UsageEvent winner = winner(event.event(), sorted);
        List<RecordCopy> copies = new ArrayList<>();
        sorted.forEach(record -> copies.add(new RecordCopy(record,
                record == winner ? Optional.empty() : Optional.of(reason(winner, record)))));
        return copies;
    }

    /**
     * The record that counts: the one at the stored place, or another of its file if that one has the stored tokens;
     * the stored event itself if none is there.
     */
    private static UsageEvent winner(UsageEvent stored, List<UsageEvent> records) {
        UsageEvent winner = stored;
        boolean complete = false;
        for (UsageEvent record : records) {
            boolean inFile = Objects.equals(record.position().file(), stored.position().file());
            boolean atPlace = record.position().equals(stored.position());
            boolean hasAll = inFile && record.tokens().equals(stored.tokens());
            if (hasAll && !complete || atPlace && (hasAll || !complete)) {
                winner = record;
                complete = hasAll;
            }
        }
        return winner;
    }

    private static Reason reason(UsageEvent winner, UsageEvent copy) {
        SourcePosition place = copy.position();
        if (!copy.session().harness().equals(winner.session().harness())) {
            return Reason.OTHER_HARNESS;
        }
        if (Objects.equals(place.file(), winner.position().file())) {
            return place.line() < winner.position().line() ? Reason.EARLIER_STREAMED_COPY : Reason.LATER_COPY;
        }
        if (isArchived(place.file())) {
            return Reason.ARCHIVED_COPY;
        }
        if (!Objects.equals(copy.kind().agent(), winner.kind().agent())) {
            return Reason.SIDECHAIN_COPY;
        }
        return copy.session().equals(winner.session()) ? Reason.MIRROR : Reason.FORK;
    }

    private static boolean isArchived(String file) {
        for (String segment : file.split("/")) {
            if (segment.startsWith("archive")) {
                return true;
            }
        }
        return false;
    }
}
