package toktrail.toml;

import java.util.ArrayList;
import java.util.List;
import toktrail.error.Location;

/** Reads a whole document: headers and keys, line by line. Serves one text. */
final class DocumentReader {

    private final String text;
    private final Cursor cursor;
    private final KeyReader keys;
    private final ValueReader values;
    private final TableBuilder root;
    private final List<Syntax.Section> sections = new ArrayList<>();

    // The section that is being read.
    private TableBuilder table;
    private TomlPath path = TomlPath.of();
    private int from;
    private int to;
    private List<Syntax.Assignment> assignments = new ArrayList<>();

    /** A reader of {@code text}; {@code cursor} stands at its beginning. */
    DocumentReader(String text, Cursor cursor) {
        this.text = text;
        this.cursor = cursor;
        StringReader strings = new StringReader(cursor);
        this.keys = new KeyReader(cursor, strings);
        this.values = new ValueReader(cursor, strings, keys);
        this.root = new TableBuilder(TableBuilder.Origin.HEADER, cursor.here());
        this.table = root;
        this.from = cursor.position();
        this.to = from;
    }

    /** The document, or the first fault. */
    Syntax read() {
        cursor.skipLines();
        while (cursor.peek() != Cursor.END) {
            if (cursor.peek() == '[') {
                closeSection();
                openSection();
            } else {
                Syntax.Assignment assignment = values.assignment(path.names().size());
                table.assign(assignment.key(), assignment.value().value());
                assignments.add(assignment);
            }
            endOfLine();
            cursor.skipLines();
        }
        closeSection();
        return new Syntax(text, root.build(), sections);
    }

    /** The single value that is the whole text, or the first fault. */
    Syntax.Value readValue() {
        Syntax.Value value = values.value(0);
        if (cursor.peek() != Cursor.END) {
            throw cursor.expected("the end of the value");
        }
        return value;
    }

    private void closeSection() {
        sections.add(new Syntax.Section(path, from, to, assignments));
        assignments = new ArrayList<>();
    }

    private void openSection() {
        Location header = cursor.here();
        from = cursor.position();
        String brackets = cursor.startsWith("[[") ? "]]" : "]";
        cursor.moveTo(from + brackets.length());
        List<TomlKey> key = keys.read(0);
        if (!cursor.startsWith(brackets)) {
            throw cursor.expected("\".\" or \"" + brackets + "\" in the header");
        }
        cursor.moveTo(cursor.position() + brackets.length());
        to = cursor.position();

        TomlKey last = key.get(key.size() - 1);
        TableBuilder parent = descend(key.subList(0, key.size() - 1));
        path = path.key(last.name());
        if (brackets.length() == 1) {
            table = parent.open(last, header);
        } else {
            enter(parent.openElement(last, header));
        }
    }

    /** The table in which the last part of a header is defined. */
    private TableBuilder descend(List<TomlKey> onTheWay) {
        table = root;
        path = TomlPath.of();
        for (TomlKey key : onTheWay) {
            TableNode node = table.onTheWay(key);
            path = path.key(key.name());
            if (node instanceof TableNode.Elements elements) {
                enter(elements);
            } else if (node instanceof TableBuilder next) {
                table = next;
            } else {
                throw new AssertionError(node);
            }
        }
        return table;
    }

    private void enter(TableNode.Elements elements) {
        table = elements.last();
        path = path.element(elements.tables().size() - 1);
    }

    private void endOfLine() {
        cursor.skipBlanks();
        cursor.skipComment();
        if (cursor.peek() != Cursor.END && !cursor.atNewline()) {
            throw cursor.expected("the end of the line");
        }
    }
}
