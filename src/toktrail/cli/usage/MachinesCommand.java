package toktrail.cli.usage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import toktrail.args.CommandSpec;
import toktrail.cli.form.UsageReportJson;
import toktrail.cli.form.ViewText;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.UsageOptions;
import toktrail.cli.refresh.RefreshDetails;
import toktrail.cli.refresh.ReportRefresh;
import toktrail.error.ExitCode;
import toktrail.importer.ImportReport;
import toktrail.pricing.CostTotals;
import toktrail.report.DisplayFilters;
import toktrail.report.MachineRow;
import toktrail.report.UsageQuery;
import toktrail.report.UsageReport;
import toktrail.report.UsageReporter;
import toktrail.text.Numbers;
import toktrail.text.Table;
import toktrail.text.Table.Column;
import toktrail.usage.Tokens;

/** {@code toktrail usage machines}: usage by machine. */
final class MachinesCommand implements Command {

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("machines", "Report usage by machine.")
                .withOptions(ViewOptions.view(UsageOptions.UNTIL))
                .withExample("toktrail usage machines --this-month", "what each machine used this month")
                .withExample("toktrail usage machines --provider anthropic --json",
                        "usage of Anthropic on all machines, as JSON");
    }

    @Override
    public ExitCode run(CommandContext context) {
        UsageOptions options = new UsageOptions(context);
        UsageQuery query = new UsageQuery(options.selection(), options.period(Optional.empty()),
                context.invocation().flag(UsageOptions.SPLIT_THINKING), DisplayFilters.NONE);
        Optional<ImportReport> imported = new ReportRefresh(context).run();
        UsageReporter reporter = new UsageReporter(context.workspace().pricing(), context.workspace().tools().ids());
        UsageReport report = context.workspace().ledger().read(view -> reporter.everything(view, query));
        new RefreshDetails(context, imported).print(
                writer -> UsageReportJson.writeWithoutDisplay(writer, report), () -> text(context, report));
        return ExitCode.DONE;
    }

    private static String text(CommandContext context, UsageReport report) {
        ViewText text = new ViewText(context);
        text.title("machines", report.filters());
        if (report.tables().byMachine().isEmpty()) {
            text.noData();
            return text.render();
        }
        List<Column> heads = new ArrayList<>(List.of(Column.text("machine"), Column.text("id")));
        heads.addAll(ViewText.numbers(List.of("msgs", "input", "output", "reasoning", "cache_r", "cache_w", "total",
                "actual", "virtual", "savings", "unpriced")));
        Table table = new Table(heads);
        for (MachineRow row : report.tables().byMachine()) {
            Tokens tokens = row.sums().tokens();
            CostTotals costs = row.sums().costs();
            table.row(row.machine().label(), row.machine().shortId(), Numbers.count(row.sums().messageCount()),
                    Numbers.count(tokens.input()), Numbers.count(tokens.output() + tokens.reasoning()),
                    Numbers.count(tokens.reasoning()), Numbers.count(tokens.cacheRead()),
                    Numbers.count(tokens.cacheWrite()), Numbers.count(tokens.total()), Numbers.money(costs.actual()),
                    Numbers.money(costs.virtual()), Numbers.money(costs.savings()),
                    Numbers.count(costs.unpricedCount()));
        }
        text.line("");
        text.table(table);
        return text.render();
    }
}
