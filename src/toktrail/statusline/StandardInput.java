package toktrail.statusline;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads a payload without ever hanging: a pipe nobody writes to counts as empty after a moment. The stream is read by a
 * thread of its own, which is left behind if it does not come back.
 */
public final class StandardInput {

    private static final int LARGEST = 1 << 20;
    private static final long FIRST_BYTE_MS = 50;
    private static final long ALL_MS = 2000;
    private static final long NANOS = 1_000_000;

    private StandardInput() { }

    /** The bytes of the stream, at most 1 MiB of them; those that came within two seconds, if any within 50 ms. */
    public static byte[] read(InputStream in) {
        Pump pump = new Pump(in);
        pump.setDaemon(true);
        pump.start();
        return pump.await();
    }

    /** Reads the stream to its end. */
    private static final class Pump extends Thread {

        private final InputStream in;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private boolean ended;

        Pump(InputStream in) {
            super("stdin");
            this.in = in;
        }

        @Override
        public void run() {
            byte[] buffer = new byte[1 << 13];
            int count = 0;
            while (count >= 0) {
                try {
                    count = in.read(buffer);
                } catch (IOException closed) {
                    count = -1;
                }
                count = take(buffer, count);
            }
        }

        private synchronized int take(byte[] buffer, int count) {
            if (count > 0) {
                bytes.write(buffer, 0, Math.min(count, LARGEST - bytes.size()));
            }
            ended = count < 0 || bytes.size() == LARGEST;
            notifyAll();
            return ended ? -1 : count;
        }

        synchronized byte[] await() {
            long start = System.nanoTime();
            while (!ended) {
                long limit = bytes.size() == 0 ? FIRST_BYTE_MS : ALL_MS;
                long left = limit - (System.nanoTime() - start) / NANOS;
                if (left <= 0) {
                    break;
                }
                try {
                    wait(left);
                } catch (InterruptedException impatient) {
                    Thread.currentThread().interrupt();
                    break;
                }
            }
            byte[] read = bytes.toByteArray();
            return Arrays.copyOf(read, read.length);
        }
    }
}
