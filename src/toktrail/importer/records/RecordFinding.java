package toktrail.importer.records;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import toktrail.usage.UsageEvent;

/**
 * What became of the record of a stored event.
 *
 * @param outcome in a word
 * @param record  what the record says now; absent if it was not found
 * @param reason  why it was not found, one sentence; empty if it was
 */
public record RecordFinding(Outcome outcome, Optional<UsageEvent> record, String reason) {

    /** What became of it. */
    public enum Outcome {
        /** It stands where it stood and says the same. */
        SAME,
        /** It says something else. */
        CHANGED,
        /** It says the same at another place of its file. */
        MOVED,
        /** It is no longer there, or its file is not. */
        GONE,
        /** It cannot be read here. */
        UNREADABLE;

        /** The name in JSON. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public RecordFinding {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(record, "record");
        Objects.requireNonNull(reason, "reason");
    }

    static RecordFinding found(Outcome outcome, UsageEvent record) {
        return new RecordFinding(outcome, Optional.of(record), "");
    }

    static RecordFinding missing(Outcome outcome, String reason) {
        return new RecordFinding(outcome, Optional.empty(), reason);
    }

    /** Whether two events have the same values: amounts, kind of call and its end; not when it was made. */
    static boolean sameValues(UsageEvent a, UsageEvent b) {
        return a.tokens().equals(b.tokens())
                && a.amount().cacheWrite1h() == b.amount().cacheWrite1h()
                && a.amount().webSearchRequests() == b.amount().webSearchRequests()
                && a.amount().sourceCostUsd().compareTo(b.amount().sourceCostUsd()) == 0
                && Objects.equals(a.completedMs(), b.completedMs())
                && a.kind().equals(b.kind());
    }
}
