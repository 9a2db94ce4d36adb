package toktrail.cli.refresh;

import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import toktrail.environment.Environment;
import toktrail.environment.Output;
import toktrail.environment.TerminalFacts;
import toktrail.terminal.LineWidth;
import toktrail.text.DisplayWidth;
import toktrail.text.Sanitised;

/**
 * One line on standard error that says how far a long piece of work has come, rewritten in place and gone at the end.
 *
 * <p>Shows nothing when standard error is no terminal and nothing before the work has lasted half a second by the
 * environment's clock; after that at most ten times a second. Safe for several threads: an update costs a look at the
 * clock, and one that meets another being painted is dropped.
 */
final class ProgressLine implements AutoCloseable {

    private static final long QUIET_MILLIS = 500;
    private static final long INTERVAL_MILLIS = 100;

    private final Environment environment;
    private final ReentrantLock painting = new ReentrantLock();
    private volatile long dueMillis;
    private volatile boolean closed;
    /** Columns of the line that stands, 0 for none; guarded by {@link #painting}, as is {@link #limit}. */
    private int shown;
    /** Columns a line may fill, -1 before anyone asked. */
    private int limit = -1;

    /** Progress of work that begins now. */
    ProgressLine(Environment environment) {
        this.environment = environment;
        this.dueMillis = environment.clock().millis() + QUIET_MILLIS;
    }

    /**
     * Reports a state: {@code text}, then {@code done/total}, or {@code done} alone when the total is not known.
     *
     * @param total 0 when not known
     * @param text  what is being done; cleaned as {@link Sanitised} says, cut to the width
     */
    void update(long done, long total, String text) {
        long now = environment.clock().millis();
        long due = dueMillis;
        if (now < due) {
            if (due - now > QUIET_MILLIS) {
                // The clock went back; do not wait until it has caught up.
                dueMillis = now + INTERVAL_MILLIS;
            }
            return;
        }
        if (closed || !painting.tryLock()) {
            return;
        }
        try {
            if (!closed && isWanted()) {
                String count = total > 0 ? String.format(Locale.ROOT, "%,d/%,d", done, total)
                        : String.format(Locale.ROOT, "%,d", done);
                paint(text + " " + count);
            }
            dueMillis = now + INTERVAL_MILLIS;
        } catch (Output.ClosedOutputException e) {
            // Nobody looks any more; the work goes on.
            closed = true;
        } finally {
            painting.unlock();
        }
    }

    /** Takes the line away so that something else can be written; the next update shows it again. */
    void clear() {
        painting.lock();
        try {
            erase();
        } finally {
            painting.unlock();
        }
    }

    /** Takes the line away for good; later updates do nothing. */
    @Override
    public void close() {
        painting.lock();
        try {
            erase();
            closed = true;
        } finally {
            painting.unlock();
        }
    }

    private void erase() {
        if (shown == 0 || closed) {
            return;
        }
        try {
            environment.streams().err().print("\r" + " ".repeat(shown) + "\r");
            environment.streams().err().flush();
        } catch (Output.ClosedOutputException nobodyReads) {
            closed = true;
        }
        shown = 0;
    }

    private boolean isWanted() {
        if (limit < 0) {
            boolean terminal = environment.terminal().isTerminal(TerminalFacts.Stream.ERR);
            // The last column stays free: some terminals break the line when it is filled.
            limit = terminal ? LineWidth.of(environment) - 1 : 0;
        }
        return limit > 0;
    }

    private void paint(String text) {
        String line = DisplayWidth.cut(Sanitised.line(text), limit);
        int width = DisplayWidth.of(line);
        environment.streams().err().print("\r" + line + " ".repeat(Math.max(0, shown - width)));
        environment.streams().err().flush();
        shown = width;
    }
}
