package toktrail.toml;

/** Reads the four kinds of strings; the cursor stands on the opening quote. */
final class StringReader {

    private static final int QUOTES = 3;
    private static final int SHORT_ESCAPE_DIGITS = 4;
    private static final int LONG_ESCAPE_DIGITS = 8;
    private static final int HEXADECIMAL = 16;

    private final Cursor cursor;

    StringReader(Cursor cursor) {
        this.cursor = cursor;
    }

    /** A string as a value: one line or several, basic or literal. */
    String value() {
        char quote = (char) cursor.peek();
        if (cursor.peek(1) == quote && cursor.peek(2) == quote) {
            return manyLines(quote);
        }
        return oneLine();
    }

    /** A string of one line, as keys allow it. */
    String oneLine() {
        int from = cursor.position();
        char quote = (char) cursor.take();
        StringBuilder text = new StringBuilder();
        while (!cursor.accept(quote)) {
            if (cursor.peek() == Cursor.END || cursor.atNewline()) {
                throw unclosed(from, String.valueOf(quote));
            }
            if (quote == '"' && cursor.peek() == '\\') {
                escape(text);
            } else {
                character(text);
            }
        }
        return text.toString();
    }

    private String manyLines(char quote) {
        int from = cursor.position();
        cursor.moveTo(from + QUOTES);
        cursor.acceptNewline();
        StringBuilder text = new StringBuilder();
        while (true) {
            if (cursor.peek() == Cursor.END) {
                throw unclosed(from, String.valueOf(quote).repeat(QUOTES));
            }
            if (cursor.peek() == quote) {
                if (closes(quote, text)) {
                    return text.toString();
                }
            } else if (cursor.acceptNewline()) {
                text.append('\n');
            } else if (quote == '"' && cursor.peek() == '\\') {
                if (!joinsLines()) {
                    escape(text);
                }
            } else {
                character(text);
            }
        }
    }

    /** Takes a run of quotes: up to two are text, three close, two more directly before those three are text. */
    private boolean closes(char quote, StringBuilder text) {
        int count = 0;
        while (count < QUOTES + 2 && cursor.accept(quote)) {
            count++;
        }
        boolean closed = count >= QUOTES;
        text.append(String.valueOf(quote).repeat(closed ? count - QUOTES : count));
        return closed;
    }

    /** Takes a backslash at the end of a line with all white space behind it, if that is what comes next. */
    private boolean joinsLines() {
        int from = cursor.position();
        cursor.take();
        cursor.skipBlanks();
        if (!cursor.acceptNewline()) {
            cursor.moveTo(from);
            return false;
        }
        do {
            cursor.skipBlanks();
        } while (cursor.acceptNewline());
        return true;
    }

    private void character(StringBuilder text) {
        if (Cursor.isControl(cursor.peek())) {
            throw cursor.error("strings cannot hold " + cursor.found() + "; write it as an escape in a basic string");
        }
        text.append((char) cursor.take());
    }

    private void escape(StringBuilder text) {
        int from = cursor.position();
        cursor.take();
        switch (cursor.peek()) {
            case 'b' -> text.append('\b');
            case 't' -> text.append('\t');
            case 'n' -> text.append('\n');
            case 'f' -> text.append('\f');
            case 'r' -> text.append('\r');
            case '"' -> text.append('"');
            case '\\' -> text.append('\\');
            case 'u' -> text.appendCodePoint(codePoint(from, SHORT_ESCAPE_DIGITS));
            case 'U' -> text.appendCodePoint(codePoint(from, LONG_ESCAPE_DIGITS));
            default -> throw cursor.error(from, "expected one of \\b \\t \\n \\f \\r \\\" \\\\ \\uXXXX \\UXXXXXXXX, "
                    + "found a backslash and " + cursor.found() + "; a backslash itself is written \\\\");
        }
        cursor.take();
    }

    /** The code point of an escape; the cursor stands on the u, and afterwards on the last digit. */
    private int codePoint(int from, int digits) {
        long value = 0;
        for (int i = 0; i < digits; i++) {
            cursor.take();
            int c = cursor.peek();
            int digit = c >= 0 && c < 0x80 ? Character.digit(c, HEXADECIMAL) : -1;
            if (digit < 0) {
                throw cursor.expected(digits + " hexadecimal digits");
            }
            value = value * HEXADECIMAL + digit;
        }
        if (value > Character.MAX_CODE_POINT || value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE) {
            throw cursor.error(from, "expected a Unicode character, up to D7FF or E000 to 10FFFF, found "
                    + Long.toHexString(value));
        }
        return (int) value;
    }

    private TomlException unclosed(int from, String quotes) {
        return cursor.expected("the closing " + quotes + " of the string that begins at line "
                + cursor.locate(from).line());
    }
}
