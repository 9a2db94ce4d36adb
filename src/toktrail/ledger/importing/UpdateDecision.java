package toktrail.ledger.importing;

import java.util.Objects;
import toktrail.usage.UpdatePolicy;
import toktrail.usage.UsageEvent;

/** Whether a record replaces the stored event it belongs to. */
enum UpdateDecision {
    /** The record says the same, or must not change the event. */
    KEEP,
    /** The same file now states less; only a full import takes that. */
    HOLD,
    /** The record's values take the place of the stored ones. */
    REPLACE;

    /** The decision for an event under its harness's policy. */
    static UpdateDecision of(UsageEvent stored, UsageEvent incoming, UpdatePolicy policy, boolean full) {
        if (!differs(stored, incoming)) {
            return KEEP;
        }
        if (full) {
            return REPLACE;
        }
        boolean sameFile = Objects.equals(stored.position().file(), incoming.position().file());
        int sums = Long.compare(incoming.tokens().accountingTotal(), stored.tokens().accountingTotal());
        if (sums < 0) {
            return sameFile ? HOLD : KEEP;
        }
        boolean allowed = switch (policy) {
            case IMMUTABLE -> false;
            case FILE -> sameFile || sums > 0;
            case SUM -> true;
        };
        return allowed ? REPLACE : KEEP;
    }

    /** The decision for a row from elsewhere whose record is seen for the first time. */
    static UpdateDecision ofClaim(UsageEvent stored, UsageEvent incoming, boolean full) {
        if (!differs(stored, incoming)) {
            return KEEP;
        }
        boolean less = incoming.tokens().accountingTotal() < stored.tokens().accountingTotal();
        return less && !full ? HOLD : REPLACE;
    }

    private static boolean differs(UsageEvent a, UsageEvent b) {
        return !a.tokens().equals(b.tokens())
                || a.amount().cacheWrite1h() != b.amount().cacheWrite1h()
                || a.amount().webSearchRequests() != b.amount().webSearchRequests()
                || a.amount().sourceCostUsd().compareTo(b.amount().sourceCostUsd()) != 0
                || !Objects.equals(a.completedMs(), b.completedMs())
                || !a.kind().equals(b.kind())
                || !Objects.equals(a.fingerprint(), b.fingerprint());
    }
}
