package toktrail.report.explain;

import java.util.List;
import java.util.Objects;

/**
 * Where figures come from.
 *
 * @param total  what the total is made of
 * @param events the listed events, in their order
 */
public record UsageExplanation(TotalMakeUp total, List<ExplainedEvent> events) {

    public UsageExplanation {
        Objects.requireNonNull(total, "total");
        events = List.copyOf(events);
    }
}
