package toktrail.cli.usage;

import java.util.Optional;
import toktrail.args.CommandSpec;
import toktrail.cli.form.SessionReportJson;
import toktrail.cli.form.SessionReportText;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.refresh.RefreshDetails;
import toktrail.cli.refresh.ReportRefresh;
import toktrail.error.ExitCode;
import toktrail.importer.ImportReport;
import toktrail.report.sessions.SessionQuery;
import toktrail.report.sessions.SessionReport;
import toktrail.report.sessions.SessionReporter;

/** {@code toktrail usage sessions}: usage by session. */
final class SessionsCommand implements Command {

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("sessions", "Report usage by session.")
                .withOptions(SessionOptions.all())
                .withExample("toktrail usage sessions --last --breakdown", "the newest session, by model")
                .withExample("toktrail usage sessions --today --table", "a table of today's sessions")
                .withExample("toktrail usage sessions --harness codex --limit 50 --json",
                        "the last fifty sessions of Codex as JSON");
    }

    @Override
    public ExitCode run(CommandContext context) {
        SessionQuery query = SessionOptions.query(context);
        Optional<ImportReport> imported = new ReportRefresh(context).run();
        SessionReporter reporter =
                new SessionReporter(context.workspace().pricing(), context.workspace().tools().ids());
        SessionReport report = context.workspace().ledger().read(view -> reporter.sessions(view, query));
        new RefreshDetails(context, imported).print(writer -> SessionReportJson.write(writer, report),
                () -> text(context, report));
        return ExitCode.DONE;
    }

    private static String text(CommandContext context, SessionReport report) {
        SessionReportText text = new SessionReportText(context);
        if (context.invocation().flag(SessionOptions.COMPACT)) {
            return text.compact(report);
        }
        return context.invocation().flag(SessionOptions.TABLE) ? text.table(report) : text.cards(report);
    }
}
