package toktrail.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import toktrail.json.JsonException;
import toktrail.json.JsonObject;
import toktrail.json.JsonParser;
import toktrail.json.JsonSettings;
import toktrail.json.JsonTokenizer;
import toktrail.json.Shape;

/**
 * Reads files of JSON lines that stand beside a source and tell something about it. (Sources of lines themselves are
 * read by the importer, through a {@link LineReader}.) Memory does not grow with the length of a line.
 */
public final class JsonLines {

    private JsonLines() { }

    /**
     * Hands on the wanted parts of every line that is a JSON object; other lines are passed over.
     *
     * @throws IOException if the file cannot be read
     */
    public static void read(Path file, Shape shape, Consumer<JsonObject> taker) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            LineStream lines = new LineStream(in);
            JsonTokenizer tokenizer = new JsonTokenizer(JsonSettings.FOREIGN);
            while (lines.next()) {
                object(tokenizer, lines, shape).ifPresent(taker);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * The wanted parts of the first line; absent if it is no JSON object.
     *
     * @throws IOException if the file cannot be read
     */
    public static Optional<JsonObject> first(Path file, Shape shape) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            LineStream lines = new LineStream(in);
            return lines.next() ? object(new JsonTokenizer(JsonSettings.FOREIGN), lines, shape) : Optional.empty();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Optional<JsonObject> object(JsonTokenizer tokenizer, LineStream line, Shape shape) {
        try {
            return Optional.of(JsonParser.parseObject(tokenizer.reset(line), shape));
        } catch (JsonException blankOrMalformed) {
            // Such a line tells nothing; the tool may be in the middle of writing it.
            return Optional.empty();
        }
    }

    /** One line of a stream after the other, each as a stream that ends before the line feed. */
    private static final class LineStream extends InputStream {

        private static final int BUFFER_SIZE = 1 << 16;

        private final InputStream in;
        private final byte[] buffer = new byte[BUFFER_SIZE];
        private int from;
        private int to;
        private boolean ended = true;
        private boolean begun;

        LineStream(InputStream in) {
            this.in = in;
        }

        /** Goes on to the next line; false if there is none. */
        boolean next() throws IOException {
            while (!ended) {
                take(buffer.length);
            }
            if (!begun) {
                begun = true;
                skipByteOrderMark();
            }
            ended = !fill();
            return !ended;
        }

        private void skipByteOrderMark() throws IOException {
            to = in.readNBytes(buffer, 0, 3);
            if (to == 3 && (buffer[0] & 0xff) == 0xef && (buffer[1] & 0xff) == 0xbb && (buffer[2] & 0xff) == 0xbf) {
                from = 3;
            }
        }

        /** Makes sure that there is a byte; false at the end. */
        private boolean fill() throws IOException {
            if (from == to) {
                from = 0;
                to = Math.max(in.read(buffer), 0);
            }
            return from < to;
        }

        /** Consumes up to {@code limit} bytes of the line that are in the buffer; gives how many, 0 at its end. */
        private int take(int limit) throws IOException {
            if (ended || !fill()) {
                ended = true;
                return 0;
            }
            int end = Math.min(to, from + Math.min(limit, buffer.length));
            int at = from;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            int count = at - from;
            from = at;
            if (at < end) {
                from++;
                ended = true;
            }
            return count;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            fillIfOpen();
            int start = from;
            int count = take(length);
            System.arraycopy(buffer, start, bytes, offset, count);
            return count == 0 ? -1 : count;
        }

        private void fillIfOpen() throws IOException {
            if (!ended) {
                fill();
            }
        }
    }
}
