package toktrail.json;

import java.nio.charset.StandardCharsets;

/** Moves over a number and reads what a {@link Window} kept of it. Hot. */
final class NumberScanner {

    /**
     * How many bytes of a number are kept. The longest decimal that a double needs to be written exactly has less than
     * 1,100; a longer number reads as not finite.
     */
    static final int MAX_LENGTH = 2048;

    /** So many digits always fit a long. */
    private static final int SAFE_DIGITS = 18;

    private final Window in;
    private final boolean acceptsWords;
    /** Whether the number last moved over has digits only, perhaps after a minus. */
    private boolean integer;

    NumberScanner(Window in, JsonSettings.NonFinite nonFinite) {
        this.in = in;
        this.acceptsWords = nonFinite == JsonSettings.NonFinite.ACCEPT;
    }

    /** Moves to the byte behind the number that begins at the cursor. */
    void skip() {
        integer = true;
        int c = in.peek();
        boolean negative = c == '-';
        if (negative) {
            c = in.step();
        }
        if (c == '0') {
            c = in.step();
            if (isDigit(c)) {
                throw in.error("a number must not begin with a zero");
            }
        } else if (isDigit(c)) {
            c = digits();
        } else {
            word(c, negative);
            return;
        }
        if (c == '.') {
            integer = false;
            c = fraction(in.step(), "expected a digit after the decimal point");
        }
        if (c == 'e' || c == 'E') {
            integer = false;
            c = in.step();
            fraction(c == '+' || c == '-' ? in.step() : c, "expected a digit in the exponent");
        }
    }

    private int fraction(int c, String otherwise) {
        if (!isDigit(c)) {
            throw in.error(otherwise);
        }
        return digits();
    }

    /** Moves over digits, the first of which is at the cursor; gives the byte behind. */
    private int digits() {
        Window window = in;
        while (true) {
            byte[] bytes = window.bytes;
            int limit = window.limit;
            int at = window.at;
            while (at < limit && isDigit(bytes[at])) {
                at++;
            }
            window.at = at;
            if (at < limit) {
                return bytes[at];
            }
            if (!window.refill()) {
                return Window.NONE;
            }
        }
    }

    private void word(int c, boolean negative) {
        integer = false;
        if (acceptsWords && c == 'I') {
            in.word("Infinity");
        } else if (acceptsWords && c == 'N' && !negative) {
            in.word("NaN");
        } else {
            throw in.error("expected a digit");
        }
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** Moves over the number at the cursor and gives it. */
    JsonNumber read() {
        capture();
        return found();
    }

    /** Moves over the number at the cursor and gives its {@link JsonNumber#count()}, 0 if it has none. */
    long readCount() {
        capture();
        return isPlain() ? Math.max(0, plain()) : found().count().orElse(0);
    }

    private void capture() {
        in.mark(MAX_LENGTH);
        skip();
        in.take();
    }

    private JsonNumber found() {
        if (isPlain()) {
            return JsonNumber.of(plain());
        }
        return in.cut ? JsonNumber.NAN : JsonNumber.parsed(new String(in.found, in.foundFrom,
                in.foundTo - in.foundFrom, StandardCharsets.ISO_8859_1), integer);
    }

    /** Whether what was captured are digits of a long, perhaps after a minus. */
    private boolean isPlain() {
        byte[] bytes = in.found;
        boolean negative = bytes[in.foundFrom] == '-';
        int first = negative ? in.foundFrom + 1 : in.foundFrom;
        return integer && !in.cut && in.foundTo - first <= SAFE_DIGITS && !(negative && bytes[first] == '0');
    }

    private long plain() {
        byte[] bytes = in.found;
        boolean negative = bytes[in.foundFrom] == '-';
        long value = 0;
        for (int i = negative ? in.foundFrom + 1 : in.foundFrom; i < in.foundTo; i++) {
            value = 10 * value + bytes[i] - '0';
        }
        return negative ? -value : value;
    }
}
