package toktrail.toml;

import java.util.ArrayList;
import java.util.List;
import toktrail.error.Location;

/** Reads keys, bare or quoted, with dots between their parts. */
final class KeyReader {

    private final Cursor cursor;
    private final StringReader strings;

    KeyReader(Cursor cursor, StringReader strings) {
        this.cursor = cursor;
        this.strings = strings;
    }

    /** Whether a character may stand in a key without quotes. */
    static boolean isBare(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
    }

    /**
     * All parts of the key at the cursor, which moves behind the key and the blanks after it.
     *
     * @param depth how many tables and arrays are around it
     */
    List<TomlKey> read(int depth) {
        List<TomlKey> parts = new ArrayList<>();
        do {
            cursor.skipBlanks();
            parts.add(part());
            TomlParser.checkDepth(depth + parts.size(), cursor);
            cursor.skipBlanks();
        } while (cursor.accept('.'));
        return parts;
    }

    private TomlKey part() {
        Location location = cursor.here();
        if (cursor.peek() == '"' || cursor.peek() == '\'') {
            return new TomlKey(strings.oneLine(), location);
        }
        int from = cursor.position();
        while (isBare(cursor.peek())) {
            cursor.take();
        }
        if (cursor.position() == from) {
            throw cursor.expected("a key");
        }
        return new TomlKey(cursor.slice(from, cursor.position()), location);
    }
}
