package toktrail.json;

import java.nio.charset.StandardCharsets;

/**
 * Moves over the inside of a string, from behind the opening quote to behind the closing one, and decodes what a
 * {@link Window} kept of it. Hot.
 *
 * <p>Eight bytes at a time: a byte is special when it is a quote, a backslash or below 0x20. A byte of
 * {@code w ^ pattern} is zero where w matches, and subtracting 1 from it sets its high bit; subtracting 0x20 sets the
 * high bit of bytes below 0x20. Bytes that had it before (UTF-8 beyond ASCII) are masked out. A borrow only runs
 * upwards from a true hit, so the lowest hit is exact. (The zero-byte test is the one of Alan Mycroft, 1987.)
 */
final class StringScanner {

    private static final long QUOTES = '"' * EightBytes.ONES;
    private static final long BACKSLASHES = '\\' * EightBytes.ONES;
    private static final long SPACES = ' ' * EightBytes.ONES;

    private final Window in;
    /** Whether the string last moved over has escapes. */
    private boolean escaped;
    private byte[] decoded = {};

    StringScanner(Window in) {
        this.in = in;
    }

    /** Moves behind the closing quote, checking escapes and control characters. */
    void skip() {
        Window window = in;
        escaped = false;
        while (true) {
            int at = special(window.bytes, window.at, window.limit);
            window.at = at;
            if (at == window.limit) {
                if (!window.refill()) {
                    throw window.error("the string is not closed");
                }
            } else if (window.bytes[at] == '"') {
                window.at = at + 1;
                return;
            } else if (window.bytes[at] == '\\') {
                escape();
            } else {
                throw window.error("control character in a string; it must be written as an escape");
            }
        }
    }

    /** As {@link #skip()}; then the content, at most {@code maxBytes} of its source, is in the window's finding. */
    void capture(int maxBytes) {
        // One byte more for the closing quote, or for one that shows that the content goes on.
        in.mark(maxBytes == Integer.MAX_VALUE ? maxBytes : maxBytes + 1);
        skip();
        in.take();
        in.foundTo--;
        if (in.cut && !escaped) {
            in.foundTo = wholeCharacters(in.found, in.foundFrom, in.foundTo);
        }
        if (escaped) {
            decode();
        }
    }

    /** The content found by {@link #capture(int)}; invalid UTF-8 becomes U+FFFD. */
    String text() {
        return new String(in.found, in.foundFrom, in.foundTo - in.foundFrom, StandardCharsets.UTF_8);
    }

    /** The place behind the closing quote of the string that goes on at {@code from}; -1 if it is not plainly there. */
    static int end(byte[] bytes, int from, int to) {
        int at = special(bytes, from, to);
        while (at < to && bytes[at] == '\\') {
            int next = at + 1 < to && bytes[at + 1] != 'u' ? at + 2 : at + 6;
            if (next >= to || (next == at + 2 ? shortEscape(bytes[at + 1]) : unit(bytes, at)) < 0) {
                return -1;
            }
            at = special(bytes, next, to);
        }
        return at < to && bytes[at] == '"' ? at + 1 : -1;
    }

    /** The index of the first special byte in {@code [from..to)}, or {@code to}. */
    static int special(byte[] bytes, int from, int to) {
        int at = from;
        for (int last = to - Long.BYTES; at <= last; at += Long.BYTES) {
            // At most to - 8, so eight readable bytes follow.
            long word = EightBytes.at(bytes, at);
            long hits = ((word ^ QUOTES) - EightBytes.ONES | (word ^ BACKSLASHES) - EightBytes.ONES | word - SPACES)
                    & ~word & EightBytes.HIGHS;
            if (hits != 0) {
                return at + EightBytes.lowest(hits);
            }
        }
        while (at < to && (bytes[at] >= ' ' || bytes[at] < 0) && bytes[at] != '"' && bytes[at] != '\\') {
            at++;
        }
        return at;
    }

    private void escape() {
        escaped = true;
        int c = in.step();
        if (c == 'u') {
            for (int i = 0; i < 4; i++) {
                if (hex(in.step()) < 0) {
                    throw in.error("expected four hexadecimal digits after \\u");
                }
            }
        } else if (shortEscape(c) < 0) {
            throw in.error(c == Window.NONE ? "the string is not closed" : "unknown escape in a string");
        }
        in.at++;
    }

    /** The value of a hexadecimal digit, or -1. */
    private static int hex(int c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int lower = c | 0x20;
        return c > 0 && lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }

    /** The character meant by a backslash and {@code c}, or -1. */
    private static int shortEscape(int c) {
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> -1;
        };
    }

    /** The end of the last character that lies wholly before {@code to}, given that the text goes on behind it. */
    private static int wholeCharacters(byte[] bytes, int from, int to) {
        int lead = to - 1;
        while (lead > from && lead > to - 3 && (bytes[lead] & 0xC0) == 0x80) {
            lead--;
        }
        int b = bytes[lead] & 0xFF;
        int length = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : b >= 0xC0 ? 2 : 1;
        return lead + length > to ? lead : to;
    }

    /** Replaces the window's finding by its meaning in UTF-8; decoded text is never longer than its source. */
    private void decode() {
        byte[] source = in.found;
        int at = in.foundFrom;
        int to = in.cut ? wholeEscapes(source, at, in.foundTo) : in.foundTo;
        if (decoded.length < to - at) {
            decoded = new byte[Math.max(to - at, Math.min(2 * decoded.length, 1 << 16))];
        }
        int count = 0;
        while (at < to) {
            int plain = special(source, at, to);
            System.arraycopy(source, at, decoded, count, plain - at);
            count += plain - at;
            at = plain;
            if (at == to) {
                break;
            }
            if (source[at + 1] != 'u') {
                decoded[count++] = (byte) shortEscape(source[at + 1]);
                at += 2;
                continue;
            }
            int unit = unit(source, at);
            at += 6;
            if (Character.isHighSurrogate((char) unit) && at + 6 <= to && source[at] == '\\' && source[at + 1] == 'u'
                    && Character.isLowSurrogate((char) unit(source, at))) {
                unit = Character.toCodePoint((char) unit, (char) unit(source, at));
                at += 6;
            } else if (Character.isSurrogate((char) unit)) {
                unit = 0xFFFD;
            }
            count = encode(unit, count);
        }
        in.found = decoded;
        in.foundFrom = 0;
        in.foundTo = count;
    }

    /** The UTF-16 unit of the escape of four hexadecimal digits at {@code at}; negative if that is none. */
    private static int unit(byte[] bytes, int at) {
        return hex(bytes[at + 2]) << 12 | hex(bytes[at + 3]) << 8 | hex(bytes[at + 4]) << 4 | hex(bytes[at + 5]);
    }

    private int encode(int point, int count) {
        byte[] to = decoded;
        int at = count;
        if (point < 0x80) {
            to[at++] = (byte) point;
        } else if (point < 0x800) {
            to[at++] = (byte) (0xC0 | point >> 6);
            to[at++] = (byte) (0x80 | point & 0x3F);
        } else {
            if (point < 0x10000) {
                to[at++] = (byte) (0xE0 | point >> 12);
            } else {
                to[at++] = (byte) (0xF0 | point >> 18);
                to[at++] = (byte) (0x80 | point >> 12 & 0x3F);
            }
            to[at++] = (byte) (0x80 | point >> 6 & 0x3F);
            to[at++] = (byte) (0x80 | point & 0x3F);
        }
        return at;
    }

    /** The end of the last character or escape (a surrogate pair is one) that lies wholly before {@code to}. */
    private static int wholeEscapes(byte[] bytes, int from, int to) {
        int at = from;
        int pairStart = -1;
        while (true) {
            int hit = special(bytes, at, to);
            if (hit == to) {
                // Plain text runs up to the cut, except for a character torn apart.
                return hit > at ? wholeCharacters(bytes, at, to) : pairStart >= 0 ? pairStart : to;
            }
            int next = hit + (hit + 1 < to && bytes[hit + 1] == 'u' ? 6 : 2);
            if (next > to) {
                return hit == at && pairStart >= 0 ? pairStart : hit;
            }
            boolean half = next == hit + 6 && Character.isHighSurrogate((char) unit(bytes, hit));
            pairStart = half ? hit : -1;
            at = next;
        }
    }
}
