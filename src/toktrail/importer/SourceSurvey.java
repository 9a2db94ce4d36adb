package toktrail.importer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;
import toktrail.environment.Environment;
import toktrail.harness.EventSink;
import toktrail.harness.Harness;
import toktrail.harness.ScanContext;
import toktrail.harness.SourceFile;
import toktrail.harness.SourceListing;
import toktrail.importer.reading.Ahead;
import toktrail.importer.reading.ScanRun;
import toktrail.importer.reading.SourceReader;
import toktrail.ledger.row.EventValues;
import toktrail.usage.SessionFacts;
import toktrail.usage.UsageEvent;

/**
 * Reads sources directly, without a ledger: nothing is remembered, nothing is written.
 */
public final class SourceSurvey {

    /**
     * What sources hold.
     *
     * @param events      all calls, copies dropped, in the order in which the harness gives them
     * @param sessions    facts about sessions, in that order, unmerged
     * @param rowsSeen    records met
     * @param rowsSkipped records without event that are no structural records
     * @param filesSeen   files found
     * @param warnings    things the user should know
     */
    public record Survey(List<UsageEvent> events, List<SessionFacts> sessions, long rowsSeen, long rowsSkipped,
            long filesSeen, List<String> warnings) { }

    private final Environment environment;

    /** Reads through this environment's files. */
    public SourceSurvey(Environment environment) {
        this.environment = environment;
    }

    /**
     * Reads all files below the roots of a harness in one scan; roots that do not exist are passed over.
     *
     * @throws IOException if a root exists but cannot be listed
     */
    public Survey read(Harness harness, List<Path> roots, boolean keepRaw) throws IOException {
        List<String> warnings = new ArrayList<>();
        List<ScanRun.Job> jobs = new ArrayList<>();
        for (SourceFile file : files(harness, roots, warnings)) {
            jobs.add(new ScanRun.Job(file, true, f -> null));
        }
        Collector collector = new Collector(warnings);
        ForkJoinPool pool = Ahead.pool();
        try {
            ScanContext context = new ScanContext(environment, keepRaw, ScanContext.Known.NOTHING);
            new ScanRun<>(harness.scan(context), pool, SourceReader.once(), collector, collector).run(jobs);
        } finally {
            pool.shutdownNow();
        }
        return new Survey(List.copyOf(collector.events.values()), List.copyOf(collector.sessions), collector.rowsSeen,
                collector.rowsSkipped, jobs.size(), List.copyOf(warnings));
    }

    private List<SourceFile> files(Harness harness, List<Path> roots, List<String> warnings) throws IOException {
        List<SourceFile> files = new ArrayList<>();
        Set<String> identities = new HashSet<>();
        for (Path root : roots) {
            if (!Files.exists(root)) {
                continue;
            }
            SourceListing listing = harness.list(root, environment);
            warnings.addAll(listing.warnings());
            listing.files().stream().filter(file -> identities.add(file.identity())).forEach(files::add);
        }
        return SourceFile.sorted(files);
    }

    private static final class Collector implements ScanRun.Listener, EventSink {

        /** By match key; the few that have none get a key that no other has. */
        private final Map<String, UsageEvent> events = new LinkedHashMap<>();
        private final List<SessionFacts> sessions = new ArrayList<>();
        private final List<String> warnings;
        private int withoutKey;
        private long rowsSeen;
        private long rowsSkipped;

        Collector(List<String> warnings) {
            this.warnings = warnings;
        }

        @Override
        public void taken(SourceFile file, SourceReader.Result<?> result) {
            if (result.problem() != null) {
                warnings.add(file.name() + ": " + result.problem().getMessage());
                rowsSeen += result.rowsLost();
                rowsSkipped += result.rowsLost();
            } else {
                rowsSeen += result.reading().rowsSeen();
            }
        }

        @Override
        public byte[] shared(SourceFile file) {
            throw new IllegalStateException("a survey reads every file");
        }

        @Override
        public void event(UsageEvent event, List<DroppedCopy> copies) {
            String key = event.keys().matchKey();
            events.put(key == null ? "no key: " + withoutKey++ : key, EventValues.limited(event));
        }

        @Override
        public void renamed(Supplier<String> formerMatchKey, Supplier<String> matchKey) {
            UsageEvent former = events.remove(formerMatchKey.get());
            if (former != null) {
                events.putIfAbsent(matchKey.get(), former);
            }
        }

        @Override
        public void copy(DroppedCopy copy, String winnerMatchKey) {
            // Only a ledger may hold a row under the key of a copy.
        }

        @Override
        public void session(SessionFacts facts) {
            sessions.add(facts);
        }

        @Override
        public void settled(SourceFile file, long skipped, long duplicate) {
            rowsSkipped += skipped;
        }

        @Override
        public void warning(String message) {
            warnings.add(message);
        }
    }
}
