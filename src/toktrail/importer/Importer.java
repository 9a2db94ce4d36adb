package toktrail.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import toktrail.environment.Environment;
import toktrail.importer.reading.Ahead;
import toktrail.ledger.Ledger;
import toktrail.ledger.importing.ImportMode;
import toktrail.ledger.importing.ImportTotals;
import toktrail.ledger.importing.Importing;
import toktrail.ledger.run.RunLinks;

/** Imports usage into a ledger. */
public final class Importer {

    /** Hears how far an import is; called from the importing thread, once for each file that was read. */
    @FunctionalInterface
    public interface Listener {

        /** Nobody wants to know. */
        Listener NOBODY = (harness, done, total) -> { };

        /**
         * A file was taken.
         *
         * @param harness display name
         * @param done    files taken of this harness
         * @param total   files to take of this harness
         */
        void file(String harness, int done, int total);
    }

    /** What was found at the roots of one harness. */
    private record Done(String harness, List<RootTally> roots) { }

    private final Environment environment;
    private final Listener listener;

    /** An importer that reads through this environment's files. */
    public Importer(Environment environment, Listener listener) {
        this.environment = environment;
        this.listener = listener;
    }

    /**
     * Runs an import. The caller holds the refresh lock. A source that fails does not stop the others; when the process
     * dies, files are imported whole or not at all.
     *
     * @throws toktrail.error.UserException if a source the user named does not exist, the run does not exist, or the
     *                                      ledger cannot be written; nothing of the unfinished part is stored
     */
    public ImportReport run(Ledger ledger, ImportRequest request) {
        Importing.Mode mode = request.mode() == ImportRequest.Mode.FULL ? Importing.Mode.FULL : Importing.Mode.QUICK;
        ForkJoinPool pool = Ahead.pool();
        List<ForkJoinTask<List<RootListing>>> listings = new ArrayList<>();
        for (ImportRequest.Source source : request.sources()) {
            listings.add(RootListing.ahead(source, environment, pool));
        }
        try (Importing importing = ledger.importing(new ImportMode(mode, request.dryRun(), request.keepRaw()))) {
            ImportContext context = new ImportContext(environment, request, listener, importing, pool);
            // All ask the ledger what is known while the first files are still being listed.
            List<HarnessPass> passes = new ArrayList<>();
            for (ImportRequest.Source source : request.sources()) {
                passes.add(new HarnessPass(context, source));
            }
            List<Done> done = new ArrayList<>();
            for (int i = 0; i < passes.size(); i++) {
                List<RootTally> roots = passes.get(i).run(listings.get(i));
                String harness = request.sources().get(i).harness().info().id();
                done.add(new Done(harness, roots));
                if (request.limits().isNone() && isComplete(roots)) {
                    importing.complete(harness);
                }
            }
            RunLinks links = importing.link(request.run());
            ImportTotals totals = importing.finish();
            return report(request, done, links, totals, context.warnings());
        } finally {
            pool.shutdownNow();
        }
    }

    private static boolean isComplete(List<RootTally> roots) {
        for (RootTally root : roots) {
            if (!root.isComplete()) {
                return false;
            }
        }
        return !roots.isEmpty();
    }

    private static ImportReport report(ImportRequest request, List<Done> done, RunLinks links, ImportTotals totals,
            List<String> warnings) {
        Long runId = links.run().isPresent() ? Long.valueOf(links.run().get().id()) : null;
        Long runStart = links.run().isPresent() ? Long.valueOf(links.run().get().startedAtMs()) : null;
        Long since = request.limits().sinceMs().isPresent()
                ? Long.valueOf(request.limits().sinceMs().getAsLong()) : runStart;
        List<ImportResult> results = new ArrayList<>();
        for (Done one : done) {
            if (!one.roots().isEmpty()) {
                RootTally first = one.roots().get(0);
                first.linked(links.of(one.harness()).linked(), links.of(one.harness()).scopeExcluded());
                first.retired(totals.of(one.harness()).retired());
            }
            for (RootTally root : one.roots()) {
                results.add(root.result(runId, since));
            }
        }
        return new ImportReport(results, warnings, totals.tokenDifference(), request.dryRun());
    }
}
