package toktrail.cli.usage;

import java.util.ArrayList;
import java.util.List;
import toktrail.cli.form.ViewText;
import toktrail.cli.frame.CommandContext;
import toktrail.pricing.CostTotals;
import toktrail.report.SumsAdder;
import toktrail.report.UsageSums;
import toktrail.report.division.BucketDisplay;
import toktrail.report.division.BucketRow;
import toktrail.report.division.UsageSeries;
import toktrail.text.Numbers;
import toktrail.text.Table;
import toktrail.text.Table.Column;

/** Usage in the course of time as text. */
final class SeriesText {

    /** How much of a row is shown. */
    enum Columns { ALL, FEW }

    private static final String TOTAL = "total";

    private final ViewText text;
    private final Columns columns;
    private final boolean breakdown;

    SeriesText(CommandContext context, Columns columns, boolean breakdown) {
        text = new ViewText(context);
        this.columns = columns;
        this.breakdown = breakdown;
    }

    /** The whole text; rows that {@code display} leaves out are in no table and no sum. */
    String render(UsageSeries series, BucketDisplay display) {
        text.title(series.query().granularity().label(), series.filters());
        boolean any = tables(display.apply(series.buckets()));
        for (UsageSeries.Instance instance : series.instances()) {
            List<BucketRow> rows = display.apply(instance.buckets());
            if (!rows.isEmpty()) {
                text.line("");
                text.heading("Instance: " + instance.session().sourceSessionId());
                any |= tables(rows);
            }
        }
        if (!any) {
            text.noData();
        }
        return text.render();
    }

    private boolean tables(List<BucketRow> rows) {
        if (rows.isEmpty()) {
            return false;
        }
        text.table(periods(rows));
        if (breakdown) {
            text.line("");
            text.heading("Breakdown by provider/model");
            text.table(models(rows));
        }
        return true;
    }

    private Table periods(List<BucketRow> rows) {
        List<Column> heads = new ArrayList<>(List.of(Column.text("period"), Column.number("msgs")));
        Column models = Column.wrapped("models", ViewText.MODELS_WIDTH);
        switch (columns) {
            case ALL -> {
                heads.add(models);
                heads.addAll(ViewText.numbers(ViewText.CLASSES));
                heads.addAll(ViewText.numbers(ViewText.COSTS));
            }
            case FEW -> {
                heads.addAll(ViewText.numbers(List.of("total", "actual", "virtual", "savings")));
                heads.add(models);
            }
        }
        Table table = new Table(heads);
        SumsAdder total = new SumsAdder();
        for (BucketRow row : rows) {
            table.row(cells(row.bucket().key(), row.sums(), text.models(row.models())));
            total.add(row.sums());
        }
        if (rows.size() > 1) {
            text.rule(table);
            table.row(cells(TOTAL, total.sums(), ""));
        }
        return table;
    }

    private List<String> cells(String period, UsageSums sums, String models) {
        CostTotals costs = sums.costs();
        List<String> cells = new ArrayList<>(List.of(period, Numbers.count(sums.messageCount())));
        switch (columns) {
            case ALL -> {
                cells.add(models);
                cells.addAll(ViewText.classes(sums.tokens()));
                cells.addAll(ViewText.costs(costs));
            }
            case FEW -> cells.addAll(List.of(Numbers.count(sums.tokens().total()), Numbers.money(costs.actual()),
                    Numbers.money(costs.virtual()), Numbers.money(costs.savings()), models));
        }
        return cells;
    }

    private static Table models(List<BucketRow> rows) {
        Table table = new Table(ViewText.breakdownColumns(Column.text("period")));
        for (BucketRow row : rows) {
            row.models().forEach(model -> table.row(ViewText.breakdown(row.bucket().key(), model)));
        }
        return table;
    }
}
