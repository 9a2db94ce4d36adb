package toktrail.args;

import java.util.ArrayList;
import java.util.List;

/** Text filled into lines. Every code point counts as one column, which is right for the program's own English. */
public final class Paragraph {

    private Paragraph() { }

    /** The words of {@code text} in lines of at most {@code width} columns; a longer word gets a line of its own. */
    public static List<String> fill(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (String word : text.strip().split("\\s+")) {
            int size = word.codePointCount(0, word.length());
            if (used > 0 && used + 1 + size > width) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            line.append(used > 0 ? " " : "").append(word);
            used += size + (used > 0 ? 1 : 0);
        }
        lines.add(line.toString());
        return lines;
    }
}
