package toktrail.cli.known;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import toktrail.cli.form.JsonTrees;
import toktrail.cli.frame.CommandContext;
import toktrail.harness.Harness;
import toktrail.report.series.ModelLabels;
import toktrail.report.series.ModelSpending;
import toktrail.report.series.NamedSpending;
import toktrail.report.series.PeriodReport;
import toktrail.report.series.PeriodSpending;
import toktrail.report.series.Spending;
import toktrail.text.GridTable;
import toktrail.text.GridTable.Kind;
import toktrail.text.Table.Column;

/** Days, weeks or months as a table. */
final class PeriodsText {

    static final int COMFORTABLE = 100;

    /**
     * Which rows stand below those of the periods.
     *
     * @param models    one for each model
     * @param harnesses one for each tool
     */
    record Below(boolean models, boolean harnesses) { }

    private final CommandContext context;
    private final TableView view;
    private final Figures figures;
    private final Below below;
    private final RowChoice rows;

    PeriodsText(CommandContext context, Below below, RowChoice rows) {
        this.context = context;
        view = new TableView(context, COMFORTABLE);
        figures = new Figures(view.compact(), rows.costs());
        this.below = below;
        this.rows = rows;
    }

    /** Prints the table of a report that has rows. */
    void print(PeriodReport report) {
        List<Column> columns = new ArrayList<>(List.of(Column.text(switch (report.granularity()) {
            case DAILY -> "Date";
            case WEEKLY -> "Week";
            case MONTHLY -> "Month";
        }), Column.text("Models")));
        columns.addAll(figures.columns());
        GridTable table = new GridTable(columns);
        if (report.projects().isEmpty()) {
            addPeriods(table, report.periods());
        }
        for (PeriodReport.Project project : report.projects()) {
            add(table, Kind.GROUP, List.of("Project: " + rows.projectName(project), ""), figures.blanks());
            addPeriods(table, project.periods());
        }
        add(table, Kind.TOTAL, List.of("Total", ""), figures.cells(report.total()));
        view.print(table);
        view.printRecorded(report.total());
        if (rows.costs()) {
            view.printRemarks(report.total(), report.models());
        }
        view.printHint();
    }

    private void addPeriods(GridTable table, List<PeriodSpending> periods) {
        for (PeriodSpending period : rows.of(periods)) {
            List<String> models = JsonTrees.names(period.models(), row -> ModelLabels.brief(row.model()));
            List<List<String>> cells = new ArrayList<>(List.of(
                    List.of(view.marked(period.bucket().key(), period.spending())), TableView.listed(models)));
            figures.cells(period.spending()).forEach(figure -> cells.add(List.of(figure)));
            table.rowOfLines(Kind.ROW, cells);
            if (below.harnesses()) {
                addHarnesses(table, period.models());
            } else if (below.models()) {
                addModels(table, period.models());
            }
        }
    }

    private void addHarnesses(GridTable table, List<ModelSpending> models) {
        Map<String, String> displayNames = displayNames(context);
        for (NamedSpending harness : NamedSpending.byName(models,
                row -> displayNames.getOrDefault(row.harness(), row.harness()))) {
            addDetail(table, "- " + harness.name(), harness.spending());
            if (below.models()) {
                addModels(table, harness.parts());
            }
        }
    }

    private void addModels(GridTable table, List<ModelSpending> models) {
        for (NamedSpending model : NamedSpending.byCost(models, ModelSpending::model)) {
            addDetail(table, view.branch() + ModelLabels.brief(model.name()), model.spending());
        }
    }

    private void addDetail(GridTable table, String name, Spending spending) {
        add(table, Kind.DETAIL, Arrays.asList(view.marked(name, spending), ""), figures.cells(spending));
    }

    private static void add(GridTable table, Kind kind, List<String> names, List<String> figures) {
        List<String> cells = new ArrayList<>(names);
        cells.addAll(figures);
        table.row(kind, cells);
    }

    /** What people call the tools, by id. */
    static Map<String, String> displayNames(CommandContext context) {
        Map<String, String> names = new HashMap<>();
        for (Harness harness : context.workspace().tools().all()) {
            names.put(harness.info().id(), harness.info().displayName());
        }
        return names;
    }
}
