package toktrail.report.blocks;

import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import toktrail.config.choice.CostBasis;
import toktrail.ledger.filter.UsageSelection;
import toktrail.report.series.SpendingQuery;
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
public record BlockQuery(SpendingQuery events, boolean merged, long lengthMs, Shown shown, long nowMs) {

    /** The tool whose plans have such blocks. */
    public static final String USUAL_HARNESS = "claude";

    /** How long they are there. */
    public static final int USUAL_HOURS = 5;

    private static final long HOUR_MS = 3_600_000;

    /** A question about the usual block that goes on, if one does, at list or other cost. */
    public static BlockQuery usual(CostBasis basis, ZoneId zone, long nowMs) {
        SpendingQuery events = new SpendingQuery(UsageSelection.ALL, List.of(USUAL_HARNESS), List.of(), TimeWindow.ALL,
                zone, basis);
        return new BlockQuery(events, false, USUAL_HOURS * HOUR_MS,
                new Shown(TimeWindow.ALL, OptionalLong.empty(), true, false), nowMs);
    }

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
