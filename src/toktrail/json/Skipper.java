package toktrail.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Jumps over members and elements that lie plainly in the window, in one loop with everything in locals. Hot.
 *
 * <p>It decides nothing that is not plain: before a member it cannot read whole (the window ends, a fault, a rare form)
 * it stops and leaves it to the tokenizer, which refills or complains. So it may give up anywhere, but must never
 * accept what the tokenizer would not; the twin tests compare them. (2 cores, JDK 17: dense tokens 170 to 240 MB/s
 * without it, 500 with it; records with short strings 540 and 1100.)
 */
final class Skipper {

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int TRUE = word('t', 'r', 'u', 'e');
    private static final int ALSE = word('a', 'l', 's', 'e');
    private static final int NULL = word('n', 'u', 'l', 'l');

    /** So many bytes may be read at a place that is before the end of the loop, without asking: a whole literal. */
    static final int MARGIN = 8;
    private static final int GIVE_UP = -1;

    private final Window in;
    private final Nesting nesting;

    Skipper(Window in, Nesting nesting) {
        this.in = in;
        this.nesting = nesting;
    }

    /**
     * Jumps as far as it can, at most to the end of the container outside of which {@code outside} are open; that end
     * is not consumed.
     *
     * @param first whether the cursor is directly behind the beginning of a container, not behind a value in it
     * @return the same for the new place
     */
    boolean skip(int outside, boolean first) {
        byte[] bytes = in.bytes;
        int end = in.limit;
        int last = end - MARGIN;
        int at = in.at;
        boolean atFirst = first;
        boolean inObject = nesting.inObject();
        while (true) {
            int place = space(bytes, at, last);
            if (place >= last) {
                break;
            }
            int c = bytes[place];
            if (c == (inObject ? '}' : ']')) {
                if (nesting.depth - 1 == outside) {
                    break;
                }
                at = place + 1;
                atFirst = false;
                nesting.depth--;
                inObject = nesting.inObject();
                continue;
            }
            if (!atFirst) {
                place = c == ',' ? space(bytes, place + 1, last) : last;
            }
            if (inObject) {
                place = key(bytes, place, last, end);
            }
            if (place >= last) {
                break;
            }
            c = bytes[place];
            if (c == '{' || c == '[') {
                if (nesting.depth == nesting.maxDepth) {
                    break;
                }
                inObject = c == '{';
                nesting.open(inObject);
                at = place + 1;
                atFirst = true;
                continue;
            }
            place = scalar(bytes, place, c, end);
            if (place == GIVE_UP) {
                break;
            }
            at = place;
            atFirst = false;
        }
        in.at = at;
        return atFirst;
    }

    /** The place of the value of the member whose key is at {@code from}, or {@code last} to give up. */
    private static int key(byte[] bytes, int from, int last, int end) {
        if (from >= last || bytes[from] != '"') {
            return last;
        }
        int place = StringScanner.end(bytes, from + 1, end);
        if (place < 0) {
            return last;
        }
        place = space(bytes, place, last);
        return place < last && bytes[place] == ':' ? space(bytes, place + 1, last) : last;
    }

    /** The place behind a scalar that begins with {@code c} at {@code from}, or {@link #GIVE_UP}. */
    static int scalar(byte[] bytes, int from, int c, int end) {
        switch (c) {
            case '"':
                return StringScanner.end(bytes, from + 1, end);
            case 't':
                return (int) INTS.get(bytes, from) == TRUE ? from + 4 : GIVE_UP;
            case 'f':
                return (int) INTS.get(bytes, from + 1) == ALSE ? from + 5 : GIVE_UP;
            case 'n':
                return (int) INTS.get(bytes, from) == NULL ? from + 4 : GIVE_UP;
            default:
                return number(bytes, from, end);
        }
    }

    /** The place behind the number, which must be followed by something in the window, or {@link #GIVE_UP}. */
    static int number(byte[] bytes, int from, int end) {
        int first = bytes[from] == '-' ? from + 1 : from;
        int place = digits(bytes, first, end);
        if (place == first || place >= end || bytes[first] == '0' && place > first + 1) {
            return GIVE_UP;
        }
        if (bytes[place] == '.') {
            int fraction = place + 1;
            place = digits(bytes, fraction, end);
            if (place == fraction || place >= end) {
                return GIVE_UP;
            }
        }
        if ((bytes[place] | 0x20) == 'e') {
            int exponent = place + 1;
            if (exponent < end && (bytes[exponent] == '+' || bytes[exponent] == '-')) {
                exponent++;
            }
            place = digits(bytes, exponent, end);
            if (place == exponent || place >= end) {
                return GIVE_UP;
            }
        }
        return place;
    }

    private static int digits(byte[] bytes, int from, int end) {
        int place = from;
        while (place < end && bytes[place] >= '0' && bytes[place] <= '9') {
            place++;
        }
        return place;
    }

    static int space(byte[] bytes, int from, int last) {
        int place = from;
        while (place < last && bytes[place] <= ' ' && Window.isSpace(bytes[place])) {
            place++;
        }
        return place;
    }

    private static int word(char a, char b, char c, char d) {
        return a | b << 8 | c << 16 | d << 24;
    }
}
