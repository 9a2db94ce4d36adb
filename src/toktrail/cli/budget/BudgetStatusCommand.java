package toktrail.cli.budget;

import java.util.List;
import java.util.Optional;
import toktrail.args.CommandSpec;
import toktrail.args.Option;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.GlobalOptions;
import toktrail.cli.frame.UsageOptions;
import toktrail.cli.refresh.RefreshDetails;
import toktrail.cli.refresh.ReportRefresh;
import toktrail.config.setting.Budget;
import toktrail.error.ExitCode;
import toktrail.error.UserException;
import toktrail.importer.ImportReport;
import toktrail.report.budget.BudgetReport;
import toktrail.report.budget.BudgetReporter;
import toktrail.terminal.LineWidth;
import toktrail.usage.Names;

/** {@code toktrail budget status}. */
final class BudgetStatusCommand implements Command {

    private static final Option CHECK =
            Option.flag("--check", "Fail, after the report, if a budget shown is over its limit.");
    private static final Option ID = Option.text("--id", "ID", "Show this budget only.");
    private static final Option RICH = Option.flag("--rich",
            "A table with borders, fitted to the width, with basis, zone, warning and scope of each budget.");

    /** The options of the report, which are also those of the group. */
    static final List<Option> OPTIONS = List.of(GlobalOptions.JSON, CHECK, ID, RICH, UsageOptions.REFRESH,
            UsageOptions.REFRESH_DETAILS, UsageOptions.RAW);

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("status", "Show what is spent of your budgets, and where that leads.")
                .withOptions(OPTIONS)
                .withExample("toktrail budget status --id monthly --json", "one budget as JSON");
    }

    @Override
    public ExitCode run(CommandContext context) {
        List<Budget> budgets = chosen(context);
        Optional<ImportReport> imported = new ReportRefresh(context).run();
        long now = context.environment().clock().millis();
        BudgetReporter reporter = new BudgetReporter(context.workspace().configuration(),
                context.workspace().pricing(), context.environment());
        BudgetReport report = context.workspace().ledger().read(view -> reporter.report(view, budgets, now));
        new RefreshDetails(context, imported).print(writer -> BudgetJson.write(writer, report),
                () -> new BudgetText(context.style(), LineWidth.of(context.environment()))
                        .render(report, context.look(RICH)));
        List<String> over = report.overLimit();
        if (context.invocation().flag(CHECK) && !over.isEmpty()) {
            throw UserException.failed("Budget over its limit: " + String.join(", ", over));
        }
        return ExitCode.DONE;
    }

    private static List<Budget> chosen(CommandContext context) {
        List<Budget> all = context.workspace().configuration().budgets();
        Optional<String> asked = context.invocation().text(ID);
        if (asked.isEmpty()) {
            return all;
        }
        String id = Names.normalise(asked.get());
        List<Budget> chosen = all.stream().filter(budget -> budget.id().equals(id)).toList();
        if (chosen.isEmpty()) {
            throw UserException.failed("Budget not found: " + asked.get());
        }
        return chosen;
    }
}
