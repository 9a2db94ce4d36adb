package toktrail.report.quota;

import java.util.List;
import java.util.Objects;

/**
 * How the plans of the user stand.
 *
 * @param generatedAtMs the moment it holds for
 * @param query         what was asked
 * @param plans         by id; disabled ones never
 * @param match         why there is no plan, if there is none
 */
public record SubscriptionReport(
        long generatedAtMs, SubscriptionQuery query, List<SubscriptionStatus> plans, Match match) {

    /** How far the question was met. */
    public enum Match {
        /** There are plans. */
        FOUND,
        /** No plan is configured and enabled. */
        NONE_CONFIGURED,
        /** No plan covers the provider. */
        NO_SUCH_PROVIDER,
        /** None of the plans has a window of the period. */
        NO_SUCH_PERIOD
    }

    public SubscriptionReport {
        Objects.requireNonNull(query, "query");
        plans = List.copyOf(plans);
        if (plans.isEmpty() == (match == Match.FOUND)) {
            throw new IllegalArgumentException(plans.size() + " plans, " + match);
        }
    }
}
