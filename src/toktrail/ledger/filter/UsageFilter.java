package toktrail.ledger.filter;

import java.util.Objects;
import java.util.Optional;
import toktrail.ledger.machine.Machine;
import toktrail.ledger.run.Run;
import toktrail.usage.CallKind;
import toktrail.usage.Names;

/**
 * Which events of a ledger a report is about; all parts must hold.
 *
 * @param machine       of sessions of this machine
 * @param harness       of this harness, compared by its normal form
 * @param sourceSession of sessions with this id, on any machine and harness
 * @param calls         provider, model, thinking level, agent
 * @param area          of sessions of these areas
 * @param folders       of sessions that ran in these folders
 * @param run           linked to this run and in its time
 */
public record UsageFilter(
        Optional<Machine> machine,
        Optional<String> harness,
        Optional<String> sourceSession,
        CallFilter calls,
        AreaFilter area,
        FolderFilter folders,
        Optional<Run> run) {

    /** All events. */
    public static final UsageFilter ALL = new UsageFilter(Optional.empty(), Optional.empty(), Optional.empty(),
            CallFilter.ANY, AreaFilter.ANY, FolderFilter.ANY, Optional.empty());

    public UsageFilter {
        Objects.requireNonNull(machine, "machine");
        Objects.requireNonNull(harness, "harness");
        Objects.requireNonNull(sourceSession, "sourceSession");
        Objects.requireNonNull(calls, "calls");
        Objects.requireNonNull(area, "area");
        Objects.requireNonNull(folders, "folders");
        Objects.requireNonNull(run, "run");
    }

    /** The same with other areas. */
    public UsageFilter withArea(AreaFilter other) {
        return new UsageFilter(machine, harness, sourceSession, calls, other, folders, run);
    }

    /** The same with other calls. */
    public UsageFilter withCalls(CallFilter other) {
        return new UsageFilter(machine, harness, sourceSession, other, area, folders, run);
    }

    /** The same with other folders. */
    public UsageFilter withFolders(FolderFilter other) {
        return new UsageFilter(machine, harness, sourceSession, calls, area, other, run);
    }

    /** Whether the filter looks at single sessions, so that sums over all of them do not answer it. */
    public boolean selectsSessions() {
        return sourceSession.isPresent() || !(area instanceof AreaFilter.Any)
                || !(folders instanceof FolderFilter.Any);
    }

    /** The part of the filter that sums by machine, harness and call kind can answer. */
    public boolean matches(long machineRow, String harnessId, CallKind kind) {
        return (machine.isEmpty() || machine.get().id() == machineRow)
                && (harness.isEmpty() || Names.same(harness.get(), harnessId))
                && calls.matches(kind);
    }
}
