package toktrail.report.blocks;

import java.util.Objects;
import java.util.OptionalLong;
import toktrail.report.series.EventChoice;
import toktrail.time.TimeWindow;

/**
 * A question about blocks.
 *
 * @param events   which calls; at all times, since blocks begin where calls do
 * @param merged   whether calls of all harnesses make one sequence
 * @param lengthMs how long a block is
 * @param shown    which blocks are shown
 * @param nowMs    the moment of the report
 */
public record BlockQuery(EventChoice events, boolean merged, long lengthMs, Shown shown, long nowMs) {

    /**
     * Which blocks are shown.
     *
     * @param window  those that begin on a day of this window
     * @param sinceMs those that begin from here on, and the active one
     * @param active  only the active one
     * @param gaps    pauses too
     */
    public record Shown(TimeWindow window, OptionalLong sinceMs, boolean active, boolean gaps) {
        public Shown {
            Objects.requireNonNull(window, "window");
            Objects.requireNonNull(sinceMs, "sinceMs");
        }

        boolean admits(BlockRow row) {
            boolean running = row instanceof UsageBlock block && block.active();
            boolean gap = row instanceof BlockGap;
            boolean recent = sinceMs.isEmpty() || running || row.startMs() >= sinceMs.getAsLong();
            return window.contains(row.startMs()) && recent && (!active || running) && (!gap || gaps);
        }
    }

    public BlockQuery {
        Objects.requireNonNull(events, "events");
        Objects.requireNonNull(shown, "shown");
        if (lengthMs <= 0) {
            throw new IllegalArgumentException("length of blocks " + lengthMs);
        }
    }
}
