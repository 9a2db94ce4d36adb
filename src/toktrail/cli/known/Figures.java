package toktrail.cli.known;

import java.util.ArrayList;
import java.util.List;
import toktrail.report.series.Spending;
import toktrail.text.Numbers;
import toktrail.text.Table.Column;
import toktrail.usage.Tokens;

/**
 * The columns of figures that tables share.
 *
 * @param few   whether only the most important ones are shown
 * @param costs whether cost is shown
 */
record Figures(boolean few, boolean costs) {

    List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        List<String> headers = few ? List.of("Input", "Output")
                : List.of("Msgs", "Input", "Output", "Cache Write", "Cache Read", "Total");
        headers.forEach(header -> columns.add(Column.number(header)));
        if (costs) {
            columns.add(Column.number("Cost"));
        }
        return columns;
    }

    List<String> cells(Spending spending) {
        Tokens tokens = spending.tokens();
        List<String> cells = new ArrayList<>();
        if (!few) {
            cells.add(Numbers.count(spending.messages()));
        }
        cells.add(Numbers.count(tokens.input()));
        cells.add(Numbers.count(tokens.outputTotal()));
        if (!few) {
            cells.add(Numbers.count(tokens.cacheWrite()));
            cells.add(Numbers.count(tokens.cacheRead()));
            cells.add(Numbers.count(spending.allTokens()));
        }
        if (costs) {
            cells.add(money(spending));
        }
        return cells;
    }

    /** No figures. */
    List<String> blanks() {
        return columns().stream().map(column -> "").toList();
    }

    /** An amount of money; {@code unpriced} where no call has a price, a star where some have none. */
    static String money(Spending spending) {
        if (spending.unpriced() > 0 && spending.unpriced() == spending.messages()) {
            return "unpriced";
        }
        return Numbers.visibleMoney(spending.cost()) + (spending.unpriced() > 0 ? "*" : "");
    }
}
