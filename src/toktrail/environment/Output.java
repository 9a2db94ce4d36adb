package toktrail.environment;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A buffered text sink in UTF-8 with {@code \n} line ends on every platform, whatever the locale says.
 *
 * <p>Unlike {@code PrintStream} it does not hide a closed pipe: a failed write throws {@link ClosedOutputException},
 * which ends the command quietly. May be used by several threads; a single {@link #print} is never torn apart.
 */
public final class Output implements AutoCloseable {

    /** The reader at the other end has gone, or the device takes no more. */
    public static final class ClosedOutputException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /**
         * What systems say when a file cannot take the text. Everything else counts as a reader that has gone: how
         * that is put differs more, and ending quietly is what it asks for.
         */
        private static final List<String> FAILURES = List.of("No space left", "not enough space", "quota exceeded",
                "File too large", "Input/output error");

        ClosedOutputException(IOException cause) {
            super(cause.getMessage(), cause);
        }

        /** Whether text was lost that somebody wants, as on a full disk. */
        public boolean isFailure() {
            return getMessage() != null && FAILURES.stream().anyMatch(getMessage()::contains);
        }
    }

    private static final int BUFFER_SIZE = 1 << 13;

    private final OutputStream sink;
    private final byte[] buffer = new byte[BUFFER_SIZE];
    private int used;

    /** Writes to {@code sink}, which is closed by {@link #close()}. */
    public Output(OutputStream sink) {
        this.sink = Objects.requireNonNull(sink, "sink");
    }

    /** Writes the text as it is. */
    public void print(String text) {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes the text and a line end. */
    public void line(String text) {
        print(text + "\n");
    }

    /** Writes bytes as they are. */
    public synchronized void write(byte[] bytes) {
        try {
            if (bytes.length > buffer.length - used) {
                drain();
            }
            if (bytes.length > buffer.length) {
                sink.write(bytes);
            } else {
                System.arraycopy(bytes, 0, buffer, used, bytes.length);
                used += bytes.length;
            }
        } catch (IOException e) {
            throw new ClosedOutputException(e);
        }
    }

    /** Hands everything written so far to the system. */
    public synchronized void flush() {
        try {
            drain();
            sink.flush();
        } catch (IOException e) {
            throw new ClosedOutputException(e);
        }
    }

    @Override
    public synchronized void close() {
        flush();
        try {
            sink.close();
        } catch (IOException e) {
            throw new ClosedOutputException(e);
        }
    }

    private void drain() throws IOException {
        int count = used;
        used = 0;
        sink.write(buffer, 0, count);
    }
}
