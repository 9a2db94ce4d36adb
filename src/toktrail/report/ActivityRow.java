package toktrail.report;

import java.util.Objects;

/**
 * What the calls of one agent come to.
 *
 * @param agent its name, {@code unknown} for calls without one
 * @param sums  calls, tokens, costs
 */
public record ActivityRow(String agent, UsageSums sums) {

    public ActivityRow {
        Objects.requireNonNull(agent, "agent");
        Objects.requireNonNull(sums, "sums");
    }
}
