package toktrail.importer.reading;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import toktrail.harness.LineReader;
import toktrail.json.JsonException;
import toktrail.json.Shape;

/**
 * Cuts a file into lines and hands those of interest to a reader.
 *
 * <p>Hot. One pass over the bytes in a reused buffer:
 * <pre>
 *   buffer:  [ done | line start … scanned … filled )
 * </pre>
 * A line longer than {@link #LONGEST_IN_MEMORY} is never held: its end and its needles are found chunk by chunk, and
 * its reader gets it through a window over the file. A last line without line end counts only if it is a complete JSON
 * object; else it is pending and the end lies before it.
 */
final class LineScanner {

    /** Lines up to this many bytes are parsed in memory. */
    static final int LONGEST_IN_MEMORY = 1 << 23;

    private static final int FIRST_SIZE = 1 << 19;
    private static final byte LF = '\n';
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    private static final Shape NOTHING = Shape.of();

    private final int longestInMemory;
    private byte[] buffer;

    private FileChannel channel;
    private ScannedLine line;
    private LineFilter filter;
    private LineReader.Lines<?> lines;
    /** File offset of {@code buffer[0]}. */
    private long base;
    private int filled;
    private long limit;
    private long consumed;
    private long number;
    private long rowsSeen;

    LineScanner() {
        this(FIRST_SIZE, LONGEST_IN_MEMORY);
    }

    /** Sizes for tests: buffers of a few bytes meet every border. */
    LineScanner(int firstSize, int longestInMemory) {
        buffer = new byte[firstSize];
        this.longestInMemory = longestInMemory;
    }

    /**
     * Where to read.
     *
     * @param from     offset to begin at
     * @param lines    number of lines before {@code from}; the line that {@code from} lies in counts as one of them
     * @param consumed end of what earlier passes consumed; lines before it are repeated and not counted again
     * @param limit    bytes beyond it are left for the next pass
     */
    record Span(long from, long lines, long consumed, long limit) { }

    /**
     * Reads the span and gives where it ended.
     *
     * @throws IOException if the file cannot be read
     */
    LineReader.End scan(FileChannel file, Span span, LineFilter wanted, LineReader.Lines<?> reader) throws IOException {
        // A chunk of a long line keeps the end of the one before, in which a needle may begin.
        if (buffer.length < 2 * wanted.wanted().longest()) {
            buffer = new byte[2 * wanted.wanted().longest()];
        }
        channel = file;
        line = new ScannedLine(file, wanted.wanted());
        filter = wanted;
        lines = reader;
        base = span.from();
        filled = 0;
        limit = span.limit();
        consumed = span.consumed();
        number = span.lines();
        rowsSeen = 0;
        long end = readLines(startOfLine(span.from()));
        return new LineReader.End(rowsSeen, Math.max(end, span.consumed()), number);
    }

    /** Moves to the first line that begins at or after {@code from}; gives its index in the buffer. */
    private int startOfLine(long from) throws IOException {
        fill();
        if (from == 0) {
            boolean marked = filled >= BYTE_ORDER_MARK.length
                    && Arrays.equals(buffer, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
            return marked ? BYTE_ORDER_MARK.length : 0;
        }
        byte[] before = new byte[1];
        channel.read(ByteBuffer.wrap(before), from - 1);
        boolean behindMark = from == BYTE_ORDER_MARK.length && before[0] == BYTE_ORDER_MARK[BYTE_ORDER_MARK.length - 1];
        if (before[0] == LF || behindMark) {
            return 0;
        }
        // The last line of the previous pass was complete but had no line end: the rest up to it belongs to that line.
        while (true) {
            int end = NeedleSet.indexOf(LF, buffer, 0, filled);
            if (end < filled) {
                return end + 1;
            }
            base += filled;
            filled = 0;
            if (!fill()) {
                return 0;
            }
        }
    }

    /** Reads from the line that starts at {@code start} on; gives the file offset behind the last consumed line. */
    private long readLines(int start) throws IOException {
        int lineStart = start;
        int scanned = start;
        while (true) {
            int end = NeedleSet.indexOf(LF, buffer, scanned, filled);
            if (end < filled) {
                number++;
                deliver(lineStart, end);
                lineStart = end + 1;
                scanned = lineStart;
                continue;
            }
            if (lineStart > 0) {
                System.arraycopy(buffer, lineStart, buffer, 0, filled - lineStart);
                base += lineStart;
                filled -= lineStart;
                lineStart = 0;
            }
            scanned = filled;
            if (filled == buffer.length) {
                if (buffer.length >= longestInMemory) {
                    if (!longLine()) {
                        return base;
                    }
                    scanned = 0;
                    continue;
                }
                buffer = Arrays.copyOf(buffer, Math.min(2 * buffer.length, longestInMemory));
            }
            if (!fill()) {
                return lastLine();
            }
        }
    }

    private void deliver(int from, int to) {
        if (isBlank(from, to)) {
            return;
        }
        long offset = base + from;
        boolean repeated = offset < consumed;
        rowsSeen += repeated ? 0 : 1;
        long found = lines.wantsEveryLine() ? LineFilter.ANYTHING : filter.found(buffer, from, to);
        if (found != LineFilter.NOTHING) {
            line.inMemory(buffer, from, to, found);
            hand(offset, base + to, repeated);
        }
    }

    private void hand(long offset, long end, boolean repeated) {
        line.at(number, offset, end, repeated);
        try {
            lines.line(line);
        } catch (JsonException malformed) {
            // Counted as seen and giving no event, like any other record without usage.
            return;
        }
    }

    private boolean isBlank(int from, int to) {
        int p = from;
        while (p < to && (buffer[p] == ' ' || buffer[p] == '\t' || buffer[p] == '\r')) {
            p++;
        }
        return p == to;
    }

    /** The line without line end at the end of the file, in memory from index 0. */
    private long lastLine() {
        if (filled == 0 || isBlank(0, filled)) {
            return base;
        }
        line.inMemory(buffer, 0, filled, LineFilter.ANYTHING);
        if (!isComplete(base + filled)) {
            return base;
        }
        number++;
        deliver(0, filled);
        return base + filled;
    }

    /**
     * A line that does not fit the buffer, which it fills from index 0. Gives whether it was consumed; then the buffer
     * stands behind it.
     */
    private boolean longLine() throws IOException {
        long offset = base;
        NeedleSet needles = filter.wanted();
        boolean dull = filter.isDull(buffer, 0, filled);
        boolean wanted = lines.wantsEveryLine() || filter.found(buffer, 0, filled) != LineFilter.NOTHING;
        int kept;
        int end;
        do {
            kept = Math.min(filled, Math.max(needles.longest() - 1, 0));
            System.arraycopy(buffer, filled - kept, buffer, 0, kept);
            base += filled - kept;
            filled = kept;
            boolean more = fill();
            end = NeedleSet.indexOf(LF, buffer, kept, filled);
            wanted = wanted || !dull && needles.found(buffer, 0, end) != 0;
            if (!more) {
                return lastLongLine(offset, wanted);
            }
        } while (end == filled);
        number++;
        handLong(offset, base + end, wanted);
        System.arraycopy(buffer, end + 1, buffer, 0, filled - end - 1);
        base += end + 1;
        filled -= end + 1;
        return true;
    }

    private boolean lastLongLine(long offset, boolean wanted) {
        long end = base + filled;
        line.inFile();
        number++;
        line.at(number, offset, end, false);
        if (!isComplete(end)) {
            number--;
            base = offset;
            filled = 0;
            return false;
        }
        handLong(offset, end, wanted);
        base = end;
        filled = 0;
        return true;
    }

    private void handLong(long offset, long end, boolean wanted) {
        boolean repeated = offset < consumed;
        rowsSeen += repeated ? 0 : 1;
        if (wanted) {
            line.inFile();
            hand(offset, end, repeated);
        }
    }

    private boolean isComplete(long end) {
        line.at(number, line.offset(), end, false);
        try {
            line.parse(NOTHING);
            return true;
        } catch (JsonException incomplete) {
            return false;
        }
    }

    /** Reads more behind what is there; gives whether there was more. */
    private boolean fill() throws IOException {
        long position = base + filled;
        int wanted = (int) Math.min(buffer.length - filled, limit - position);
        if (wanted <= 0) {
            return false;
        }
        int count = channel.read(ByteBuffer.wrap(buffer, filled, wanted), position);
        filled += Math.max(count, 0);
        return count > 0;
    }
}
