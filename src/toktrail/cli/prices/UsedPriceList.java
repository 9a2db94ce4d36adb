package toktrail.cli.prices;

import java.util.List;
import java.util.Optional;
import toktrail.args.Option;
import toktrail.cli.form.ReportJson;
import toktrail.cli.form.UsageReportText;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.GlobalOptions;
import toktrail.cli.refresh.RefreshDetails;
import toktrail.cli.refresh.ReportRefresh;
import toktrail.importer.ImportReport;
import toktrail.ledger.LedgerView;
import toktrail.report.ModelRow;
import toktrail.report.UnconfiguredRow;
import toktrail.report.UsageReporter;
import toktrail.report.prices.UsedPrices;
import toktrail.text.Table;

/** The models of the ledger in {@code toktrail prices list}, after new usage was imported. */
final class UsedPriceList {

    private final CommandContext context;
    private final UsedPrices prices;

    UsedPriceList(CommandContext context) {
        this.context = context;
        UsageReporter reporter =
                new UsageReporter(context.workspace().pricing(), context.workspace().tools().ids());
        prices = new UsedPrices(reporter, context.invocation().text(PricesListCommand.PROVIDER),
                context.invocation().text(PricesListCommand.MODEL),
                context.invocation().integer(PricesListCommand.LIMIT));
    }

    /** @param which one of the options that ask for models */
    void print(Option which) {
        Optional<ImportReport> imported = new ReportRefresh(context).run();
        RefreshDetails details = new RefreshDetails(context, imported);
        if (which.equals(PricesListCommand.MISSING_ONLY)) {
            List<UnconfiguredRow> rows = context.workspace().ledger().read(prices::missing);
            if (context.json()) {
                details.printJson(writer -> new ReportJson(writer).unconfigured(rows));
            } else {
                text(details, UsageReportText.unconfiguredTable(rows), "All used models are priced.");
            }
            return;
        }
        List<ModelRow> rows = context.workspace().ledger().read(
                view -> which.equals(PricesListCommand.USED_ONLY) ? prices.used(view) : builtinOnly(view));
        if (context.json()) {
            details.printJson(writer -> new ReportJson(writer).models(rows));
        } else {
            text(details, UsageReportText.modelTable(rows), which.equals(PricesListCommand.USED_ONLY)
                    ? "No usage data." : "No used model has a built-in price only.");
        }
    }

    private List<ModelRow> builtinOnly(LedgerView view) {
        return prices.builtinOnly(view, context.workspace().prices(), context.environment().clock().millis());
    }

    private void text(RefreshDetails details, Table table, String empty) {
        details.printText();
        if (table.isEmpty()) {
            context.out().line(empty);
        } else {
            context.print(table, context.look(GlobalOptions.RICH));
        }
    }
}
