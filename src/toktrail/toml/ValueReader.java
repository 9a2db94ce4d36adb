package toktrail.toml;

import java.util.ArrayList;
import java.util.List;
import toktrail.error.Location;

/** Reads values, arrays and inline tables with all that is in them. */
final class ValueReader {

    private final Cursor cursor;
    private final StringReader strings;
    private final ScalarReader scalars;
    private final KeyReader keys;

    ValueReader(Cursor cursor, StringReader strings, KeyReader keys) {
        this.cursor = cursor;
        this.strings = strings;
        this.scalars = new ScalarReader(cursor);
        this.keys = keys;
    }

    /**
     * {@code key = value}; the cursor moves behind the value.
     *
     * @param depth how many tables and arrays are around the key
     */
    Syntax.Assignment assignment(int depth) {
        int from = cursor.position();
        // The last part of the key makes no table.
        List<TomlKey> key = keys.read(depth - 1);
        if (!cursor.accept('=')) {
            throw cursor.expected("\"=\" after the key");
        }
        cursor.skipBlanks();
        return new Syntax.Assignment(key, from, value(depth + key.size() - 1));
    }

    /** The value at the cursor, which moves behind it. */
    Syntax.Value value(int depth) {
        int from = cursor.position();
        Location location = cursor.here();
        return switch (cursor.peek()) {
            case '"', '\'' -> scalar(new TomlString(strings.value(), location), from);
            case '[' -> array(location, depth + 1);
            case '{' -> inlineTable(location, depth + 1);
            default -> scalar(scalars.read(), from);
        };
    }

    private Syntax.Value scalar(TomlValue value, int from) {
        return new Syntax.Value(value, from, cursor.position(), List.of(), List.of());
    }

    private Syntax.Value array(Location location, int depth) {
        TomlParser.checkDepth(depth, cursor);
        int from = cursor.position();
        cursor.take();
        List<Syntax.Value> elements = new ArrayList<>();
        cursor.skipLines();
        while (!cursor.accept(']')) {
            elements.add(value(depth));
            cursor.skipLines();
            if (!cursor.accept(',') && cursor.peek() != ']') {
                throw cursor.expected("\",\" or \"]\" in the array that begins at line " + location.line());
            }
            cursor.skipLines();
        }
        List<TomlValue> values = elements.stream().map(Syntax.Value::value).toList();
        return new Syntax.Value(new TomlArray(values, location), from, cursor.position(), List.of(), elements);
    }

    private Syntax.Value inlineTable(Location location, int depth) {
        TomlParser.checkDepth(depth, cursor);
        int from = cursor.position();
        cursor.take();
        List<Syntax.Assignment> members = new ArrayList<>();
        TableBuilder table = new TableBuilder(TableBuilder.Origin.HEADER, location);
        cursor.skipBlanks();
        while (members.isEmpty() ? !cursor.accept('}') : !closesInlineTable(location)) {
            Syntax.Assignment member = assignment(depth);
            table.assign(member.key(), member.value().value());
            members.add(member);
            cursor.skipBlanks();
        }
        return new Syntax.Value(table.build(), from, cursor.position(), members, List.of());
    }

    /** Takes the bracket or the comma behind a member; a comma must be followed by another member. */
    private boolean closesInlineTable(Location location) {
        if (cursor.accept('}')) {
            return true;
        }
        if (!cursor.accept(',')) {
            throw cursor.expected("\",\" or \"}\" in the inline table that begins at line " + location.line()
                    + " and must end on its line");
        }
        cursor.skipBlanks();
        if (cursor.peek() == '}') {
            throw cursor.error("expected a key after the comma; an inline table has no comma at its end");
        }
        return false;
    }
}
