package toktrail.toml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes values out of a text. Serves one text. */
final class Removal {

    /** Part of the text, {@code to} exclusive. */
    private record Range(int from, int to) { }

    private final Syntax syntax;
    private final String text;
    private final Lines lines;
    private final Finder finder;

    Removal(Syntax syntax) {
        this.syntax = syntax;
        this.text = syntax.text();
        this.lines = new Lines(text, syntax.sections().get(0).from());
        this.finder = new Finder(syntax);
    }

    /**
     * The text without the value at {@code path}. A dotted key of an inline table can need several rounds; the caller
     * asks again until the path is gone.
     */
    String remove(TomlPath path) {
        Optional<Finder.Place> place = finder.place(path);
        if (place.isPresent()) {
            return without(ranges(place.get()));
        }
        Optional<Range> member = inlineMemberBelow(path);
        return without(member.isPresent() ? List.of(member.get()) : sectionsAndLines(path));
    }

    private String without(List<Range> ranges) {
        StringBuilder rest = new StringBuilder(text);
        for (int i = ranges.size() - 1; i >= 0; i--) {
            rest.delete(ranges.get(i).from(), ranges.get(i).to());
        }
        return rest.toString();
    }

    private List<Range> ranges(Finder.Place place) {
        if (place instanceof Finder.InSection found) {
            return List.of(line(found.assignment()));
        } else if (place instanceof Finder.InTable found) {
            return List.of(member(found.table(), found.index()));
        } else if (place instanceof Finder.InArray found) {
            return element(found.array(), found.index());
        }
        throw new AssertionError(place);
    }

    /** All lines of a key and its value, with the comment behind it. */
    private Range line(Syntax.Assignment assignment) {
        return new Range(lines.begin(assignment.from()), lines.end(assignment.value().to()));
    }

    /** A member of an inline table with the comma that parts it from its neighbour. */
    private static Range member(Syntax.Value table, int index) {
        List<Syntax.Assignment> members = table.members();
        if (members.size() == 1) {
            return new Range(table.from() + 1, table.to() - 1);
        }
        return index + 1 < members.size()
                ? new Range(members.get(index).from(), members.get(index + 1).from())
                : new Range(members.get(index - 1).value().to(), members.get(index).value().to());
    }

    /** An element with the comma behind it, or as the last one with the comma before it if only blanks are between. */
    private List<Range> element(Syntax.Value array, int index) {
        Syntax.Value element = array.elements().get(index);
        int comma = skipLines(element.to());
        if (text.charAt(comma) == ',') {
            return text.substring(element.to(), comma).isBlank()
                    ? List.of(aloneOnItsLines(element.from(), skipBlanks(comma + 1)))
                    : List.of(new Range(element.from(), element.to()), new Range(comma, comma + 1));
        }
        if (index > 0) {
            int before = array.elements().get(index - 1).to();
            if (text.substring(before, element.from()).replaceFirst(",", "").isBlank()) {
                return List.of(new Range(before, element.to()));
            }
        }
        return List.of(new Range(element.from(), element.to()));
    }

    /** The range, or all of its lines with the comment at their end if nothing else stands on them. */
    private Range aloneOnItsLines(int from, int to) {
        boolean endsLine = text.startsWith("\n", to) || text.startsWith("\r\n", to) || text.startsWith("#", to);
        return endsLine && text.substring(lines.begin(from), from).isBlank()
                ? new Range(lines.begin(from), lines.end(to)) : new Range(from, to);
    }

    private int skipBlanks(int from) {
        int at = from;
        while (text.charAt(at) == ' ' || text.charAt(at) == '\t') {
            at++;
        }
        return at;
    }

    /** Behind blanks, line ends and comments inside an array. */
    private int skipLines(int from) {
        Cursor cursor = new Cursor(text, "");
        cursor.moveTo(from);
        cursor.skipLines();
        return cursor.position();
    }

    /** A member of an inline table whose dotted key leads through the table at {@code path}. */
    private Optional<Range> inlineMemberBelow(TomlPath path) {
        Optional<Finder.Inline> inline = finder.inline(path);
        if (inline.isEmpty()) {
            return Optional.empty();
        }
        List<Syntax.Assignment> members = inline.get().table().members();
        for (int i = 0; i < members.size(); i++) {
            if (inline.get().path().keys(members.get(i).key()).startsWith(path)) {
                return Optional.of(member(inline.get().table(), i));
            }
        }
        return Optional.empty();
    }

    /** The sections at and below {@code path} with the comments above their headers, and dotted keys leading there. */
    private List<Range> sectionsAndLines(TomlPath path) {
        List<Range> ranges = new ArrayList<>();
        for (Syntax.Section section : syntax.sections()) {
            if (!section.path().isEmpty() && section.path().startsWith(path)) {
                ranges.add(new Range(lines.commentsAbove(section.from()), end(section)));
                continue;
            }
            section.assignments().stream().filter(key -> section.path().keys(key.key()).startsWith(path))
                    .forEach(key -> ranges.add(line(key)));
        }
        return withoutBlankEnd(merged(ranges));
    }

    private int end(Syntax.Section section) {
        int lineEnd = lines.end(section.lastIndex());
        return lines.skipBlankLines(lines.ownEnd(lineEnd, finder.next(section, lines)));
    }

    private static List<Range> merged(List<Range> ranges) {
        List<Range> merged = new ArrayList<>();
        for (Range range : ranges) {
            int last = merged.size() - 1;
            if (last >= 0 && merged.get(last).to() >= range.from()) {
                merged.set(last, new Range(merged.get(last).from(), Math.max(merged.get(last).to(), range.to())));
            } else {
                merged.add(range);
            }
        }
        return merged;
    }

    /** The last range grows over the blank lines above it if it reaches the end of the text. */
    private List<Range> withoutBlankEnd(List<Range> ranges) {
        Range last = ranges.get(ranges.size() - 1);
        if (last.to() == text.length()) {
            ranges.set(ranges.size() - 1, new Range(lines.blankLinesAbove(last.from()), last.to()));
        }
        return ranges;
    }
}
