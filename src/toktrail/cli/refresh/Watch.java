package toktrail.cli.refresh;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import toktrail.cli.frame.CommandContext;
import toktrail.environment.Interruption;
import toktrail.importer.ImportReport;
import toktrail.importer.ImportRequest;
import toktrail.importer.ImportResult;
import toktrail.ledger.Ledger;
import toktrail.ledger.filter.AreaSelector;
import toktrail.ledger.filter.CallFilter;
import toktrail.ledger.filter.UsageSelection;
import toktrail.ledger.run.Run;
import toktrail.report.DisplayFilters;
import toktrail.report.ReportPeriod;
import toktrail.report.UsageChange;
import toktrail.report.UsageQuery;
import toktrail.report.UsageReporter;
import toktrail.report.UsageSnapshot;

/**
 * The loop of {@code watch}: import, compare, wait. The sums of the run are read only when the import or another
 * process changed the ledger, so that a turn in which nothing happens costs one listing of the sources.
 */
final class Watch {

    /** So many messages are remembered as told; a source that says something new each time must not fill memory. */
    private static final int MESSAGES_REMEMBERED = 1_000;

    private record State(Run run, UsageSnapshot usage) { }

    private final CommandContext context;
    private final Ledger ledger;
    private final long runId;
    private final ImportRequest request;
    private final Refresh refresh;
    private final UsageReporter reporter;
    private final UsageQuery query;
    private final Interruption interruption;
    private final Set<String> told = new HashSet<>();

    /** @param request imports what is new and links it to {@code run} */
    Watch(CommandContext context, Ledger ledger, Run run, ImportRequest request) {
        this.context = context;
        this.ledger = ledger;
        this.request = request;
        runId = run.id();
        refresh = new Refresh(context);
        reporter = new UsageReporter(context.workspace().pricing(), context.workspace().tools().ids());
        query = new UsageQuery(new UsageSelection(Optional.empty(), Optional.empty(), Optional.empty(),
                CallFilter.ANY, AreaSelector.ANY, OptionalLong.of(runId)),
                ReportPeriod.all(context.workspace().zone()), false, DisplayFilters.NONE);
        interruption = context.environment().interruption();
    }

    /**
     * Shows every change until the run is stopped or the person has seen enough.
     *
     * @return what was added in all
     * @throws toktrail.error.UserException if another import does not end, or the ledger cannot be used
     */
    UsageChange run(Duration interval, WatchOutput output) throws InterruptedException {
        long writes = ledger.foreignWrites();
        UsageSnapshot first = state().usage();
        UsageSnapshot last = first;
        boolean over = false;
        while (!over) {
            Optional<ImportReport> report = pass();
            report.ifPresent(this::warn);
            long writesNow = ledger.foreignWrites();
            if (writesNow != writes || report.map(Watch::changedLedger).orElse(false)) {
                writes = writesNow;
                State state = state();
                if (!state.usage().since(last).isNone()) {
                    output.change(last, state.usage());
                }
                last = state.usage();
                over = state.run().endedAtMs() != null;
            }
            over = over || interruption.await(interval);
        }
        return last.since(first);
    }

    /** One import; absent if the person interrupted while another process was importing. */
    private Optional<ImportReport> pass() {
        Duration slice = context.workspace().patience().report();
        Duration waited = Duration.ZERO;
        while (!interruption.isRequested()) {
            Optional<ImportReport> report = refresh.tryRun(ledger, request, slice);
            if (report.isPresent()) {
                return report;
            }
            waited = waited.plus(slice);
            if (waited.compareTo(context.workspace().patience().refresh()) >= 0) {
                throw refresh.busy();
            }
        }
        return Optional.empty();
    }

    private State state() {
        return ledger.read(view -> new State(view.run(runId), UsageSnapshot.take(reporter, view, query)));
    }

    private static boolean changedLedger(ImportReport report) {
        return report.results().stream().map(ImportResult::rows).anyMatch(rows -> rows.inserted() > 0
                || rows.linked() > 0 || rows.changes().updated() > 0 || rows.changes().retired() > 0);
    }

    private void warn(ImportReport report) {
        report.warnings().forEach(this::warnOnce);
        report.results().stream().filter(result -> result.status() == ImportResult.Status.ERROR)
                .forEach(result -> warnOnce(result.message()));
    }

    private void warnOnce(String message) {
        if (told.size() >= MESSAGES_REMEMBERED) {
            told.clear();
        }
        if (told.add(message)) {
            context.warn(message);
            context.environment().streams().err().flush();
        }
    }
}
