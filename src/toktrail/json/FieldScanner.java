package toktrail.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the fields of a record that lies plainly in the window, in one pass and expecting what the record before had:
 * records of one file mostly have the same keys in the same order, and often the same texts. Hot.
 *
 * <p>It decides nothing that is not plain: where a key or a wanted text has escapes, a wanted number is no small count,
 * a key occurs twice, or the record has a fault, it gives up, and the tokenizer reads the record from its beginning. So
 * it may give up anywhere, but must never accept what the tokenizer would not; the twin tests compare them.
 */
final class FieldScanner {

    private static final int GIVE_UP = -1;
    /** So many keys of an object are expected. */
    private static final int MOST_KEYS = 64;
    /** Numbers of so many digits surely are counts. */
    private static final int DIGITS = 15;
    /** Longer wanted texts, in bytes, are left to the tokenizer. */
    static final int LONGEST_TEXT = 1 << 10;

    /** An object on the way, and which keys it had in the record before, by their number. */
    private static final class Expected {

        private final JsonLayout.Node node;
        private final Expected[] inside;
        /** Each with its quotes and the colon. */
        private Words[] keys = new Words[8];
        /** Index in the names of the node, or -1. */
        private int[] indexes = new int[8];

        Expected(JsonLayout.Node node) {
            this.node = node;
            inside = new Expected[node.inside().length];
            for (int i = 0; i < inside.length; i++) {
                inside[i] = node.inside()[i] == null ? null : new Expected(node.inside()[i]);
            }
        }

        void learn(int number, byte[] bytes, int from, int to, int index) {
            if (number >= MOST_KEYS) {
                return;
            }
            if (number >= keys.length) {
                keys = Arrays.copyOf(keys, MOST_KEYS);
                indexes = Arrays.copyOf(indexes, MOST_KEYS);
            }
            if (keys[number] == null) {
                keys[number] = new Words();
            }
            keys[number].set(bytes, from, to);
            indexes[number] = index;
        }
    }

    private final JsonFields fields;
    private final Expected top;
    /** By field: the source of its text with the closing quote, as far as the last one had no escapes. */
    private final Words[] texts;
    private Window in;
    private Nesting nesting;
    private Skipper skipper;
    private byte[] bytes;
    private int limit;

    /** Reads into these fields. */
    FieldScanner(JsonFields fields, JsonLayout layout) {
        this.fields = fields;
        top = new Expected(layout.top());
        texts = new Words[layout.count()];
        Arrays.setAll(texts, i -> new Words());
    }

    /** The text of a field did not come from here. */
    void forget(int field) {
        texts[field].clear();
    }

    /** Reads the record that is all the window has; if it gives up, false, and the window stands where it stood. */
    boolean read(Window window, Nesting open, Skipper containers) {
        in = window;
        nesting = open;
        skipper = containers;
        bytes = window.bytes;
        limit = window.limit;
        int start = window.at;
        int at = space(start);
        int end = at < limit && bytes[at] == '{' ? object(top, at + 1) : GIVE_UP;
        boolean whole = end != GIVE_UP && space(end) == limit;
        window.at = whole ? limit : start;
        open.depth = 0;
        return whole;
    }

    /** The place behind the object whose content begins at {@code from}. */
    private int object(Expected object, int from) {
        if (nesting.depth == nesting.maxDepth) {
            return GIVE_UP;
        }
        nesting.open(true);
        int at = space(from);
        if (at < limit && bytes[at] == '}') {
            nesting.depth--;
            return at + 1;
        }
        for (int number = 0; at < limit; number++) {
            at = member(object, number, at);
            if (at == GIVE_UP) {
                return GIVE_UP;
            }
            at = space(at);
            if (at >= limit) {
                return GIVE_UP;
            }
            int c = bytes[at++];
            if (c == '}') {
                nesting.depth--;
                return at;
            }
            if (c != ',') {
                return GIVE_UP;
            }
            at = space(at);
        }
        return GIVE_UP;
    }

    private int member(Expected object, int number, int from) {
        Words key = number < object.keys.length ? object.keys[number] : null;
        int index;
        int at;
        if (key != null && key.isAt(bytes, from)) {
            index = object.indexes[number];
            at = from + key.length();
        } else {
            int close = bytes[from] == '"' ? StringScanner.special(bytes, from + 1, limit) : limit;
            if (close >= limit || bytes[close] != '"') {
                return GIVE_UP;
            }
            index = object.node.names().find(bytes, from + 1, close);
            at = space(close + 1);
            if (at >= limit || bytes[at] != ':') {
                return GIVE_UP;
            }
            at++;
            if (at == close + 2) {
                object.learn(number, bytes, from, at, index);
            }
        }
        at = space(at);
        if (at >= limit) {
            return GIVE_UP;
        }
        return index < 0 ? unread(at) : value(object.node.fields()[index], object.inside[index], at);
    }

    /** The place behind a value that is not wanted. */
    private int unread(int from) {
        int c = bytes[from];
        return c == '{' || c == '[' ? container(from, c == '{') : scalar(from);
    }

    private int scalar(int from) {
        // A literal is read whole, whether it ends in the record or not.
        return from + Skipper.MARGIN <= bytes.length ? Skipper.scalar(bytes, from, bytes[from], limit) : GIVE_UP;
    }

    /** The place behind a wanted value, which is kept. */
    private int value(int field, Expected inside, int from) {
        if (fields.kinds[field] != JsonTokenizer.NOTHING) {
            return GIVE_UP;
        }
        switch (bytes[from]) {
            case '"':
                fields.kinds[field] = JsonTokenizer.STRING;
                return text(field, from + 1);
            case '{':
                fields.kinds[field] = JsonTokenizer.BEGIN_OBJECT;
                return inside == null ? container(from, true) : object(inside, from + 1);
            case '[':
                fields.kinds[field] = JsonTokenizer.BEGIN_ARRAY;
                return container(from, false);
            case 't':
                fields.kinds[field] = JsonTokenizer.TRUE;
                return scalar(from);
            case 'f':
                fields.kinds[field] = JsonTokenizer.FALSE;
                return scalar(from);
            case 'n':
                fields.kinds[field] = JsonTokenizer.NULL;
                return scalar(from);
            default:
                fields.kinds[field] = JsonTokenizer.NUMBER;
                return count(field, from);
        }
    }

    private int text(int field, int from) {
        Words expected = texts[field];
        if (expected.isAt(bytes, from)) {
            return from + expected.length();
        }
        int close = StringScanner.special(bytes, from, limit);
        if (close >= limit || bytes[close] != '"' || close - from > LONGEST_TEXT) {
            return GIVE_UP;
        }
        expected.set(bytes, from, close + 1);
        fields.keep(field, new String(bytes, from, close - from, StandardCharsets.UTF_8));
        return close + 1;
    }

    private int count(int field, int from) {
        long count = 0;
        int at = from;
        while (at < limit && bytes[at] >= '0' && bytes[at] <= '9') {
            count = count * 10 + bytes[at] - '0';
            at++;
        }
        int digits = at - from;
        if (digits == 0 || digits > DIGITS || digits > 1 && bytes[from] == '0') {
            return GIVE_UP;
        }
        // A point or an exponent ends the record for us: neither is a comma or a bracket.
        fields.counts[field] = count;
        return at;
    }

    private int container(int from, boolean object) {
        int outside = nesting.depth;
        if (outside == nesting.maxDepth) {
            return GIVE_UP;
        }
        nesting.open(object);
        in.at = from + 1;
        // It stops a little before its limit; whether it went beyond the record is seen by where it stops.
        in.limit = (int) Math.min(bytes.length, (long) limit + Skipper.MARGIN);
        skipper.skip(outside, true);
        in.limit = limit;
        int end = space(in.at);
        boolean closed = nesting.depth == outside + 1 && end < limit && bytes[end] == (object ? '}' : ']');
        nesting.depth = outside;
        return closed ? end + 1 : GIVE_UP;
    }

    private int space(int from) {
        return Skipper.space(bytes, from, limit);
    }
}
