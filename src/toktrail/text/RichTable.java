package toktrail.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** {@link Table.Look#RICH}: a box of lines, no wider than asked if the columns allow it. */
final class RichTable {

    /** Widths below which a column gives room only when nothing else is left to give. */
    private static final int WRAP_FLOOR = 8;
    private static final int CUT_FLOOR = 4;

    private final List<Table.Column> columns;
    private final List<Table.Row> rows;
    private final Style style;

    RichTable(List<Table.Column> columns, List<Table.Row> rows, Style style) {
        this.columns = columns;
        this.rows = rows;
        this.style = style;
    }

    String render(int width) {
        int[] widths = fit(width);
        StringBuilder out = new StringBuilder();
        frame(out, widths, "╭┬╮");
        Table.Row header = new Table.Row(columns.stream().map(column -> List.of(column.header())).toList());
        row(out, fold(header, widths), widths, style, Style.plain());
        frame(out, widths, "├┼┤");
        for (Table.Row row : rows) {
            if (row.isRule()) {
                frame(out, widths, "├┼┤");
            } else {
                row(out, fold(row, widths), widths, Style.plain(), style);
            }
        }
        frame(out, widths, "╰┴╯");
        return out.toString();
    }

    /** Widths of the columns without padding, their sum as small as needed. */
    private int[] fit(int width) {
        int[] widths = new int[columns.size()];
        // A bar and two blanks for each column, and the last bar.
        int excess = 3 * widths.length + 1 - width;
        for (int column = 0; column < widths.length; column++) {
            int natural = Table.naturalWidth(columns, rows, column);
            Table.Column declared = columns.get(column);
            widths[column] = Math.max(1, declared.wraps() ? Math.min(natural, declared.wrapMax()) : natural);
            excess += widths[column];
        }
        excess = shrink(widths, excess, WRAP_FLOOR, Table.Column::wraps);
        // Text first: a figure that is cut is of no use.
        excess = shrink(widths, excess, CUT_FLOOR, column -> !column.wraps() && column.align() == Table.Align.LEFT);
        excess = shrink(widths, excess, CUT_FLOOR, column -> true);
        shrink(widths, excess, 1, column -> true);
        return widths;
    }

    /** Takes from the widest of the given columns, one by one, until nothing is too much or all are at the floor. */
    private int shrink(int[] widths, int excess, int floor, Predicate<Table.Column> which) {
        int left = excess;
        while (left > 0) {
            int widest = -1;
            for (int column = 0; column < widths.length; column++) {
                if (widths[column] > floor && which.test(columns.get(column))
                        && (widest < 0 || widths[column] > widths[widest])) {
                    widest = column;
                }
            }
            if (widest < 0) {
                break;
            }
            widths[widest]--;
            left--;
        }
        return left;
    }

    private Table.Row fold(Table.Row row, int[] widths) {
        List<List<String>> cells = new ArrayList<>();
        for (int column = 0; column < widths.length; column++) {
            List<String> lines = new ArrayList<>();
            for (String line : row.cells().get(column)) {
                if (columns.get(column).wraps()) {
                    lines.addAll(Fold.lines(line, widths[column]));
                } else {
                    lines.add(DisplayWidth.cut(line, widths[column]));
                }
            }
            cells.add(lines);
        }
        return new Table.Row(cells);
    }

    private void row(StringBuilder out, Table.Row row, int[] widths, Style whole, Style words) {
        for (int line = 0; line < row.height(); line++) {
            out.append('│');
            for (int column = 0; column < widths.length; column++) {
                StringBuilder cell = new StringBuilder();
                Table.pad(cell, row.line(column, line), columns.get(column), widths[column], words);
                out.append(' ').append(whole.bold(cell.toString())).append(" │");
            }
            out.append('\n');
        }
    }

    /** A horizontal line: left end, crossing, right end. */
    private static void frame(StringBuilder out, int[] widths, String corners) {
        for (int column = 0; column < widths.length; column++) {
            out.append(corners.charAt(column == 0 ? 0 : 1)).append("─".repeat(widths[column] + 2));
        }
        out.append(corners.charAt(2)).append('\n');
    }
}
