package toktrail.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Rows under headers, shown plainly for pipes or in a box fitted to a width. Cells are cleaned by
 * {@link Sanitised#line}; a cell must not contain escape sequences.
 *
 * <p>Not safe for several threads.
 */
public final class Table {

    /** Where a cell stands in its column. */
    public enum Align { LEFT, RIGHT }

    /** The two ways to show the same rows. */
    public enum Look {
        /** Columns separated by two blanks; nothing is cut or folded, no line ends in blanks. */
        PLAIN,
        /** A box of lines fitted to the width: wrapping columns fold, others are cut with {@code …}. */
        RICH
    }

    /**
     * One column.
     *
     * @param header  the name shown above it
     * @param align   left for text, right for numbers
     * @param wrapMax the most columns its text may fill in a {@link Look#RICH} table, where it folds; 0 if it never
     *                folds
     * @param tones   the tones of its cells by their text; others are plain
     */
    public record Column(String header, Align align, int wrapMax, Map<String, Tone> tones) {

        /** A column whose cells are plain. */
        public Column(String header, Align align, int wrapMax) {
            this(header, align, wrapMax, Map.of());
        }

        public Column {
            Objects.requireNonNull(align, "align");
            tones = Map.copyOf(tones);
            header = Sanitised.line(header);
            if (wrapMax < 0) {
                throw new IllegalArgumentException("wrap maximum " + wrapMax);
            }
        }

        /** A column of short text. */
        public static Column text(String header) {
            return new Column(header, Align.LEFT, 0);
        }

        /** A column of figures. */
        public static Column number(String header) {
            return new Column(header, Align.RIGHT, 0);
        }

        /** A column of text that may be long. */
        public static Column wrapped(String header, int wrapMax) {
            return new Column(header, Align.LEFT, wrapMax);
        }

        /** The same with tones for cells of these texts. */
        public Column withTones(Map<String, Tone> others) {
            return new Column(header, align, wrapMax, others);
        }

        Tone tone(String cell) {
            return tones.getOrDefault(cell, Tone.PLAIN);
        }

        boolean wraps() {
            return wrapMax > 0;
        }
    }

    /** A row: the lines of each cell, or a rule when there are no cells. */
    record Row(List<List<String>> cells) {

        static final Row RULE = new Row(List.of());

        boolean isRule() {
            return cells.isEmpty();
        }

        /** Lines of the highest cell, at least 1. */
        int height() {
            return cells.stream().mapToInt(List::size).reduce(1, Math::max);
        }

        /** A line of a cell, empty below its end. */
        String line(int column, int line) {
            List<String> lines = cells.get(column);
            return line < lines.size() ? lines.get(line) : "";
        }
    }

    private final List<Column> columns;
    private final List<Row> rows = new ArrayList<>();

    /** An empty table; at least one column. */
    public Table(List<Column> columns) {
        this.columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a table without columns");
        }
    }

    /** An empty table; at least one column. */
    public static Table of(Column... columns) {
        return new Table(Arrays.asList(columns));
    }

    /** Adds a row of one text for each column. */
    public Table row(String... cells) {
        return row(Arrays.asList(cells));
    }

    /** Adds a row of one text for each column. */
    public Table row(List<String> cells) {
        return rowOfLines(cells.stream().map(List::of).toList());
    }

    /** Adds a row whose cells have several lines each, which start at the top. */
    public Table rowOfLines(List<List<String>> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(cells.size() + " cells for " + columns.size() + " columns");
        }
        rows.add(new Row(cells.stream().map(lines -> lines.stream().map(Sanitised::line).toList()).toList()));
        return this;
    }

    /** Adds a line across the table, such as before a row of totals. */
    public Table rule() {
        rows.add(Row.RULE);
        return this;
    }

    /** Whether there is no row. */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /**
     * The table as lines, each with a line end; a table without rows is its header.
     *
     * @param width columns that {@link Look#RICH} may fill; a table whose columns cannot be made narrow enough is wider
     */
    public String render(Look look, Style style, int width) {
        return switch (look) {
            case PLAIN -> new PlainTable(columns, rows, style).render();
            case RICH -> new RichTable(columns, rows, style).render(width);
        };
    }

    /** The widest of header and lines of a column, in display columns. */
    static int naturalWidth(List<Column> columns, List<Row> rows, int column) {
        int width = DisplayWidth.of(columns.get(column).header());
        for (Row row : rows) {
            for (String line : row.isRule() ? List.<String>of() : row.cells().get(column)) {
                width = Math.max(width, DisplayWidth.of(line));
            }
        }
        return width;
    }

    /** Appends the text of a cell at its side of {@code width} columns, in its tone. */
    static void pad(StringBuilder out, String text, Column column, int width, Style style) {
        String blanks = " ".repeat(Math.max(0, width - DisplayWidth.of(text)));
        out.append(column.align() == Align.RIGHT ? blanks : "").append(style.toned(column.tone(text), text))
                .append(column.align() == Align.LEFT ? blanks : "");
    }
}
