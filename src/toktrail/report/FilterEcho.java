package toktrail.report;

import java.util.Objects;
import java.util.Optional;
import toktrail.ledger.filter.AreaFilter;
import toktrail.ledger.filter.CallFilter;
import toktrail.ledger.filter.UsageFilter;

/**
 * What a report was asked for, in the order outputs repeat it. Texts are as typed, but for the machine and areas,
 * which are what they turned out to be.
 *
 * @param machineId       id of the one machine
 * @param harness         a harness
 * @param sourceSessionId the id of sessions
 * @param calls           provider, providers, model, thinking level, agent
 * @param area            areas
 * @param splitThinking   whether levels are told apart
 * @param period          window, name of the period, zone
 */
public record FilterEcho(
        Optional<String> machineId,
        Optional<String> harness,
        Optional<String> sourceSessionId,
        CallFilter calls,
        AreaFilter area,
        boolean splitThinking,
        ReportPeriod period) {

    public FilterEcho {
        Objects.requireNonNull(machineId, "machineId");
        Objects.requireNonNull(harness, "harness");
        Objects.requireNonNull(sourceSessionId, "sourceSessionId");
        Objects.requireNonNull(calls, "calls");
        Objects.requireNonNull(area, "area");
        Objects.requireNonNull(period, "period");
    }

    /** What the query asks, with what its selectors turned out to be. */
    public static FilterEcho of(UsageFilter filter, UsageQuery query) {
        Optional<String> machine = filter.machine().isPresent()
                ? Optional.of(filter.machine().get().machineId()) : Optional.empty();
        return new FilterEcho(machine, filter.harness(),
                filter.sourceSession(), filter.calls(), filter.area(), query.splitThinking(), query.period());
    }
}
