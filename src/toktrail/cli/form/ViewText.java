package toktrail.cli.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.UsageOptions;
import toktrail.pricing.CostTotals;
import toktrail.report.FilterEcho;
import toktrail.report.ModelRow;
import toktrail.terminal.LineWidth;
import toktrail.text.Numbers;
import toktrail.text.Sanitised;
import toktrail.text.Style;
import toktrail.text.Table;
import toktrail.text.Table.Column;
import toktrail.text.Table.Look;
import toktrail.usage.Tokens;

/** The text of a view as it grows: title, lines, tables; and the cells that views share. */
public final class ViewText {

    /** Headers of {@link #classes}. */
    public static final List<String> CLASSES =
            List.of("input", "output", "reasoning", "cache_r", "cache_w", "cache_o", "total");

    /** Headers of {@link #costs}. */
    public static final List<String> COSTS = List.of("source", "actual", "virtual", "savings", "unpriced");

    /** Of a column of models, in characters. */
    public static final int MODELS_WIDTH = 48;
    /** What calls without area are shown under. */
    public static final String UNASSIGNED = "unassigned";

    private final StringBuilder text = new StringBuilder();
    private final Style style;
    private final Look look;
    private final int width;

    /** An empty text, for the streams and options of a command. */
    public ViewText(CommandContext context) {
        style = context.style();
        look = context.look(UsageOptions.RICH);
        width = LineWidth.of(context.environment());
    }

    /** {@code toktrail usage VIEW}, with the name of a period, and which areas it is about. */
    public void title(String view, FilterEcho filters) {
        String period = filters.period().name().map(name -> " (" + name.label() + ")").orElse("");
        heading("toktrail usage " + view + period);
        areaLine(filters);
    }

    private void areaLine(FilterEcho filters) {
        Optional<String> line = UsageReportText.areaLine(filters.area());
        line.ifPresent(area -> line(Sanitised.line(area)));
    }

    /** A line that stands out. */
    public void heading(String heading) {
        line(style.bold(Sanitised.line(heading)));
    }

    /** A line in the colour of warnings. */
    public void warning(String warning) {
        line(style.yellow(warning));
    }

    /** A line as it is. */
    public void line(String line) {
        text.append(line).append('\n');
    }

    /** The line instead of a table without rows. */
    public void noData() {
        line("No usage data.");
    }

    /** A table in the look that was asked for. */
    public void table(Table table) {
        text.append(table.render(look, style, width));
    }

    /** A line before the last row where tables have borders. */
    public void rule(Table table) {
        if (look == Look.RICH) {
            table.rule();
        }
    }

    /** Names of models, in a boxed table all of them. */
    public String models(List<ModelRow> rows) {
        List<String> names = ModelRow.names(rows);
        return look == Look.RICH ? ModelList.full(names) : ModelList.brief(names);
    }

    /** All of it. */
    public String render() {
        return text.toString();
    }

    /** Columns of figures. */
    public static List<Column> numbers(List<String> headers) {
        List<Column> columns = new ArrayList<>();
        headers.forEach(header -> columns.add(Column.number(header)));
        return columns;
    }

    /** The classes of tokens, with reasoning in the output, and their total. */
    public static List<String> classes(Tokens tokens) {
        return List.of(Numbers.count(tokens.input()), Numbers.count(tokens.output() + tokens.reasoning()),
                Numbers.count(tokens.reasoning()), Numbers.count(tokens.cacheRead()),
                Numbers.count(tokens.cacheWrite()), Numbers.count(tokens.cacheOutput()),
                Numbers.count(tokens.total()));
    }

    /** Columns of {@link #breakdown}, the first of them for what is broken down. */
    public static List<Column> breakdownColumns(Column first) {
        List<Column> columns = new ArrayList<>(
                List.of(first, Column.text("provider/model"), Column.number("msgs")));
        columns.addAll(numbers(CLASSES));
        columns.addAll(numbers(List.of("actual", "virtual")));
        return columns;
    }

    /** A model's part of what is broken down. */
    public static List<String> breakdown(String whole, ModelRow model) {
        List<String> cells = new ArrayList<>(
                List.of(whole, model.name(), Numbers.count(model.sums().messageCount())));
        cells.addAll(classes(model.sums().tokens()));
        cells.add(Numbers.money(model.sums().costs().actual()));
        cells.add(Numbers.money(model.sums().costs().virtual()));
        return cells;
    }

    /** The costs. */
    public static List<String> costs(CostTotals costs) {
        return List.of(Numbers.money(costs.source()), Numbers.money(costs.actual()), Numbers.money(costs.virtual()),
                Numbers.money(costs.savings()), Numbers.count(costs.unpricedCount()));
    }
}
