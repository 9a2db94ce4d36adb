package toktrail.report;

import java.util.Objects;

/**
 * What the calls of one harness come to.
 *
 * @param harness its id
 * @param sums    calls, tokens, costs
 */
public record HarnessRow(String harness, UsageSums sums) {

    public HarnessRow {
        Objects.requireNonNull(harness, "harness");
        Objects.requireNonNull(sums, "sums");
    }
}
