package toktrail.cli.analyze;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.analysis.SessionPick;
import toktrail.args.Invocation;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.UsageOptions;
import toktrail.cli.frame.Workspace;
import toktrail.cli.refresh.ReportRefresh;
import toktrail.cli.refresh.SourceSessionReader;
import toktrail.error.UserException;
import toktrail.harness.Harness;
import toktrail.importer.ImportReport;
import toktrail.ledger.LedgerView;
import toktrail.ledger.filter.AreaSelector;
import toktrail.ledger.filter.CallFilter;
import toktrail.ledger.filter.EventChoice;
import toktrail.ledger.filter.UsageFilter;
import toktrail.ledger.filter.UsageSelection;
import toktrail.ledger.query.EventOrder;
import toktrail.ledger.query.LedgerEvent;
import toktrail.ledger.run.Run;
import toktrail.time.TimeWindow;
import toktrail.usage.UsageEvent;

/** Finds the session a person means and reads its calls, from the ledger or straight from its source. */
final class SessionCalls {

    private final CommandContext context;
    private final Workspace workspace;
    private final Invocation line;
    private final Optional<Harness> harness;
    private final SessionPick pick;
    private Optional<ImportReport> imported = Optional.empty();

    /**
     * The session a command line means.
     *
     * @throws UserException if it contradicts itself
     */
    SessionCalls(CommandContext context) {
        this.context = context;
        workspace = context.workspace();
        line = context.invocation();
        String typed = line.text(SessionOptions.HARNESS).orElseThrow();
        harness = workspace.tools().find(typed);
        pick = new SessionPick(harness.map(known -> known.info().id()).orElse(typed),
                line.text(SessionOptions.SESSION), line.flag(SessionOptions.LAST));
    }

    /** What the import before did, absent if there was none. */
    Optional<ImportReport> imported() {
        return imported;
    }

    /**
     * Its calls, at least one, after the import that is asked for.
     *
     * @throws UserException if the session is not found, or could be several
     */
    List<UsageEvent> read() {
        boolean stored = line.pair(UsageOptions.REFRESH).filter(asked -> !asked).isPresent();
        Optional<String> source = line.text(SessionOptions.SOURCE);
        if (source.isPresent() && stored) {
            return readSource(source.get());
        }
        refresh(source);
        return workspace.ledger().read(this::readLedger);
    }

    private void refresh(Optional<String> source) {
        ReportRefresh refresh = new ReportRefresh(context);
        if (source.isPresent()) {
            Harness reader = workspace.sources().harness(pick.harness());
            imported = refresh.from(workspace.sources().explicit(reader, source.get()));
        } else if (harness.isPresent()) {
            imported = refresh.runFor(List.of(pick.harness()));
        }
    }

    private List<UsageEvent> readSource(String typed) {
        if (line.pair(SessionOptions.ACTIVE_RUN).orElse(false)) {
            throw UserException.failed("--active-run needs the ledger; leave out --source or --no-refresh.");
        }
        SourceSessionReader reader = new SourceSessionReader(context, pick.harness());
        List<UsageEvent> events = reader.calls(Optional.of(typed));
        Map<String, Long> lastMs = new HashMap<>();
        for (UsageEvent event : events) {
            if (pick.session().isEmpty() || reader.isMeant(event.session(), pick.session().get())) {
                lastMs.merge(event.session().sourceSessionId(), event.createdMs(), Math::max);
            }
        }
        String id = pick.read(lastMs, reader.place(typed));
        return events.stream().filter(event -> event.session().sourceSessionId().equals(id)).toList();
    }

    private List<UsageEvent> readLedger(LedgerView view) {
        Optional<Run> run = line.pair(SessionOptions.ACTIVE_RUN).orElse(false) ? view.activeRun() : Optional.empty();
        Map<String, Long> lastMs = new HashMap<>();
        view.lastCalls(filter(view, pick.session(), run)).forEach((session, last) ->
                lastMs.merge(session.sourceSessionId(), last, Math::max));
        String id = pick.imported(lastMs);
        List<Long> ids = new ArrayList<>();
        view.singleEvents().forEachCall(new EventChoice.Filtered(filter(view, Optional.of(id), run), TimeWindow.ALL),
                EventOrder.OLDEST, Long.MAX_VALUE, call -> ids.add(call.id()));
        return view.singleEvents().events(ids, workspace.tools()::eventRules).stream().map(LedgerEvent::event)
                .filter(event -> event.session().sourceSessionId().equals(id)).toList();
    }

    private UsageFilter filter(LedgerView view, Optional<String> session, Optional<Run> run) {
        OptionalLong number = run.isPresent() ? OptionalLong.of(run.get().id()) : OptionalLong.empty();
        return view.resolve(new UsageSelection(Optional.empty(), Optional.of(pick.harness()), session,
                CallFilter.ANY, AreaSelector.ANY, number), workspace.tools().ids());
    }
}
