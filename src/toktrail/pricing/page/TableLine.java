package toktrail.pricing.page;

import java.util.ArrayList;
import java.util.List;
import toktrail.spelling.WhiteSpace;

/**
 * One line of a page, cut into cells.
 *
 * @param piped whether the cells stand between pipes, else between tabs or two and more blanks
 * @param cells the cells without blanks at their ends; one for a line that is no row
 */
record TableLine(boolean piped, List<String> cells) {

    private static final String PIPE = "|";

    TableLine {
        cells = List.copyOf(cells);
    }

    /** Cuts a line. */
    static TableLine of(String line) {
        String text = WhiteSpace.trim(line);
        if (text.startsWith(PIPE)) {
            return new TableLine(true, betweenPipes(text.substring(1)));
        }
        if (text.indexOf('|') != text.lastIndexOf('|')) {
            return new TableLine(true, betweenPipes(text));
        }
        // A tab at the start means an empty first cell, so the line is cut before it is trimmed.
        if (line.indexOf('\t') >= 0) {
            List<String> cells = new ArrayList<>();
            for (String cell : line.split("\t", -1)) {
                cells.add(WhiteSpace.trim(cell));
            }
            return new TableLine(false, cells);
        }
        return new TableLine(false, betweenBlanks(text));
    }

    /** Whether this is the line between the header and the rows of a Markdown table. */
    boolean isRule() {
        return cells.stream().allMatch(cell -> !cell.isEmpty() && cell.chars().allMatch(c -> c == '-' || c == ':'));
    }

    private static List<String> betweenPipes(String text) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == '|') {
                cell.append('|');
                i++;
            } else if (c == '|') {
                cells.add(WhiteSpace.trim(cell.toString()));
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        String last = WhiteSpace.trim(cell.toString());
        if (!last.isEmpty() || cells.isEmpty()) {
            cells.add(last);
        }
        return cells;
    }

    private static List<String> betweenBlanks(String text) {
        List<String> cells = new ArrayList<>();
        int from = 0;
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && WhiteSpace.is(text.charAt(end))) {
                end++;
            }
            if (end - at > 1) {
                cells.add(text.substring(from, at));
                from = end;
            }
            at = Math.max(end, at + 1);
        }
        cells.add(text.substring(from));
        return cells;
    }
}
