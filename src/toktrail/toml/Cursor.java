package toktrail.toml;

import java.util.Locale;
import toktrail.error.Location;

/** A position over the text, and the line and column of any index of it. Serves one text. */
final class Cursor {

    /** What {@link #peek()} gives behind the last character. */
    static final int END = -1;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String text;
    private final String source;
    private final int start;
    private int position;

    // The index that was asked for last; asking in ascending order costs one pass over the text in all.
    private int located;
    private int line;
    private int column;

    /** A cursor before the first character, behind a byte-order mark. */
    Cursor(String text, String source) {
        this.text = text;
        this.source = source;
        this.start = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
        this.position = start;
        restart();
    }

    int position() {
        return position;
    }

    void moveTo(int index) {
        position = index;
    }

    /** The char at the position, {@link #END} at the end. */
    int peek() {
        return peek(0);
    }

    /** The char {@code ahead} places behind the position. */
    int peek(int ahead) {
        int index = position + ahead;
        return index < text.length() ? text.charAt(index) : END;
    }

    /** The char at the position, which moves on. */
    int take() {
        int c = peek();
        if (c != END) {
            position++;
        }
        return c;
    }

    /** Moves over {@code wanted} if it comes next. */
    boolean accept(char wanted) {
        if (peek() != wanted) {
            return false;
        }
        position++;
        return true;
    }

    boolean startsWith(String wanted) {
        return text.startsWith(wanted, position);
    }

    String slice(int from, int to) {
        return text.substring(from, to);
    }

    void skipBlanks() {
        while (peek() == ' ' || peek() == '\t') {
            position++;
        }
    }

    /** Whether LF or CRLF comes next. */
    boolean atNewline() {
        return peek() == '\n' || peek() == '\r' && peek(1) == '\n';
    }

    /** Moves over LF or CRLF if one comes next. */
    boolean acceptNewline() {
        if (!atNewline()) {
            return false;
        }
        position += peek() == '\n' ? 1 : 2;
        return true;
    }

    /** Moves over a comment, up to its line end, if one comes next. */
    void skipComment() {
        if (!accept('#')) {
            return;
        }
        while (peek() != END && !atNewline()) {
            if (isControl(peek())) {
                throw error("comments cannot hold " + found());
            }
            position++;
        }
    }

    /** Moves over blanks, comments and line ends. */
    void skipLines() {
        do {
            skipBlanks();
            skipComment();
        } while (acceptNewline());
    }

    /** Whether TOML forbids this character in comments and strings; tab is allowed, line ends are up to the caller. */
    static boolean isControl(int c) {
        return c >= 0 && c < ' ' && c != '\t' || c == 0x7f;
    }

    Location here() {
        return locate(position);
    }

    Location locate(int index) {
        if (index < located) {
            restart();
        }
        while (located < index) {
            int c = text.codePointAt(located);
            located += Character.charCount(c);
            column++;
            if (c == '\n') {
                line++;
                column = 1;
            }
        }
        return new Location(source, line, column);
    }

    TomlException error(String problem) {
        return error(position, problem);
    }

    TomlException error(int index, String problem) {
        return new TomlException(locate(index), problem);
    }

    TomlException expected(String wanted) {
        return error("expected " + wanted + ", found " + found());
    }

    /** What stands at the position, for a message. */
    String found() {
        if (position >= text.length()) {
            return "the end of the text";
        }
        if (atNewline()) {
            return "the end of the line";
        }
        int c = text.codePointAt(position);
        if (c == '\r') {
            return "a carriage return without a line feed";
        }
        return Character.isISOControl(c) ? controlName(c) : '"' + Character.toString(c) + '"';
    }

    private static String controlName(int c) {
        String digits = "000" + Integer.toHexString(c).toUpperCase(Locale.ROOT);
        return "the control character U+" + digits.substring(digits.length() - 4);
    }

    private void restart() {
        located = start;
        line = 1;
        column = 1;
    }
}
