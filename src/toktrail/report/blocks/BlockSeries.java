package toktrail.report.blocks;

import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * The blocks of one tool, or of all together.
 *
 * @param harness    its id, empty for all together
 * @param rows       blocks and pauses that are shown, in order
 * @param mostTokens the most tokens of any block that is over, at any time and whatever the filters; absent without one
 */
public record BlockSeries(String harness, List<BlockRow> rows, OptionalLong mostTokens) {

    public BlockSeries {
        Objects.requireNonNull(harness, "harness");
        rows = List.copyOf(rows);
        Objects.requireNonNull(mostTokens, "mostTokens");
    }

    /** The rows that are no pauses. */
    public List<UsageBlock> blocks() {
        return rows.stream().filter(UsageBlock.class::isInstance).map(UsageBlock.class::cast).toList();
    }
}
