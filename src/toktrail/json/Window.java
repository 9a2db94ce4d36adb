package toktrail.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * The part of the input that is in memory, and the cursor in it. Hot: fields are open to the scanners of this package.
 *
 * <pre>
 *   bytes  | consumed ... | marked ... | unread ... | (undefined) |
 *          ^ base = offset of bytes[0] ^ at         ^ limit
 * </pre>
 *
 * <p>Invariant: {@code 0 <= at <= limit <= bytes.length}. What is consumed is forgotten at the next {@link #refill()},
 * but for the bytes behind a mark, which move to {@link #kept} up to a limit. A range has no source, so no refill.
 */
final class Window {

    private static final int NO_MARK = -1;
    private static final byte[] NOTHING = {};

    byte[] bytes = NOTHING;
    int at;
    int limit;

    /** What {@link #take()} found: the bytes {@code found[foundFrom..foundTo)}, valid until the next refill or mark. */
    byte[] found = NOTHING;
    int foundFrom;
    int foundTo;
    /** Whether marked bytes were more than could be kept. */
    boolean cut;

    private final int bufferSize;
    private byte[] buffer = NOTHING;
    private ByteSource source;
    private long base;
    private int line;
    private int column;

    private int mark = NO_MARK;
    private int keepLimit;
    private byte[] kept = NOTHING;
    private int keptCount;

    Window(int bufferSize) {
        this.bufferSize = bufferSize;
    }

    /** Starts anew on {@code range[from..to)}; the array is read in place. */
    void reset(byte[] range, int from, int to) {
        source = null;
        start(range, from, to);
    }

    /** Starts anew on a source, with the window's own buffer. */
    void reset(ByteSource input) {
        if (buffer.length == 0) {
            buffer = new byte[bufferSize];
        }
        source = input;
        start(buffer, 0, 0);
    }

    private void start(byte[] range, int from, int to) {
        bytes = range;
        at = from;
        limit = to;
        base = -from;
        line = 1;
        column = 1;
        mark = NO_MARK;
        found = NOTHING;
        foundFrom = 0;
        foundTo = 0;
    }

    /** Bytes from the start of the input to the cursor. */
    long offset() {
        return base + at;
    }

    /** Whether the whole input is in memory. */
    boolean isAll() {
        return source == null;
    }

    /** The byte at the cursor, as a signed byte, or {@link #NONE} at the end of the input. */
    int peek() {
        return at < limit || refill() ? bytes[at] : NONE;
    }

    /** What {@link #peek()} gives at the end; no signed byte has this value. */
    static final int NONE = -1000;

    /** Moves past the byte at the cursor and gives the next one, or {@link #NONE}. */
    int step() {
        return ++at < limit || refill() ? bytes[at] : NONE;
    }

    /** Moves to the next byte that is no JSON white space and gives it, or {@link #NONE}. */
    int peekPastSpace() {
        int c = peek();
        while (c <= ' ' && isSpace(c)) {
            c = step();
        }
        return c;
    }

    /** Whether this is one of the four characters of JSON white space. */
    static boolean isSpace(int c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r';
    }

    /** Moves over exactly this ASCII word, which begins at the cursor. */
    void word(String word) {
        int c = peek();
        for (int i = 0; i < word.length(); i++) {
            if (c != word.charAt(i)) {
                throw error("expected '" + word + "'");
            }
            c = step();
        }
    }

    /** Begins to keep what is consumed from here on, at most {@code count} bytes of it. */
    void mark(int count) {
        mark = at;
        keepLimit = count;
        keptCount = 0;
        cut = false;
    }

    /** Ends keeping; the bytes from the mark to the cursor are in {@link #found}. */
    void take() {
        if (keptCount == 0) {
            found = bytes;
            foundFrom = mark;
            foundTo = at;
        } else {
            keep();
            found = kept;
            foundFrom = 0;
            foundTo = keptCount;
        }
        if (foundTo - foundFrom > keepLimit) {
            foundTo = foundFrom + keepLimit;
            cut = true;
        }
        mark = NO_MARK;
    }

    /** Gets more bytes when the window is used up; false at the end of the input. */
    boolean refill() {
        if (source == null) {
            return false;
        }
        if (mark != NO_MARK) {
            keep();
            mark = 0;
        }
        countLines(limit);
        base += limit;
        at = 0;
        limit = 0;
        int count = read();
        if (count < 0) {
            return false;
        }
        limit = count;
        return true;
    }

    private int read() {
        try {
            int count = source.read(bytes, 0, bytes.length);
            if (count == 0 || count > bytes.length) {
                throw new IOException("the source gave " + count + " bytes, asked for 1 to " + bytes.length);
            }
            return count;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Appends the bytes from the mark to the cursor to {@link #kept}, as far as the limit allows. */
    private void keep() {
        int count = at - mark;
        int room = keepLimit - keptCount;
        if (count > room) {
            cut = true;
            count = room;
        }
        if (kept.length - keptCount < count) {
            kept = Arrays.copyOf(kept, Math.max(keptCount + count, (int) Math.min(keepLimit, 2L * kept.length)));
        }
        System.arraycopy(bytes, mark, kept, keptCount, count);
        keptCount += count;
    }

    /** Moves {@link #line} and {@link #column} from the start of the window to {@code to}. */
    private void countLines(int to) {
        for (int i = (int) Math.max(0, -base); i < to; i++) {
            byte b = bytes[i];
            if (b == '\n') {
                line++;
                column = 1;
            } else if (b >= (byte) 0xC0) {
                column++;
            }
        }
    }

    /** A finding at the cursor. The window must be reset afterwards. */
    JsonException error(String message) {
        countLines(at);
        return new JsonException(message, line, column);
    }
}
