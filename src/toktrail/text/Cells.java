package toktrail.text;

import java.util.ArrayList;
import java.util.List;

/**
 * The cells of one row of a table, each of one or more lines.
 *
 * @param cells the lines of each cell; no cells for a line across the table
 */
record Cells(List<List<String>> cells) {

    /** A line across the table instead of cells. */
    static final Cells RULE = new Cells(List.of());

    /** How a line of a cell becomes several. */
    interface Folding {
        List<String> lines(int column, String line);
    }

    static Cells headers(List<Table.Column> columns) {
        return new Cells(columns.stream().map(column -> List.of(column.header())).toList());
    }

    /** The cells with each of their lines made one line that is safe to show. */
    static Cells cleaned(List<List<String>> cells) {
        return new Cells(cells.stream().map(lines -> lines.stream().map(Sanitised::line).toList()).toList());
    }

    boolean isRule() {
        return cells.isEmpty();
    }

    /** Lines of the highest cell, at least 1. */
    int height() {
        int height = 1;
        for (List<String> lines : cells) {
            height = Math.max(height, lines.size());
        }
        return height;
    }

    /** A line of a cell, empty below its end. */
    String line(int column, int line) {
        List<String> lines = cells.get(column);
        return line < lines.size() ? lines.get(line) : "";
    }

    Cells folded(Folding folding) {
        List<List<String>> folded = new ArrayList<>();
        for (int column = 0; column < cells.size(); column++) {
            List<String> lines = new ArrayList<>();
            for (String line : cells.get(column)) {
                lines.addAll(folding.lines(column, line));
            }
            folded.add(lines);
        }
        return new Cells(folded);
    }

    /**
     * The text of a cell at its side of {@code width} columns, in its tone.
     *
     * @param faint the beginning of the text that stands back, perhaps empty
     */
    static String padded(String text, String faint, Table.Column column, int width, Style style) {
        String blanks = " ".repeat(Math.max(0, width - DisplayWidth.of(text)));
        String shown = style.grey(faint) + style.toned(column.tone(text), text.substring(faint.length()));
        return column.align() == Table.Align.RIGHT ? blanks + shown : shown + blanks;
    }
}
