package toktrail.text;

import java.util.List;

/** {@link Table.Look#PLAIN}: easy to read, easy to cut into fields, complete. */
final class PlainTable {

    private static final String GAP = "  ";

    private final List<Table.Column> columns;
    private final List<Cells> rows;
    private final Style style;

    PlainTable(List<Table.Column> columns, List<Cells> rows, Style style) {
        this.columns = columns;
        this.rows = rows;
        this.style = style;
    }

    String render() {
        int[] widths = ColumnWidths.natural(columns, rows);
        StringBuilder out = new StringBuilder();
        out.append(style.bold(line(Cells.headers(columns), 0, widths, Style.plain()))).append('\n');
        for (Cells row : rows) {
            if (row.isRule()) {
                out.append(rule(widths)).append('\n');
                continue;
            }
            for (int line = 0; line < row.height(); line++) {
                out.append(line(row, line, widths, style)).append('\n');
            }
        }
        return out.toString();
    }

    private String line(Cells row, int line, int[] widths, Style cellStyle) {
        StringBuilder out = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            out.append(column == 0 ? "" : GAP).append(
                    Cells.padded(row.line(column, line), "", columns.get(column), widths[column], cellStyle));
        }
        int end = out.length();
        while (end > 0 && out.charAt(end - 1) == ' ') {
            end--;
        }
        return out.substring(0, end);
    }

    private static String rule(int[] widths) {
        StringBuilder out = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            out.append(column == 0 ? "" : GAP).append("-".repeat(widths[column]));
        }
        return out.toString();
    }
}
