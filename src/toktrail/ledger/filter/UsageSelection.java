package toktrail.ledger.filter;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The filters of a report as a person typed them; what they mean in a ledger is a {@link UsageFilter}.
 *
 * @param machine       a machine selector
 * @param harness       a harness, compared by its normal form
 * @param sourceSession the id of sessions, exact, on any machine and harness
 * @param calls         provider, model, thinking level, agent
 * @param area          areas of the sessions
 * @param run           the number of a run
 */
public record UsageSelection(
        Optional<String> machine,
        Optional<String> harness,
        Optional<String> sourceSession,
        CallFilter calls,
        AreaSelector area,
        OptionalLong run) {

    /** No filter. */
    public static final UsageSelection ALL = new UsageSelection(Optional.empty(), Optional.empty(), Optional.empty(),
            CallFilter.ANY, AreaSelector.ANY, OptionalLong.empty());

    public UsageSelection {
        Objects.requireNonNull(machine, "machine");
        Objects.requireNonNull(harness, "harness");
        Objects.requireNonNull(sourceSession, "sourceSession");
        Objects.requireNonNull(calls, "calls");
        Objects.requireNonNull(area, "area");
        Objects.requireNonNull(run, "run");
    }
}
