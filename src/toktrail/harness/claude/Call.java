package toktrail.harness.claude;

import java.math.BigDecimal;
import java.util.List;
import toktrail.harness.claude.CallUsage.Reported;

/**
 * A call and all its copies.
 *
 * @param copies groups of copies in the order of files and lines, at least one
 * @param winner the group with the copy whose numbers count
 * @param owner  the group that says which session it belongs to
 */
record Call(List<Copy> copies, Copy winner, Copy owner) {

    /**
     * Copies in one file.
     *
     * @param file number of the file in file order
     */
    record Copy(int file, CopyGroup group) {

        boolean sidechain() {
            return group.mark().maker().sidechain();
        }

        boolean progress() {
            return group.mark().maker().progress();
        }

        String request() {
            return group.mark().ids().request();
        }
    }

    /**
     * What a ledger made before copies were joined across files holds of the call.
     *
     * @param ms       time of the first copy
     * @param model    model of the first copy
     * @param reported largest numbers of the copies
     */
    record OldView(long ms, String model, Reported reported) { }

    String message() {
        return winner.group().mark().ids().message();
    }

    /** The winner's request id, else the first one of the main thread's copies, else the first one. */
    String request() {
        if (winner.request() != null) {
            return winner.request();
        }
        String other = null;
        for (Copy copy : copies) {
            if (copy.request() != null && !copy.sidechain()) {
                return copy.request();
            }
            other = other == null ? copy.request() : other;
        }
        return other;
    }

    /** The first copy in the owner's file: the record the call is traced back to. */
    Copy firstOfOwner() {
        for (Copy copy : copies) {
            if (copy.file() == owner.file()) {
                return copy;
            }
        }
        throw new IllegalStateException("the owner is no copy");
    }

    long createdMs() {
        long earliest = Long.MAX_VALUE;
        for (Copy copy : copies) {
            earliest = Math.min(earliest, copy.group().earliestMs());
        }
        return earliest;
    }

    /** Time of the latest copy if it is later than the earliest, else null. */
    Long completedMs() {
        long latest = Long.MIN_VALUE;
        for (Copy copy : copies) {
            latest = Math.max(latest, copy.group().latestMs());
        }
        return latest > createdMs() ? latest : null;
    }

    BigDecimal costUsd() {
        BigDecimal cost = winner.group().best().costUsd();
        if (cost == null) {
            for (Copy copy : copies) {
                cost = CopyGroup.larger(cost, copy.group().largestCost());
            }
        }
        return cost == null ? BigDecimal.ZERO : cost;
    }

    /** What an older ledger holds, null if it cannot know the call under its key. */
    OldView oldView() {
        Mark.Ids ids = owner.group().mark().ids();
        boolean oldKey = message() != null && request() != null || ids.none();
        OldView view = null;
        for (Copy copy : copies) {
            CopyGroup group = copy.group();
            boolean same = copy.file() == owner.file() && !copy.progress() && group.mark().ids().equals(ids);
            if (oldKey && same) {
                view = view == null ? new OldView(group.first().ms(), group.first().model(), group.reported())
                        : new OldView(view.ms(), view.model(), view.reported().max(group.reported()));
            }
        }
        return view;
    }
}
