package toktrail.cli.run;

import java.util.Optional;
import toktrail.args.CommandSpec;
import toktrail.args.Positional;
import toktrail.cli.form.RunOutput;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.GlobalOptions;
import toktrail.cli.frame.UsageOptions;
import toktrail.cli.refresh.RefreshDetails;
import toktrail.cli.refresh.ReportRefresh;
import toktrail.error.ExitCode;
import toktrail.importer.ImportReport;
import toktrail.ledger.Ledger;
import toktrail.ledger.run.Run;
import toktrail.ledger.run.RunChoice;
import toktrail.text.Numbers;

/** {@code toktrail run stop}: imports what belongs to a run, then ends it. */
final class RunStopCommand implements Command {

    private static final Positional RUN_ID =
            Positional.optional("RUN_ID", "Number of the run; the active one without.").asInteger();

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("stop", "End a run.")
                .withDescription("Imports new usage first, so that all that was made up to now is linked to the run. A"
                        + " run that has ended keeps its end.")
                .withPositionals(RUN_ID)
                .withOptions(GlobalOptions.JSON)
                .withOptions(UsageOptions.IMPORTING)
                .withExample("toktrail run stop", "end the run that goes on");
    }

    @Override
    public ExitCode run(CommandContext context) {
        Run run = context.workspace().ledger().read(
                view -> RunCommands.chosen(view, context.invocation().integer(RUN_ID)));
        boolean over = run.endedAtMs() != null;
        Optional<ImportReport> imported = over ? Optional.empty()
                : new ReportRefresh(context).beforeEndOf(RunChoice.of(run.id()));
        Run ended = over ? run : stop(context, run.id());
        RefreshDetails details = new RefreshDetails(context, imported);
        if (context.json()) {
            details.printJson(writer -> RunOutput.json(writer, ended));
            return ExitCode.DONE;
        }
        details.printText();
        context.out().line(over ? "Run " + run.id() + " is already stopped." : "Stopped " + RunOutput.title(ended));
        long excluded = imported.map(RunStopCommand::excluded).orElse(0L);
        if (excluded > 0) {
            context.out().line("Linked events excluded by scope: " + Numbers.count(excluded));
        }
        return ExitCode.DONE;
    }

    private static Run stop(CommandContext context, long id) {
        long now = context.environment().clock().millis();
        try (Ledger ledger = context.workspace().ledger().open()) {
            return ledger.runs().stop(id, now, now);
        }
    }

    private static long excluded(ImportReport report) {
        return report.results().stream().mapToLong(result -> result.rows().scopeExcluded()).sum();
    }
}
