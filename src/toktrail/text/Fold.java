package toktrail.text;

import java.util.ArrayList;
import java.util.List;

/** A long line as several of a given width. */
final class Fold {

    private Fold() { }

    /**
     * The text broken at blanks where that is possible, else inside a word. No line is wider than {@code width}, none
     * but the only one is empty, blanks at a break are dropped, blanks at the start of the text are kept. A wide
     * character for which there is only one column becomes {@code …}.
     *
     * @param width columns, 1 or more
     */
    static List<String> lines(String text, int width) {
        if (width < 1) {
            throw new IllegalArgumentException("width " + width);
        }
        if (DisplayWidth.of(text) <= width) {
            return List.of(text);
        }
        List<String> lines = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int end = DisplayWidth.fitting(text, from, width);
            if (end == from) {
                lines.add(DisplayWidth.ELLIPSIS);
                from += Character.charCount(text.codePointAt(from));
                continue;
            }
            int to = end == text.length() || text.charAt(end) == ' ' ? end : lastBreak(text, from, end);
            lines.add(text.substring(from, to).stripTrailing());
            from = to;
            while (from < text.length() && text.charAt(from) == ' ') {
                from++;
            }
        }
        lines.removeIf(String::isEmpty);
        return lines.isEmpty() ? List.of("") : lines;
    }

    /** The index behind the last blank before {@code end} that has a word before it, else {@code end}. */
    private static int lastBreak(String text, int from, int end) {
        int word = from;
        while (word < end && text.charAt(word) == ' ') {
            word++;
        }
        int blank = text.lastIndexOf(' ', end - 1);
        return blank > word ? blank + 1 : end;
    }
}
