package toktrail.toml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts values into a text. Serves one text. */
final class Insertion {

    private final Syntax syntax;
    private final String text;
    private final Lines lines;
    private final Finder finder;

    Insertion(Syntax syntax) {
        this.syntax = syntax;
        this.text = syntax.text();
        this.lines = new Lines(text, syntax.sections().get(0).from());
        this.finder = new Finder(syntax);
    }

    /** The text with another value at a place. */
    String replace(Finder.Place place, String rendered) {
        return text.substring(0, place.value().from()) + rendered + text.substring(place.value().to());
    }

    /**
     * The text with a new key.
     *
     * @param table the path of the innermost table that exists
     * @param rest  the keys from there, at least one
     */
    String add(TomlPath table, List<String> rest, String rendered) {
        Optional<Finder.Inline> inline = finder.inline(table);
        if (inline.isPresent()) {
            return addMember(inline.get().table(),
                    assignment(table.names(inline.get().path().size()), rest, rendered));
        }
        Optional<Syntax.Section> own = finder.section(table);
        if (own.isPresent() && (rest.size() == 1 || table.lengthToElement() > 0)) {
            return addLine(own.get(), assignment(List.of(), rest, rendered));
        }
        Optional<Finder.Dotted> dotted = finder.dotted(table);
        if (dotted.isPresent()) {
            Syntax.Section section = dotted.get().section();
            return addLineBelow(dotted.get().assignment(),
                    assignment(table.names(section.path().size()), rest, rendered));
        }
        int elementSize = table.lengthToElement();
        if (elementSize > 0) {
            // A header at the end of the text would speak of the last element: the key goes to the element's own lines.
            Syntax.Section element = finder.section(table.first(elementSize)).orElseThrow();
            return addLine(element, assignment(table.names(elementSize), rest, rendered));
        }
        List<String> header = new ArrayList<>(table.names());
        header.addAll(rest.subList(0, rest.size() - 1));
        return append("[" + TomlWriter.dotted(header) + "]\n"
                + assignment(List.of(), rest.subList(rest.size() - 1, rest.size()), rendered) + "\n");
    }

    private static String assignment(List<String> prefix, List<String> rest, String rendered) {
        return (prefix.isEmpty() ? "" : TomlWriter.dotted(prefix) + ".") + TomlWriter.dotted(rest) + " = " + rendered;
    }

    /** The text with one more element at the end of an array in brackets. */
    String addElement(Syntax.Value array, String rendered) {
        if (array.elements().isEmpty()) {
            return insert(array.from() + 1, rendered);
        }
        Syntax.Value last = array.elements().get(array.elements().size() - 1);
        return standsAlone(array, last) ? addElementLine(last, rendered) : insert(last.to(), ", " + rendered);
    }

    /** Whether an element has lines of its own, but for a comma and a comment behind it. */
    private boolean standsAlone(Syntax.Value array, Syntax.Value element) {
        int lineBegin = lines.begin(element.from());
        int comma = text.startsWith(",", element.to()) ? 1 : 0;
        String behind = text.substring(element.to() + comma, lines.end(element.to())).strip();
        return lineBegin > array.from() && text.substring(lineBegin, element.from()).isBlank()
                && (behind.isEmpty() || behind.startsWith("#"));
    }

    /** A line below the last element, with a comma at its end if that has one. */
    private String addElementLine(Syntax.Value last, String rendered) {
        boolean comma = text.startsWith(",", last.to());
        int at = lines.end(last.to());
        String line = lines.indentation(last.from()) + rendered + (comma ? "," : "") + lines.newline();
        return text.substring(0, last.to()) + (comma ? "" : ",") + text.substring(last.to(), at) + line
                + text.substring(at);
    }

    private String addMember(Syntax.Value table, String assignment) {
        if (!table.members().isEmpty()) {
            return insert(table.members().get(table.members().size() - 1).value().to(), ", " + assignment);
        }
        return text.substring(0, table.from()) + "{ " + assignment + " }" + text.substring(table.to());
    }

    private String addLineBelow(Syntax.Assignment assignment, String line) {
        return insertLine(lines.end(assignment.value().to()), lines.indentation(assignment.from()), line);
    }

    private String addLine(Syntax.Section section, String line) {
        int next = finder.next(section, lines);
        List<Syntax.Assignment> assignments = section.assignments();
        if (section.path().isEmpty() && assignments.isEmpty()) {
            return addFirstLine(section.from(), next, line);
        }
        int model = assignments.isEmpty() ? section.from() : assignments.get(assignments.size() - 1).from();
        return insertLine(lines.ownEnd(lines.end(section.lastIndex()), next), lines.indentation(model), line);
    }

    /** A first key before all headers: below the comment at the top of the text, with blank lines around it. */
    private String addFirstLine(int from, int next, String line) {
        int at = lines.ownEnd(from, next);
        boolean endsText = at == text.length();
        boolean blankBelow = lines.skipBlankLines(at) > at;
        String above = at == from ? "" : (text.charAt(at - 1) == '\n' ? "" : lines.newline()) + lines.newline();
        String below = lines.newline() + (endsText || blankBelow ? "" : lines.newline());
        return insert(at, above + line + below);
    }

    private String insertLine(int at, String indentation, String line) {
        String before = at > 0 && text.charAt(at - 1) != '\n' ? lines.newline() : "";
        return insert(at, before + indentation + line + lines.newline());
    }

    /** The text with a section at its end, behind one blank line; {@code section} has LF at the end of every line. */
    String append(String section) {
        String newline = lines.newline();
        int start = syntax.sections().get(0).from();
        String gap = "";
        if (text.length() > start) {
            gap = text.endsWith("\n") ? "" : newline;
            gap += lines.blankLinesAbove(text.length()) < text.length() && text.endsWith("\n") ? "" : newline;
        }
        return text + gap + section.replace("\n", newline);
    }

    /** The text with a section behind another one and a blank line. */
    String insertBelow(Syntax.Section above, String section) {
        int at = lines.ownEnd(lines.end(above.lastIndex()), finder.next(above, lines));
        return insert(at, ("\n" + section).replace("\n", lines.newline()));
    }

    /** The text with other keys in a section that stays where it is; the lines of its old keys disappear. */
    String refill(Syntax.Section section, String assignments) {
        int from = lines.end(section.to());
        int to = lines.ownEnd(lines.end(section.lastIndex()), finder.next(section, lines));
        String before = text.charAt(from - 1) == '\n' ? "" : lines.newline();
        return text.substring(0, from) + before + assignments.replace("\n", lines.newline()) + text.substring(to);
    }

    private String insert(int at, String added) {
        return text.substring(0, at) + added + text.substring(at);
    }
}
