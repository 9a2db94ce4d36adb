package toktrail.cli.refresh;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.args.Invocation;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.UsageOptions;
import toktrail.config.choice.RefreshMode;
import toktrail.config.setting.Reports;
import toktrail.error.UserException;
import toktrail.importer.ImportReport;
import toktrail.importer.ImportRequest;
import toktrail.importer.ImportRequest.Limits;
import toktrail.importer.ImportRequest.Mode;
import toktrail.importer.ImportRequest.Source;
import toktrail.importer.ImportResult;
import toktrail.ledger.file.LedgerFailure;
import toktrail.ledger.run.RunChoice;

/** The import before a report: what is new, all of it, or none, as options and configuration say. */
public final class ReportRefresh {

    private static final long MILLIS = 1000;

    private enum Amount { NONE, NEW, ALL }

    private final CommandContext context;
    private final Invocation line;

    /** For one command. */
    public ReportRefresh(CommandContext context) {
        this.context = context;
        line = context.invocation();
    }

    /**
     * Imports what the report should know. If another process imports, or the ledger cannot be written and nobody asked
     * for the import, the report shows what is stored and says so. A report on one harness, by
     * {@link UsageOptions#HARNESS}, imports that one.
     *
     * @return what was done, absent if nothing was
     */
    public Optional<ImportReport> run() {
        return run(RunChoice.ACTIVE);
    }

    /** As {@link #run()}, with new events linked to {@code run}. */
    public Optional<ImportReport> run(RunChoice run) {
        return runIfDue(harnesses(), run);
    }

    /** As {@link #run()}, of these harnesses whatever the options say; none for all. */
    public Optional<ImportReport> runFor(List<String> harnesses) {
        return runIfDue(harnesses, RunChoice.ACTIVE);
    }

    /**
     * Imports what the person named, however recent the last import is.
     *
     * @throws UserException if it is not there
     */
    public Optional<ImportReport> from(Source source) {
        return tryRun(request(List.of(source), mode(wantsAll()), RunChoice.ACTIVE));
    }

    private List<String> harnesses() {
        return line.declares(UsageOptions.HARNESS) ? line.list(UsageOptions.HARNESS) : List.of();
    }

    private Optional<ImportReport> runIfDue(List<String> harnesses, RunChoice run) {
        Amount amount = amount();
        return amount == Amount.NONE ? Optional.empty()
                : tryRunUnasked(request(sources(harnesses), mode(amount == Amount.ALL), run));
    }

    /**
     * Reads all sources, or those of the harness the report is on, if {@link UsageOptions#REFRESH_IF_ASKED} was given,
     * whatever the configuration says.
     *
     * @return what was done, absent if nothing was
     */
    public Optional<ImportReport> runIfAsked() {
        return line.pair(UsageOptions.REFRESH_IF_ASKED).orElse(false)
                ? tryRun(request(sources(harnesses()), Mode.FULL, RunChoice.ACTIVE)) : Optional.empty();
    }

    /**
     * Imports what a run should know before it ends: however recent the last import is, since nothing is linked to the
     * run afterwards. Waits for another import to end.
     *
     * @return what was done, absent if nothing was
     * @throws UserException if the other import does not end in time
     */
    public Optional<ImportReport> beforeEndOf(RunChoice run) {
        boolean never = line.pair(UsageOptions.REFRESH).map(asked -> !asked)
                .orElse(context.workspace().configuration().reports().refresh() == RefreshMode.NEVER);
        if (never) {
            return Optional.empty();
        }
        ImportReport report = new Refresh(context).run(request(sources(List.of()), mode(wantsAll()), run));
        tell(report);
        return Optional.of(report);
    }

    private List<Source> sources(List<String> harnesses) {
        List<String> names = new ArrayList<>();
        for (String name : harnesses) {
            if (context.workspace().tools().find(name).isPresent()) {
                names.add(name);
            }
        }
        return context.workspace().sources().of(names);
    }

    private static Mode mode(boolean all) {
        return all ? Mode.FULL : Mode.QUICK;
    }

    private ImportRequest request(List<Source> sources, Mode mode, RunChoice run) {
        Optional<Boolean> asked = line.declares(UsageOptions.RAW) ? line.pair(UsageOptions.RAW) : Optional.empty();
        boolean keepRaw = asked.orElse(context.workspace().configuration().imports().includeRawJson());
        return new ImportRequest(sources, mode, run, keepRaw, false, Limits.NONE,
                new Refresh(context).missingPolicy());
    }

    private Optional<ImportReport> tryRun(ImportRequest request) {
        return finish(new Refresh(context).tryRun(request));
    }

    /** As {@link #tryRun}, for an import that the person did not ask for: the report can do without it. */
    private Optional<ImportReport> tryRunUnasked(ImportRequest request) {
        try {
            return tryRun(request);
        } catch (UserException e) {
            boolean asked = line.declares(UsageOptions.REFRESH) && line.pair(UsageOptions.REFRESH).orElse(false);
            if (asked || !LedgerFailure.isRefusedWrite(e) || !context.workspace().ledger().path().exists()) {
                throw e;
            }
            context.warn("nothing was imported, showing stored data: " + e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<ImportReport> finish(Optional<ImportReport> report) {
        if (report.isEmpty()) {
            context.environment().streams().err()
                    .line("note: another toktrail process is importing; showing stored data");
        }
        report.ifPresent(this::tell);
        return report;
    }

    /** As {@link #run()}, for a command without options of its own: what is new, unless that was done just now. */
    public void runQuick() {
        Reports configured = context.workspace().configuration().reports();
        if (configured.refresh() == RefreshMode.NEVER || isRecent(configured.minRefreshIntervalSecs())) {
            return;
        }
        tryRunUnasked(everything(Mode.QUICK));
    }

    /** As {@link #run()}, for a command that imports only on request: reads all sources. */
    public void runFull() {
        tryRun(everything(Mode.FULL));
    }

    private ImportRequest everything(Mode mode) {
        return request(sources(List.of()), mode, RunChoice.ACTIVE);
    }

    private void tell(ImportReport report) {
        for (String warning : report.warnings()) {
            context.warn(warning);
        }
        boolean details = detailed();
        for (ImportResult result : report.results()) {
            if (result.message() != null && (details || result.status() == ImportResult.Status.ERROR)) {
                context.warn(result.message());
            }
        }
    }

    private boolean detailed() {
        return line.declares(UsageOptions.REFRESH_DETAILS) && line.flag(UsageOptions.REFRESH_DETAILS);
    }

    private Amount amount() {
        if (wantsAll()) {
            return Amount.ALL;
        }
        Reports configured = context.workspace().configuration().reports();
        boolean refused = line.pair(UsageOptions.REFRESH).isPresent() || configured.refresh() == RefreshMode.NEVER;
        return refused || isRecent(configured.minRefreshIntervalSecs()) ? Amount.NONE : Amount.NEW;
    }

    /** Whether everything is to be read; does not look at the ledger. */
    private boolean wantsAll() {
        return line.pair(UsageOptions.REFRESH)
                .orElse(context.workspace().configuration().reports().refresh() == RefreshMode.ALWAYS);
    }

    private boolean isRecent(long seconds) {
        if (seconds == 0 || detailed() || !context.workspace().ledger().path().exists()) {
            return false;
        }
        OptionalLong last = context.workspace().ledger().lastRefreshCompletedMs();
        long age = context.environment().clock().millis() - last.orElse(Long.MIN_VALUE / 2);
        return last.isPresent() && age >= 0 && age < seconds * MILLIS;
    }
}
