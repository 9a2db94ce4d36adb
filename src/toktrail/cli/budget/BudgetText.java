package toktrail.cli.budget;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.config.setting.Budget;
import toktrail.report.budget.BudgetFigures;
import toktrail.report.budget.BudgetForecast;
import toktrail.report.budget.BudgetReport;
import toktrail.report.budget.BudgetState;
import toktrail.report.budget.BudgetStatus;
import toktrail.report.budget.BudgetWarning;
import toktrail.text.Numbers;
import toktrail.text.Style;
import toktrail.text.Table;
import toktrail.text.Table.Column;
import toktrail.text.Table.Look;
import toktrail.text.Tone;
import toktrail.time.Timestamps;
import toktrail.time.Zones;

/** Budgets as a table, with the warnings below it. */
final class BudgetText {

    private static final int LONGEST_NAME = 40;
    private static final Map<String, Tone> STATE_TONES =
            Map.of(BudgetState.WARN.label(), Tone.WARNING, BudgetState.OVER.label(), Tone.ERROR);

    private final Style style;
    private final int width;

    BudgetText(Style style, int width) {
        this.style = style;
        this.width = width;
    }

    /** The report; the rich look has more columns. */
    String render(BudgetReport report, Look look) {
        if (report.budgets().isEmpty()) {
            return "No budgets configured.\n";
        }
        boolean all = look == Look.RICH;
        Table table = new Table(columns(all));
        report.budgets().forEach(status -> table.row(cells(status, all)));
        StringBuilder text = new StringBuilder(style.bold("toktrail budgets")).append("\n\n")
                .append(table.render(look, style, width));
        if (report.budgets().stream().anyMatch(status -> !status.warnings().isEmpty())) {
            text.append('\n').append(style.bold("Warnings")).append('\n');
        }
        for (BudgetStatus status : report.budgets()) {
            status.warnings().forEach(warning -> text.append("  ").append(style.yellow(
                    name(status) + ": " + words(warning))).append('\n'));
        }
        return text.toString();
    }

    private static List<Column> columns(boolean all) {
        List<Column> columns = new ArrayList<>(List.of(Column.wrapped("budget", LONGEST_NAME), Column.text("period"),
                Column.text("window"), Column.number("limit"), Column.number("spent"), Column.number("left"),
                Column.number("used%"), Column.number("pace"), Column.text("at this rate"),
                Column.text("at 7-day rate"), Column.text("state").withTones(STATE_TONES)));
        if (all) {
            columns.addAll(List.of(Column.text("basis"), Column.text("zone"), Column.number("warned"),
                    Column.wrapped("scope", LONGEST_NAME)));
        }
        return columns;
    }

    private static List<String> cells(BudgetStatus status, boolean all) {
        BudgetFigures figures = status.figures();
        List<String> cells = new ArrayList<>(List.of(name(status), status.budget().period().word(),
                Timestamps.range(status.period().sinceMs(), status.period().untilMs(), status.period().zone()),
                amount(status, figures.limit()), amount(status, figures.spent()), left(status),
                Numbers.ratio(figures.share()), pace(figures), forecast(status, status.byPeriod()),
                forecast(status, Optional.of(status.byWeek())), figures.state().label()));
        if (all) {
            cells.addAll(List.of(status.budget().limit() instanceof Budget.Usd usd ? usd.basis().word() : Numbers.NONE,
                    Zones.label(status.period().zone()), Numbers.ratio(figures.warnedAt().orElse(null)),
                    status.scopeLabel()));
        }
        return cells;
    }

    private static String name(BudgetStatus status) {
        String name = status.budget().name();
        return name.equals(status.budget().id()) ? name : name + " (" + status.budget().id() + ")";
    }

    private static String amount(BudgetStatus status, BigDecimal amount) {
        return status.isMoney() ? Numbers.money(amount) : Numbers.count(amount.longValueExact());
    }

    private static String left(BudgetStatus status) {
        BudgetFigures figures = status.figures();
        String left = amount(status, figures.remaining());
        return figures.over().signum() == 0 ? left : left + " over " + amount(status, figures.over());
    }

    private static String pace(BudgetFigures figures) {
        return figures.pace().map(pace -> pace.setScale(2, RoundingMode.HALF_EVEN).toPlainString())
                .orElse(Numbers.NONE);
    }

    private static String forecast(BudgetStatus status, Optional<BudgetForecast> forecast) {
        if (forecast.isEmpty()) {
            return Numbers.NONE;
        }
        OptionalLong exhausted = forecast.get().exhaustedAtMs();
        return amount(status, forecast.get().projected()) + (exhausted.isEmpty() ? ""
                : " (" + status.period().dateOf(exhausted.getAsLong()) + ")");
    }

    private static String words(BudgetWarning warning) {
        if (warning instanceof BudgetWarning.Unpriced unpriced) {
            return unpriced.messageCount() == 1 ? "1 message has no price and counts as $0.00"
                    : Numbers.count(unpriced.messageCount()) + " messages have no price and count as $0.00";
        }
        if (warning instanceof BudgetWarning.UnknownMachine unknown) {
            return "'" + unknown.selector() + "' does not name exactly one machine and matches nothing";
        }
        if (warning instanceof BudgetWarning.UnknownArea unknown) {
            return "there is no area '" + unknown.area() + "', so it matches nothing";
        }
        throw new AssertionError(warning);
    }
}
