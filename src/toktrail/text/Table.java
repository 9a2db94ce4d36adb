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

    private final List<Column> columns;
    private final List<Cells> rows = new ArrayList<>();

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
        rows.add(Cells.cleaned(cells));
        return this;
    }

    /** Adds a line across the table, such as before a row of totals. */
    public Table rule() {
        rows.add(Cells.RULE);
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
}
