package toktrail.importer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ForkJoinTask;
import toktrail.config.choice.MissingSource;
import toktrail.error.FileTrouble;
import toktrail.error.UserException;
import toktrail.harness.KeptState;
import toktrail.harness.Scan;
import toktrail.harness.ScanContext;
import toktrail.harness.SourceFile;
import toktrail.harness.SourceListing;
import toktrail.harness.SourceProblem;
import toktrail.importer.FilePlan.Decision;
import toktrail.importer.ImportRequest.Mode;
import toktrail.importer.ImportResult.Times;
import toktrail.importer.reading.ScanRun;
import toktrail.importer.reading.SourceReader.Mark;
import toktrail.importer.reading.SourceReader.Result;
import toktrail.ledger.importing.FileProgress;
import toktrail.ledger.importing.FileState;
import toktrail.ledger.importing.Importing;
import toktrail.ledger.importing.KnownFile;
import toktrail.ledger.importing.ParserState;
import toktrail.ledger.importing.SkippedEntry;

/** Imports all roots of one harness. Used once, by one thread. */
final class HarnessPass implements ScanRun.Listener {

    private static final long NANOS_PER_MILLI = 1_000_000;
    /** A file younger than this when it is read is read again next time: clocks of file systems are coarse. */
    private static final long RACY_MILLIS = 2_000;
    /** A tool may need so long to write a document. */
    private static final long BEING_WRITTEN_MILLIS = 60_000;
    private static final byte[] NOTHING = new byte[0];
    /** From so many bytes on more than 100 000 events are likely. */
    private static final long LARGE_BYTES = 400L << 20;

    private final ImportContext context;
    private final ImportRequest request;
    private final ImportRequest.Source source;
    private final Importing importing;
    private final String id;
    private final boolean remembers;
    private final Map<String, KnownFile> known;
    private final Map<String, SkippedEntry> skipped;
    private final FilePlan plan;
    private final LedgerSink sink;
    private final List<RootTally> tallies = new ArrayList<>();
    private Map<String, byte[]> shared;
    private int filesToRead;
    private int filesRead;
    private long bytesToRead;

    HarnessPass(ImportContext context, ImportRequest.Source source) {
        this.context = context;
        this.source = source;
        request = context.request();
        importing = context.importing();
        id = source.harness().info().id();
        remembers = request.limits().isNone();
        known = importing.knownFiles(id);
        skipped = importing.skippedSources(id);
        boolean everything = request.mode() == Mode.FULL || source.explicit() || !remembers;
        plan = new FilePlan(source.harness(), everything, known, skipped);
        sink = new LedgerSink(source.harness(), context);
    }

    /** Runs the pass over what lies below the roots; gives what happened to each of them, in order. */
    List<RootTally> run(ForkJoinTask<List<RootListing>> listings) {
        long start = System.nanoTime();
        long writtenBefore = context.queue().nanos();
        List<SourceFile> files = files(listings.join());
        Map<SourceFile, Decision> changed = new HashMap<>();
        for (SourceFile file : files) {
            Decision compared = plan.compare(file);
            if (compared != Decision.UNCHANGED) {
                sink.tally(file).changed();
            }
            Decision decision = plan.decide(compared);
            if (decision == Decision.UNCHANGED) {
                returned(file);
            } else {
                changed.put(file, decision);
                bytesToRead += file.attributes().sizeBytes();
            }
        }
        filesToRead = changed.size();
        long listed = System.nanoTime();
        if (filesToRead > 0) {
            context.queue().expectSteps();
            if (bytesToRead > LARGE_BYTES) {
                importing.expectLarge();
            }
            Scan<?> scan = source.harness().scan(new ScanContext(context.environment(), request.keepRaw(),
                    new LedgerAnswers(importing, context.queue(), source.harness().rules())));
            if (scan.needsAbsent()) {
                tellAbsent(scan, files);
            }
            List<ScanRun.Job> jobs = jobs(scan.needsUnchanged() ? files : changed.keySet(), changed);
            new ScanRun<>(scan, context.pool(), context.reader(), this, sink).run(jobs);
            context.queue().drain();
        }
        long end = System.nanoTime();
        if (!tallies.isEmpty()) {
            tallies.get(0).times(new Times((listed - start) / NANOS_PER_MILLI, (end - listed) / NANOS_PER_MILLI,
                    (context.queue().nanos() - writtenBefore) / NANOS_PER_MILLI, (end - start) / NANOS_PER_MILLI));
        }
        return tallies;
    }

    /** Tells a scan of files that are known and not listed, as far as they were read by the same rules. */
    private void tellAbsent(Scan<?> scan, List<SourceFile> files) {
        Set<String> present = new HashSet<>();
        files.forEach(file -> present.add(file.name()));
        for (Map.Entry<String, KnownFile> file : known.entrySet()) {
            if (!present.contains(file.getKey())
                    && file.getValue().parserVersion() == source.harness().parserVersion()) {
                scan.absent(file.getKey(), sharedOf(file.getKey()));
            }
        }
    }

    /** Files in file order. */
    private List<ScanRun.Job> jobs(Collection<SourceFile> files, Map<SourceFile, Decision> changed) {
        List<ScanRun.Job> jobs = new ArrayList<>();
        for (SourceFile file : SourceFile.sorted(files)) {
            Decision decision = changed.get(file);
            jobs.add(new ScanRun.Job(file, decision != null, decision == Decision.CONTINUE ? this::mark : f -> null));
        }
        return jobs;
    }

    /** The files of all roots, each once; roots that are missing or unreadable are noted. */
    private List<SourceFile> files(List<RootListing> listings) {
        List<SourceFile> files = new ArrayList<>();
        Set<String> identities = new HashSet<>();
        for (RootListing listed : listings) {
            Path root = listed.root();
            RootTally tally = new RootTally(id, root);
            tallies.add(tally);
            if (listed.listing() != null) {
                take(listed.listing(), tally, identities, files);
            } else if (listed.failure() != null) {
                tally.failed("cannot read " + SourceFile.slashed(root) + ": " + FileTrouble.reason(listed.failure()));
            } else {
                missingRoot(tally);
                vanished(root, Set.of());
            }
        }
        return files;
    }

    private void take(SourceListing listing, RootTally tally, Set<String> identities, List<SourceFile> files) {
        context.warnings().addAll(listing.warnings());
        Set<String> names = new HashSet<>();
        for (SourceFile file : listing.files()) {
            names.add(file.name());
            if (identities.add(file.identity())) {
                files.add(file);
                sink.belongs(file, tally);
                tally.files(1);
            }
        }
        for (SourceListing.UnusableFile entry : listing.unusable()) {
            remember(entry.file(), entry.problem());
        }
        if (listing.warnings().isEmpty()) {
            vanished(tally.root(), names);
        }
    }

    private void missingRoot(RootTally tally) {
        String name = SourceFile.slashed(tally.root());
        if (source.explicit()) {
            throw UserException.failed(source.harness().info().missing() + ": " + name);
        }
        tally.skipped(request.missing() == MissingSource.WARN ? "Missing source path for " + id + ": " + name : null);
    }

    /** Notes files that were below the root once and are no longer. */
    private void vanished(Path root, Set<String> present) {
        String name = SourceFile.slashed(root);
        String prefix = name + "/";
        if (!remembers) {
            return;
        }
        for (Map.Entry<String, KnownFile> file : known.entrySet()) {
            String path = file.getKey();
            boolean below = path.equals(name) || path.startsWith(prefix);
            if (below && !file.getValue().isMissing() && !present.contains(path)) {
                importing.missing(id, path);
            }
        }
    }

    /** A file that was noted as vanished is there again, unchanged. */
    private void returned(SourceFile file) {
        KnownFile before = known.get(file.name());
        if (remembers && before != null && before.isMissing()) {
            importing.present(id, file.name());
        }
    }

    private Mark mark(SourceFile file) {
        FileProgress left = importing.fileState(id, file.name()).orElseThrow().progress();
        ParserState stored = importing.parserState(id, file.name()).orElseThrow();
        return new Mark(left.offset(), left.lines(), left.headHash(), left.tailHash(),
                new KeptState(stored.shared(), stored.resume(), stored.resumeOffset(), stored.resumeLine()));
    }

    @Override
    public byte[] shared(SourceFile file) {
        // A file that is not read is known, or failed the last time, which few do.
        boolean unread = skipped.containsKey(file.name()) && !known.containsKey(file.name());
        return unread ? null : sharedOf(file.name());
    }

    private byte[] sharedOf(String name) {
        if (shared == null) {
            shared = importing.sharedStates(id);
        }
        return shared.getOrDefault(name, NOTHING);
    }

    @Override
    public void taken(SourceFile file, Result<?> result) {
        filesRead++;
        context.listener().file(source.harness().info().displayName(), filesRead, Math.max(filesToRead, filesRead));
        RootTally tally = sink.tally(file);
        if (result.problem() != null) {
            remember(file, result.problem());
            tally.read(result.rowsLost(), result.bytes());
            tally.rowsSkipped(result.rowsLost());
            return;
        }
        tally.read(result.reading().rowsSeen(), result.bytes());
        if (remembers) {
            if (skipped.containsKey(file.name())) {
                importing.clearSkippedSource(id, file.name());
            }
            sink.stateOf(file, () -> state(file, result));
        }
    }

    private FileState state(SourceFile file, Result<?> result) {
        Mark mark = result.mark();
        KeptState kept = mark.state();
        boolean racy = result.reading().unsettled() || ageMillis(file) < RACY_MILLIS;
        FileState.FileStamp stamp = new FileState.FileStamp(file.attributes().sizeBytes(),
                racy ? FileState.FileStamp.RACY : file.attributes().modifiedNs(), file.attributes().fileKey(),
                plan.auxiliary(file));
        FileState.RowCounts before = result.continued()
                ? importing.fileState(id, file.name()).orElseThrow().rows() : FileState.RowCounts.NONE;
        FileState.RowCounts rows = new FileState.RowCounts(before.seen() + result.reading().rowsSeen(),
                before.skipped(), before.duplicate());
        return new FileState(file.name(), stamp,
                new FileProgress(mark.offset(), mark.lines(), mark.headHash(), mark.tailHash()),
                new ParserState(source.harness().parserVersion(), kept.shared(), kept.resume(),
                        kept.resumeOffset(), kept.resumeLine()), rows, null);
    }

    /** Whether a file is so young that its tool may not have written all of it yet. */
    private boolean mayBeBeingWritten(SourceFile file) {
        return Math.abs(ageMillis(file)) < BEING_WRITTEN_MILLIS;
    }

    /** Negative if the file says that it was written later than now. */
    private long ageMillis(SourceFile file) {
        return context.environment().clock().millis() - file.attributes().modifiedMs();
    }

    private void remember(SourceFile file, SourceProblem problem) {
        if (problem.reason() == SourceProblem.Reason.MALFORMED && mayBeBeingWritten(file)) {
            // The next pass reads it again: nothing that is remembered says that it was read as it is.
            return;
        }
        if (problem.reason() == SourceProblem.Reason.FAULT) {
            context.environment().trace(problem.getCause());
        }
        SkippedEntry before = skipped.get(file.name());
        boolean news = before == null || !before.reason().equals(problem.reason().id());
        if (news || request.mode() == Mode.FULL) {
            context.warnings().add(file.name() + ": " + problem.getMessage());
        }
        if (remembers && problem.reason() != SourceProblem.Reason.BUSY) {
            importing.skippedSource(id, SkippedEntry.of(file.name(), problem.reason().id(), problem.getMessage(),
                    file.attributes().sizeBytes(), file.attributes().modifiedNs()));
        }
    }
}
