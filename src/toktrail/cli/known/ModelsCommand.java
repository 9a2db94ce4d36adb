package toktrail.cli.known;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import toktrail.args.CommandSpec;
import toktrail.args.Option;
import toktrail.cli.form.JsonTrees;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.refresh.RefreshDetails;
import toktrail.error.ExitCode;
import toktrail.importer.ImportReport;
import toktrail.json.JsonValue;
import toktrail.report.RowOrder;
import toktrail.report.series.ModelLabels;
import toktrail.report.series.ModelSpending;
import toktrail.report.series.NamedSpending;
import toktrail.report.series.Spending;
import toktrail.report.series.SpendingQuery;
import toktrail.report.series.SpendingReporter;
import toktrail.text.GridTable;
import toktrail.text.GridTable.Kind;
import toktrail.text.Numbers;
import toktrail.text.Table.Column;
import toktrail.time.Granularity;

/** {@code toktrail models}: usage by tool, provider and model. */
public final class ModelsCommand implements Command {

    private static final Option MERGE = KnownOptions.rows(Option.flag("--merge",
            "One row for each model, whichever tool and provider, whatever the date in its name."));
    private static final Option SHAPE = KnownOptions.rows(Option.choice("--shape", List.of("tokentracker"),
            "The keys of JSON.").withDefault("tokentracker")
            .withFailure("Unsupported --shape. Use tokentracker."));

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("models", "Show usage by tool and model.")
                .withOptions(KnownOptions.table(SHAPE, MERGE))
                .withExample("toktrail models --this-month", "what each model cost this month")
                .withExample("toktrail models --merge --json", "models whichever tool asked them, as JSON");
    }

    @Override
    public ExitCode run(CommandContext context) {
        Benchmark benchmark = new Benchmark(context);
        Choices choices = new Choices(context);
        SpendingQuery query = choices.query(Granularity.DAILY, DayOfWeek.MONDAY);
        RowChoice shown = choices.rows(RowOrder.DESC, Map.of());
        Optional<ImportReport> imported = benchmark.refresh(choices.harnesses());
        SpendingReporter reporter =
                new SpendingReporter(context.workspace().pricing(), context.workspace().tools().ids());
        List<ModelSpending> models = benchmark.read(view -> reporter.models(view, query));
        List<NamedSpending> rows = shown.of(rows(models, context.invocation().flag(MERGE)));
        Spending total = Spending.total(models);
        RefreshDetails details = new RefreshDetails(context, imported);
        if (context.json()) {
            JsonValue tree = TokentrackerShape.models(rows, total, benchmark.reportMs());
            details.printJson(writer -> writer.value(shown.costs() ? tree : JsonTrees.withoutCosts(tree)));
        } else {
            details.printText();
            if (models.isEmpty()) {
                TableView.printNothing(context);
            } else {
                print(context, rows, models, shown.costs());
            }
        }
        benchmark.print(total.messages());
        return ExitCode.DONE;
    }

    /** The rows, the cheapest first. */
    private static List<NamedSpending> rows(List<ModelSpending> models, boolean merged) {
        List<NamedSpending> rows = new ArrayList<>();
        if (merged) {
            rows.addAll(NamedSpending.byCost(models, row -> ModelLabels.normalised(row.model())));
        } else {
            models.forEach(row -> rows.add(new NamedSpending(row.model(), List.of(row), row.spending())));
        }
        Collections.reverse(rows);
        return rows;
    }

    private static void print(
            CommandContext context, List<NamedSpending> rows, List<ModelSpending> models, boolean costs) {
        TableView view = new TableView(context, PeriodsText.COMFORTABLE);
        Figures figures = new Figures(view.compact(), costs);
        List<Column> columns = new ArrayList<>(List.of(Column.text("Source/Model")));
        if (!view.compact()) {
            columns.add(Column.text("Provider"));
        }
        columns.addAll(figures.columns());
        GridTable table = new GridTable(columns);
        Map<String, String> displayNames = PeriodsText.displayNames(context);
        for (NamedSpending row : rows) {
            String tools = TokentrackerShape.joined(row,
                    part -> displayNames.getOrDefault(part.harness(), part.harness())) + " ";
            String name = view.marked(tools + ModelLabels.brief(row.name()), row.spending());
            add(table, view, Kind.ROW, tools, List.of(name,
                    TokentrackerShape.joined(row, ModelSpending::provider)), figures.cells(row.spending()));
        }
        Spending total = Spending.total(models);
        add(table, view, Kind.TOTAL, "", List.of("Total", ""), figures.cells(total));
        view.print(table);
        context.out().line("  Total: " + Numbers.count(total.messages())
                + (total.messages() == 1 ? " message, " : " messages, ") + Numbers.count(total.allTokens())
                + (total.allTokens() == 1 ? " token" : " tokens")
                + (costs ? ", " + Numbers.visibleMoney(total.cost()) : ""));
        view.printRecorded(total);
        if (costs) {
            view.printRemarks(total, models);
        }
        view.printHint();
    }

    private static void add(GridTable table, TableView view, Kind kind, String faint, List<String> names,
            List<String> figures) {
        List<String> cells = new ArrayList<>(view.compact() ? names.subList(0, 1) : names);
        cells.addAll(figures);
        table.row(kind, faint, cells);
    }
}
