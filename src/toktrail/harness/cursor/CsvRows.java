package toktrail.harness.cursor;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import toktrail.spelling.WhiteSpace;

/**
 * Reads rows of comma-separated values, one after the other. A field in quotes may hold commas, line ends and, doubled,
 * quotes; a byte order mark and blank rows are passed over. What is beyond a limit is dropped, so that memory does not
 * grow with the file.
 */
final class CsvRows implements Closeable {

    private static final int LONGEST_FIELD = 1 << 16;
    private static final int MOST_FIELDS = 256;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    private static final int END = -1;

    private final InputStream in;
    private final ByteArrayOutputStream field = new ByteArrayOutputStream();
    private List<String> fields = new ArrayList<>();
    private long read;
    private long lineEnds;
    private long offset;
    private long line;
    private boolean ended;

    /** Takes over the stream. */
    CsvRows(InputStream stream) throws IOException {
        in = new BufferedInputStream(stream);
        in.mark(BYTE_ORDER_MARK.length);
        byte[] start = in.readNBytes(BYTE_ORDER_MARK.length);
        if (Arrays.equals(start, BYTE_ORDER_MARK)) {
            read = start.length;
        } else {
            in.reset();
        }
    }

    /** Goes on to the next row; false if there is none. */
    boolean next() throws IOException {
        do {
            if (ended) {
                return false;
            }
            fields = new ArrayList<>();
            offset = read;
            line = lineEnds + 1;
            while (readField() == ',') {
                // Any other end of a field is that of the row.
                continue;
            }
        } while (fields.size() == 1 && fields.get(0).isEmpty());
        return true;
    }

    /** The fields of the row, trimmed. */
    List<String> fields() {
        return fields;
    }

    /** The line on which the row begins, from 1. */
    long line() {
        return line;
    }

    /** Byte offset of the row. */
    long offset() {
        return offset;
    }

    /** Whether the file ended with this row, without a line end: it may not be complete. */
    boolean isUnfinished() {
        return ended;
    }

    /**
     * Reads a field, which is none without its last quote; gives the byte behind it: a comma, a line end or the end.
     */
    private int readField() throws IOException {
        field.reset();
        boolean quoted = false;
        int b = take();
        while (b != END && (quoted || b != ',' && b != '\n')) {
            if (b != '"') {
                keep(b);
            } else if (!quoted) {
                quoted = true;
            } else if (peek() == '"') {
                keep(take());
            } else {
                quoted = false;
            }
            b = take();
        }
        ended = b == END;
        boolean open = quoted && ended;
        if (!open && fields.size() < MOST_FIELDS) {
            fields.add(WhiteSpace.trim(field.toString(StandardCharsets.UTF_8)));
        }
        return b;
    }

    private void keep(int b) {
        if (field.size() < LONGEST_FIELD) {
            field.write(b);
        }
    }

    private int take() throws IOException {
        int b = in.read();
        read += b == END ? 0 : 1;
        lineEnds += b == '\n' ? 1 : 0;
        return b;
    }

    private int peek() throws IOException {
        in.mark(1);
        int b = in.read();
        in.reset();
        return b;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
