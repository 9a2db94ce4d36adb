package toktrail.text;

import java.util.List;

/** How wide the columns of a table are, in display columns. */
final class ColumnWidths {

    private ColumnWidths() { }

    /** The widest of the headers and lines of each column. */
    static int[] natural(List<Table.Column> columns, List<Cells> rows) {
        int[] widths = new int[columns.size()];
        for (int column = 0; column < widths.length; column++) {
            int width = DisplayWidth.of(columns.get(column).header());
            for (Cells row : rows) {
                for (String line : row.isRule() ? List.<String>of() : row.cells().get(column)) {
                    width = Math.max(width, DisplayWidth.of(line));
                }
            }
            widths[column] = width;
        }
        return widths;
    }

    /**
     * Takes from the widest column that is above its floor, one by one, until nothing is too much or all are at their
     * floors.
     *
     * @return what is still too much
     */
    static int shrink(int[] widths, int[] floors, int excess) {
        int left = excess;
        while (left > 0) {
            int widest = -1;
            for (int column = 0; column < widths.length; column++) {
                if (widths[column] > floors[column] && (widest < 0 || widths[column] > widths[widest])) {
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
}
