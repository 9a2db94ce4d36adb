package toktrail.args.manual;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import toktrail.args.HelpText;
import toktrail.args.Paragraph;

/**
 * A manual page as plain text, for machines without man(1).
 *
 * <p>Understands the part of mdoc that {@link ManPage} writes and hand-written sections need: {@code Sh Ss Pp}, the
 * lists of {@code Bl It El}, {@code Bd Ed Dl D1}, and the inline macros of {@link ManInline}. The words of any other
 * macro are shown as they are. Serves one page.
 */
public final class ManText {

    private static final int BODY_INDENT = 5;
    private static final int ITEM_INDENT = 8;
    private static final int DISPLAY_INDENT = 4;
    private static final int SUBSECTION_INDENT = 2;

    /**
     * An open list: the indent of its items, and whether they stand without blank lines and have a term of their own.
     */
    private record ItemList(int indent, boolean compact, boolean tagged) { }

    private final int width;
    private final ManInline inline = new ManInline();
    private final List<String> lines = new ArrayList<>();
    private final Deque<ItemList> lists = new ArrayDeque<>();
    private final StringBuilder paragraph = new StringBuilder();
    private String term = "";
    private int indent = BODY_INDENT;
    private boolean display;

    private ManText(int width) {
        this.width = width;
    }

    /**
     * The page as text, ending with a line end.
     *
     * @param mdoc  a whole page
     * @param width columns there are; used between {@link HelpText#WIDTH_MINIMUM} and {@link HelpText#WIDTH_LIMIT}
     */
    public static String render(String mdoc, int width) {
        ManText page = new ManText(Math.max(HelpText.WIDTH_MINIMUM, Math.min(HelpText.WIDTH_LIMIT, width)));
        mdoc.lines().forEach(page::take);
        page.flush();
        return String.join("\n", page.lines) + "\n";
    }

    private void take(String line) {
        if (line.startsWith(".")) {
            List<String> words = ManInline.split(line.substring(1));
            if (!words.isEmpty() && !words.get(0).startsWith("\\\"")) {
                request(words.get(0), words.subList(1, words.size()));
            }
        } else if (display) {
            lines.add((" ".repeat(indent) + ManInline.unescape(line)).stripTrailing());
        } else if (line.isBlank()) {
            breakParagraph();
        } else {
            append(ManInline.unescape(line));
        }
    }

    private void request(String name, List<String> words) {
        switch (name) {
            case "Dd", "Dt", "Os" -> { }
            case "Sh" -> section(words);
            case "Ss" -> heading(inline.render(words), SUBSECTION_INDENT);
            case "Pp" -> breakParagraph();
            case "Bl" -> openList(words);
            case "It" -> item(words);
            case "El" -> closeList();
            case "Bd" -> openDisplay();
            case "Ed" -> closeDisplay();
            case "Dl", "D1" -> {
                flush();
                lines.add(" ".repeat(indent + DISPLAY_INDENT) + inline.render(words));
            }
            case "Nd" -> append("- " + inline.render(words));
            default -> {
                List<String> all = new ArrayList<>(List.of(name));
                all.addAll(words);
                append(inline.render(all));
            }
        }
    }

    private void section(List<String> words) {
        flush();
        lists.clear();
        indent = BODY_INDENT;
        heading(String.join(" ", words), 0);
    }

    private void heading(String title, int column) {
        breakParagraph();
        lines.add(" ".repeat(column) + title);
    }

    private void openList(List<String> words) {
        flush();
        boolean tagged = !words.contains("-bullet") && !words.contains("-dash") && !words.contains("-item");
        lists.push(new ItemList(indent, words.contains("-compact"), tagged));
    }

    private void item(List<String> words) {
        flush();
        if (lists.isEmpty()) {
            append(inline.render(words));
            return;
        }
        ItemList list = lists.peek();
        if (!list.compact()) {
            breakParagraph();
        }
        indent = list.indent() + ITEM_INDENT;
        term = list.tagged() ? inline.render(words) : "-";
    }

    private void closeList() {
        flush();
        if (!lists.isEmpty()) {
            indent = lists.pop().indent();
        }
    }

    private void openDisplay() {
        breakParagraph();
        display = true;
        indent += DISPLAY_INDENT;
    }

    private void closeDisplay() {
        flush();
        if (display) {
            indent -= DISPLAY_INDENT;
        }
        display = false;
    }

    private void append(String words) {
        paragraph.append(paragraph.length() > 0 ? " " : "").append(words);
    }

    private void breakParagraph() {
        flush();
        boolean belowHeading = !lines.isEmpty() && isHeading(lines.get(lines.size() - 1));
        if (!lines.isEmpty() && !lines.get(lines.size() - 1).isEmpty() && !belowHeading) {
            lines.add("");
        }
    }

    private static boolean isHeading(String line) {
        int column = line.length() - line.stripLeading().length();
        return !line.isEmpty() && column < BODY_INDENT;
    }

    /** Writes the waiting term and paragraph; a short term stands on the first line of its text. */
    private void flush() {
        if (term.isEmpty() && paragraph.length() == 0) {
            return;
        }
        List<String> filled = paragraph.length() == 0 ? List.of()
                : Paragraph.fill(paragraph.toString(), width - indent);
        int next = 0;
        if (!term.isEmpty()) {
            String head = " ".repeat(indent - ITEM_INDENT) + term;
            if (head.length() < indent && !filled.isEmpty()) {
                head = head + " ".repeat(indent - head.length()) + filled.get(0);
                next = 1;
            }
            lines.add(head);
        }
        filled.subList(next, filled.size()).forEach(line -> lines.add(" ".repeat(indent) + line));
        term = "";
        paragraph.setLength(0);
    }
}
