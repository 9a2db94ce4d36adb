package toktrail.text;

import java.util.List;
import java.util.function.Predicate;

/** {@link Table.Look#RICH}: a box of lines, no wider than asked if the columns allow it. */
final class RichTable {

    /** Widths below which a column gives room only when nothing else is left to give. */
    private static final int WRAP_FLOOR = 8;
    private static final int CUT_FLOOR = 4;

    private final List<Table.Column> columns;
    private final List<Cells> rows;
    private final Style style;

    RichTable(List<Table.Column> columns, List<Cells> rows, Style style) {
        this.columns = columns;
        this.rows = rows;
        this.style = style;
    }

    String render(int width) {
        int[] widths = fit(width);
        StringBuilder out = new StringBuilder();
        frame(out, widths, "╭┬╮");
        row(out, fold(Cells.headers(columns), widths), widths, style, Style.plain());
        frame(out, widths, "├┼┤");
        for (Cells row : rows) {
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
        int[] widths = ColumnWidths.natural(columns, rows);
        // A bar and two blanks for each column, and the last bar.
        int excess = 3 * widths.length + 1 - width;
        for (int column = 0; column < widths.length; column++) {
            Table.Column declared = columns.get(column);
            widths[column] = Math.max(1, declared.wraps() ? Math.min(widths[column], declared.wrapMax())
                    : widths[column]);
            excess += widths[column];
        }
        excess = shrink(widths, excess, WRAP_FLOOR, Table.Column::wraps);
        // Text first: a figure that is cut is of no use.
        excess = shrink(widths, excess, CUT_FLOOR, column -> !column.wraps() && column.align() == Table.Align.LEFT);
        excess = shrink(widths, excess, CUT_FLOOR, column -> true);
        shrink(widths, excess, 1, column -> true);
        return widths;
    }

    /** Shrinks the given columns to the floor at most, as {@link ColumnWidths#shrink} does. */
    private int shrink(int[] widths, int excess, int floor, Predicate<Table.Column> which) {
        int[] floors = new int[widths.length];
        for (int column = 0; column < floors.length; column++) {
            floors[column] = which.test(columns.get(column)) ? floor : Integer.MAX_VALUE;
        }
        return ColumnWidths.shrink(widths, floors, excess);
    }

    private Cells fold(Cells row, int[] widths) {
        return row.folded((column, line) -> columns.get(column).wraps() ? Fold.lines(line, widths[column])
                : List.of(DisplayWidth.cut(line, widths[column])));
    }

    private void row(StringBuilder out, Cells row, int[] widths, Style whole, Style words) {
        for (int line = 0; line < row.height(); line++) {
            out.append('│');
            for (int column = 0; column < widths.length; column++) {
                String cell = Cells.padded(row.line(column, line), "", columns.get(column), widths[column], words);
                out.append(' ').append(whole.bold(cell)).append(" │");
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
