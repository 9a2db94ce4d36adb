package toktrail.cli.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import toktrail.args.CommandSpec;
import toktrail.args.Positional;
import toktrail.cli.form.RunOutput;
import toktrail.cli.form.UsageReportJson;
import toktrail.cli.form.UsageReportText;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.UsageOptions;
import toktrail.cli.refresh.RefreshDetails;
import toktrail.cli.refresh.ReportRefresh;
import toktrail.error.ExitCode;
import toktrail.importer.ImportReport;
import toktrail.ledger.run.Run;
import toktrail.ledger.run.RunChoice;
import toktrail.pricing.Pricing;
import toktrail.report.UsageQuery;
import toktrail.report.UsageReport;
import toktrail.report.UsageReporter;
import toktrail.text.Table.Look;
import toktrail.time.Timestamps;

/** {@code toktrail run status}: the usage linked to a run. */
final class RunStatusCommand implements Command {

    private static final Positional RUN_ID =
            Positional.optional("RUN_ID", "Number of the run; the active one without.").asInteger();

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("status", "Report the usage of a run.")
                .withPositionals(RUN_ID)
                .withOptions(UsageOptions.OF_RUN)
                .withExample("toktrail run status", "usage of the run that goes on")
                .withExample("toktrail run status 3 --area work --json", "usage of run 3 in one area, as JSON");
    }

    @Override
    public ExitCode run(CommandContext context) {
        Run run = context.workspace().ledger().read(
                view -> RunCommands.chosen(view, context.invocation().integer(RUN_ID)));
        UsageQuery query = new UsageOptions(context).query(run);
        Optional<ImportReport> imported = new ReportRefresh(context).run(RunChoice.of(run.id()));
        Pricing pricing = context.workspace().pricing();
        UsageReporter reporter = new UsageReporter(pricing, context.workspace().tools().ids());
        UsageReport report = context.workspace().ledger().read(view -> reporter.summary(view, query));
        Look look = context.look(UsageOptions.RICH);
        new RefreshDetails(context, imported).print(writer -> UsageReportJson.write(writer, report),
                () -> new UsageReportText(context.environment(), context.style(), look)
                        .renderRun(report, pricing.policy().missingPrice(), description(context, run)));
        return ExitCode.DONE;
    }

    private static List<String> description(CommandContext context, Run run) {
        List<String> lines = new ArrayList<>(List.of("toktrail " + RunOutput.title(run),
                "Scope: " + RunOutput.scope(run.scope())));
        if (run.archivedAtMs() != null) {
            lines.add("Archived: " + Timestamps.text(run.archivedAtMs(), context.workspace().zone()));
        }
        return lines;
    }
}
