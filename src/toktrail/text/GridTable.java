package toktrail.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Rows with a line between each two, for reports whose cells hold several lines. Columns are fitted to a width by fixed
 * rules; without borders nothing is fitted, wrapped or cut. Cells are cleaned by {@link Sanitised#line}.
 *
 * <p>Not safe for several threads.
 */
public final class GridTable {

    /** What the table is drawn with. */
    public enum Frame {
        /** Lines of box-drawing characters. */
        BOX,
        /** Columns separated by two blanks. */
        PLAIN,
        /** Lines of {@code + - |}. */
        ASCII
    }

    /** What a row is, which colour it gets follows from that. */
    public enum Kind { ROW, DETAIL, GROUP, TOTAL }

    private static final int PADDING = 2;
    private static final int NUMBER_WIDTH = 11;
    private static final int SECOND_WIDTH = 15;
    private static final int OTHER_WIDTH = 10;
    private static final int NUMBER_FLOOR = 10;
    private static final int FIRST_FLOOR = 10;
    private static final int FIRST_GOOD_FLOOR = 12;
    private static final int SECOND_FLOOR = 12;
    private static final int OTHER_FLOOR = 8;
    private static final int NARROW_DATE = 8;
    private static final String DATE = "####-##-##";

    /** The characters of a bordered table: a rule for each place, and the bar between cells. */
    private record Lines(String top, String middle, String bottom, char dash, char bar) { }

    private static final Lines BOX = new Lines("┌┬┐", "├┼┤", "└┴┘", '─', '│');
    private static final Lines ASCII = new Lines("+++", "+++", "+++", '-', '|');

    /**
     * A row.
     *
     * @param kind  what it is
     * @param faint the beginning of the first cell that stands back, perhaps empty
     */
    private record Row(Kind kind, Cells cells, String faint) { }

    private final List<Table.Column> columns;
    private final List<Row> rows = new ArrayList<>();

    /** An empty table; at least one column. */
    public GridTable(List<Table.Column> columns) {
        this.columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a table without columns");
        }
    }

    /** Adds a row of one text for each column. */
    public GridTable row(Kind kind, List<String> cells) {
        return row(kind, "", cells);
    }

    /** As {@link #row(Kind, List)}, for a first cell whose beginning stands back. */
    public GridTable row(Kind kind, String faint, List<String> cells) {
        return add(kind, faint, cells.stream().map(List::of).toList());
    }

    /** Adds a row whose cells have several lines each, which start at the top. */
    public GridTable rowOfLines(Kind kind, List<List<String>> cells) {
        return add(kind, "", cells);
    }

    private GridTable add(Kind kind, String faint, List<List<String>> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(cells.size() + " cells for " + columns.size() + " columns");
        }
        rows.add(new Row(Objects.requireNonNull(kind, "kind"), Cells.cleaned(cells), Sanitised.line(faint)));
        return this;
    }

    /**
     * The table as lines, each with a line end.
     *
     * @param width columns that a bordered table may fill; one that cannot be made narrow enough is wider
     */
    public String render(Frame frame, Style style, int width) {
        return switch (frame) {
            case BOX -> bordered(BOX, style, width);
            case ASCII -> bordered(ASCII, style, width);
            case PLAIN -> plain(style);
        };
    }

    private Row header() {
        return new Row(Kind.ROW, Cells.headers(columns), "");
    }

    private int[] natural() {
        return ColumnWidths.natural(columns, rows.stream().map(Row::cells).toList());
    }

    private String plain(Style style) {
        int[] widths = natural();
        StringBuilder out = new StringBuilder();
        out.append(style.cyan(plainLine(header(), 0, widths, Style.plain()))).append('\n');
        for (Row row : rows) {
            for (int line = 0; line < row.cells().height(); line++) {
                out.append(paint(style, row.kind(), plainLine(row, line, widths, style))).append('\n');
            }
        }
        return out.toString();
    }

    private String plainLine(Row row, int line, int[] widths, Style style) {
        StringBuilder out = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            out.append(column == 0 ? "" : "  ").append(cell(row, column, line, widths[column], style));
        }
        return out.toString().stripTrailing();
    }

    private String bordered(Lines lines, Style style, int width) {
        int[] widths = fit(width);
        StringBuilder out = new StringBuilder();
        rule(out, widths, lines.top(), lines);
        List<Row> all = new ArrayList<>(List.of(header()));
        all.addAll(rows);
        for (int i = 0; i < all.size(); i++) {
            Row row = fold(all.get(i), widths);
            for (int line = 0; line < row.cells().height(); line++) {
                out.append(lines.bar());
                for (int column = 0; column < widths.length; column++) {
                    String text = cell(row, column, line, widths[column] - PADDING, style);
                    out.append(' ').append(i == 0 ? style.cyan(text) : paint(style, row.kind(), text)).append(' ')
                            .append(lines.bar());
                }
                out.append('\n');
            }
            rule(out, widths, i + 1 < all.size() ? lines.middle() : lines.bottom(), lines);
        }
        return out.toString();
    }

    private static void rule(StringBuilder out, int[] widths, String corners, Lines lines) {
        for (int column = 0; column < widths.length; column++) {
            out.append(corners.charAt(column == 0 ? 0 : 1))
                    .append(String.valueOf(lines.dash()).repeat(widths[column]));
        }
        out.append(corners.charAt(2)).append('\n');
    }

    private String cell(Row row, int column, int line, int width, Style style) {
        String text = row.cells().line(column, line);
        String faint = column == 0 && line == 0 && text.startsWith(row.faint()) ? row.faint() : "";
        return Cells.padded(text, faint, columns.get(column), width, style);
    }

    private static String paint(Style style, Kind kind, String text) {
        return switch (kind) {
            case ROW -> text;
            case DETAIL -> style.grey(text);
            case GROUP -> style.blue(text);
            case TOTAL -> style.yellow(text);
        };
    }

    /** Widths of the columns with their padding. */
    private int[] fit(int width) {
        int[] widths = natural();
        int sum = 0;
        for (int column = 0; column < widths.length; column++) {
            int least = isNumber(column) ? NUMBER_WIDTH : column == 1 ? SECOND_WIDTH : OTHER_WIDTH;
            widths[column] = Math.max(widths[column] + PADDING, least);
            sum += widths[column];
        }
        int room = width - widths.length - 1;
        if (sum <= room) {
            return widths;
        }
        int[] floors = floors(room);
        for (int column = 0; column < widths.length; column++) {
            widths[column] = Math.max(floors[column], (int) ((long) widths[column] * Math.max(0, room) / sum));
        }
        ColumnWidths.shrink(widths, floors, Arrays.stream(widths).sum() - room);
        return widths;
    }

    private boolean isNumber(int column) {
        return columns.get(column).align() == Table.Align.RIGHT;
    }

    private int[] floors(int room) {
        int[] floors = new int[columns.size()];
        for (int column = 0; column < floors.length; column++) {
            floors[column] = column == 0 ? FIRST_FLOOR : isNumber(column) ? NUMBER_FLOOR
                    : column == 1 ? SECOND_FLOOR : OTHER_FLOOR;
        }
        if (Arrays.stream(floors).sum() - FIRST_FLOOR + FIRST_GOOD_FLOOR <= room) {
            floors[0] = FIRST_GOOD_FLOOR;
        }
        return floors;
    }

    private Row fold(Row row, int[] widths) {
        return new Row(row.kind(), row.cells().folded((column, line) -> {
            int inner = widths[column] - PADDING;
            return column == 0 && inner <= NARROW_DATE && isDate(line)
                    ? List.of(line.substring(0, 4), line.substring(5)) : wrap(line, inner);
        }), row.faint());
    }

    /** The text broken at blanks only; a word that is too long is cut. */
    private static List<String> wrap(String text, int width) {
        if (DisplayWidth.of(text) <= width) {
            return List.of(text);
        }
        String cut = Arrays.stream(text.split(" ", -1)).map(word -> DisplayWidth.cut(word, width))
                .collect(Collectors.joining(" "));
        return Fold.lines(cut, width);
    }

    /** Whether it is a date, perhaps with a blank and a mark behind it. */
    private static boolean isDate(String text) {
        int length = DATE.length();
        boolean marked = text.length() == length + 2 && text.charAt(length) == ' '
                && !Character.isLetterOrDigit(text.charAt(length + 1));
        if (text.length() != length && !marked) {
            return false;
        }
        for (int i = 0; i < DATE.length(); i++) {
            char c = text.charAt(i);
            if (DATE.charAt(i) == '-' ? c != '-' : c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }
}
