package toktrail.cli.usage;

import java.util.Optional;
import java.util.OptionalLong;
import toktrail.args.CommandSpec;
import toktrail.args.Invocation;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.UsageOptions;
import toktrail.cli.refresh.RefreshDetails;
import toktrail.cli.refresh.ReportRefresh;
import toktrail.error.ExitCode;
import toktrail.error.UserException;
import toktrail.importer.ImportReport;
import toktrail.report.DisplayFilters;
import toktrail.report.UsageQuery;
import toktrail.report.division.DivisionReporter;
import toktrail.report.division.RunsQuery;
import toktrail.report.division.UsageByRun;

/** {@code toktrail usage runs}: usage by run. */
final class RunsCommand implements Command {

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("runs", "Report usage by run.")
                .withOptions(ViewOptions.view(UsageOptions.UNTIL_LAST_DAY, ViewOptions.ORDER, ViewOptions.LIMIT,
                        ViewOptions.LAST, ViewOptions.ARCHIVED, ViewOptions.ALL, ViewOptions.NO_INSTANCES))
                .withExample("toktrail usage runs", "runs that are not archived, the newest first")
                .withExample("toktrail usage runs --all --harness codex --json",
                        "what all runs used of Codex, as JSON");
    }

    @Override
    public ExitCode run(CommandContext context) {
        RunsQuery query = query(context);
        Optional<ImportReport> imported = new ReportRefresh(context).run();
        DivisionReporter reporter =
                new DivisionReporter(context.workspace().pricing(), context.workspace().tools().ids());
        UsageByRun runs = context.workspace().ledger().read(view -> reporter.runs(view, query));
        new RefreshDetails(context, imported)
                .print(writer -> RunsOutput.json(writer, runs), () -> RunsOutput.text(context, runs));
        return ExitCode.DONE;
    }

    private static RunsQuery query(CommandContext context) {
        Invocation line = context.invocation();
        ViewOptions.refuseInstances(line, "runs");
        if (line.flag(ViewOptions.ARCHIVED) && line.flag(ViewOptions.ALL)) {
            throw UserException.failed("Use either --archived or --all, not both.");
        }
        OptionalLong limit = UsageOptions.count(line, ViewOptions.LIMIT);
        UsageOptions options = new UsageOptions(context);
        UsageQuery usage = new UsageQuery(options.selection(), options.periodWithLastDay(),
                line.flag(UsageOptions.SPLIT_THINKING), DisplayFilters.NONE);
        return new RunsQuery(usage, SeriesCommand.order(line),
                line.flag(ViewOptions.LAST) ? OptionalLong.of(1) : limit,
                line.flag(ViewOptions.ARCHIVED) ? RunsQuery.Which.ARCHIVED
                        : line.flag(ViewOptions.ALL) ? RunsQuery.Which.ALL : RunsQuery.Which.CURRENT);
    }
}
