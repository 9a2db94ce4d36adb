package toktrail.pricing.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import toktrail.spelling.WhiteSpace;

/**
 * Reads one array of JavaScript source: arrays, strings, numbers and words such as {@code null}, with comments and
 * commas at the end. Anything else is no array.
 */
final class JsxArray {

    /** An element: a text, which numbers and words are too, or an array. */
    sealed interface Element permits Cell, Items { }

    /** A text. */
    record Cell(String text) implements Element { }

    /**
     * An array.
     *
     * @param offset   where it begins
     * @param elements its elements
     */
    record Items(int offset, List<Element> elements) implements Element {
        Items {
            elements = List.copyOf(elements);
        }
    }

    private static final int DEEPEST = 32;
    private static final int HEX = 16;
    private static final int HEX_DIGITS = 4;

    private final String text;
    private int at;

    private JsxArray(String text, int at) {
        this.text = text;
        this.at = at;
    }

    /** The array at an offset, absent if there is none or it does not end well. */
    static Optional<Items> read(String text, int offset) {
        JsxArray source = new JsxArray(text, offset);
        source.skip();
        return source.peek() == '[' ? source.items(0) : Optional.empty();
    }

    /** The first offset behind blanks and comments. */
    static int skip(String text, int offset) {
        JsxArray source = new JsxArray(text, offset);
        source.skip();
        return source.at;
    }

    private Optional<Items> items(int depth) {
        int offset = at++;
        List<Element> elements = new ArrayList<>();
        while (true) {
            skip();
            if (peek() == ']') {
                at++;
                return Optional.of(new Items(offset, elements));
            }
            Optional<? extends Element> element = depth < DEEPEST ? element(depth) : Optional.empty();
            if (element.isEmpty()) {
                return Optional.empty();
            }
            elements.add(element.get());
            skip();
            if (peek() == ',') {
                at++;
            } else if (peek() != ']') {
                return Optional.empty();
            }
        }
    }

    private Optional<? extends Element> element(int depth) {
        char c = peek();
        if (c == '[') {
            return items(depth + 1);
        }
        return (c == '"' || c == '\'' || c == '`' ? string(c) : word()).map(Cell::new);
    }

    private Optional<String> word() {
        int from = at;
        while (Character.isLetterOrDigit(peek()) || peek() == '.' || peek() == '-' || peek() == '+' || peek() == '_') {
            at++;
        }
        return at == from ? Optional.empty() : Optional.of(text.substring(from, at));
    }

    private Optional<String> string(char quote) {
        at++;
        StringBuilder value = new StringBuilder();
        while (at < text.length() && peek() != quote) {
            char c = text.charAt(at++);
            if (c != '\\') {
                value.append(c);
            } else if (at < text.length()) {
                escape(value);
            }
        }
        boolean ends = peek() == quote;
        at++;
        return ends ? Optional.of(value.toString()) : Optional.empty();
    }

    private void escape(StringBuilder value) {
        char c = text.charAt(at++);
        switch (c) {
            case 'n' -> value.append('\n');
            case 't' -> value.append('\t');
            case 'r', '\n', '\r' -> { }
            case 'u' -> unicode(value);
            default -> value.append(c);
        }
    }

    private void unicode(StringBuilder value) {
        int code = 0;
        for (int i = 0; i < HEX_DIGITS; i++) {
            int digit = at + i < text.length() ? Character.digit(text.charAt(at + i), HEX) : -1;
            if (digit < 0) {
                value.append('u');
                return;
            }
            code = code * HEX + digit;
        }
        value.append((char) code);
        at += HEX_DIGITS;
    }

    private void skip() {
        while (at < text.length()) {
            if (WhiteSpace.is(text.charAt(at))) {
                at++;
            } else if (text.startsWith("//", at)) {
                at = after("\n");
            } else if (text.startsWith("/*", at)) {
                at += 2;
                at = after("*/");
            } else {
                return;
            }
        }
    }

    private int after(String end) {
        int found = text.indexOf(end, at);
        return found < 0 ? text.length() : found + end.length();
    }

    /** The next character, NUL at the end. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }
}
