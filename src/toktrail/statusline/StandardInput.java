package toktrail.statusline;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads a payload without ever hanging: a pipe nobody writes to counts as empty after a moment. The stream is read by a
 * thread of its own, which is left behind if it does not come back.
 */
public final class StandardInput {

    private static final int LARGEST = 1 << 20;
    private static final Limits USUAL = new Limits(50, 2000);
    private static final long NANOS = 1_000_000;

    /** How soon a thread that is late to read what is there is looked at again. */
    private static final long STEP_MS = 1;

    /** Windows lets nobody ask a pipe that somebody reads. */
    private static final boolean ASKS_WHILE_READING = File.separatorChar == '/';

    private StandardInput() { }

    /**
     * How long a stream is waited for, in milliseconds.
     *
     * @param firstMs for the first byte, unless the stream says that it has some
     * @param allMs   for the end
     */
    record Limits(long firstMs, long allMs) { }

    /** The bytes of the stream, at most 1 MiB of them; those that came within two seconds, if any within 50 ms. */
    public static byte[] read(InputStream in) {
        return read(in, USUAL);
    }

    static byte[] read(InputStream in, Limits limits) {
        Pump pump = new Pump(in);
        // Asked before the thread reads: on Windows a pipe tells it only then.
        long firstMs = pump.isWaiting() ? limits.allMs() : limits.firstMs();
        pump.setDaemon(true);
        pump.start();
        return pump.await(new Limits(firstMs, limits.allMs()));
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

        /** Whether there are bytes that this thread will read as soon as it comes to it. */
        boolean isWaiting() {
            try {
                return in.available() > 0;
            } catch (IOException closed) {
                return false;
            }
        }

        synchronized byte[] await(Limits limits) {
            long start = System.nanoTime();
            while (!ended) {
                boolean none = bytes.size() == 0;
                long left = (none ? limits.firstMs() : limits.allMs()) - (System.nanoTime() - start) / NANOS;
                if (left <= 0 && !(none && ASKS_WHILE_READING && isWaiting())) {
                    break;
                }
                try {
                    wait(Math.max(left, STEP_MS));
                } catch (InterruptedException impatient) {
                    Thread.currentThread().interrupt();
                    break;
                }
            }
            return bytes.toByteArray();
        }
    }
}
