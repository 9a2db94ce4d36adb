package toktrail.report.segment;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import toktrail.config.choice.SessionChoice;

/**
 * What a prompt segment is asked for.
 *
 * @param wanted         which usage
 * @param mode           which session where {@code wanted} names none
 * @param activeWindowMs how long after its last call a session is still the one of the active run
 * @param parts          what is looked up beside the sums
 * @param context        what the tool itself says about the context window
 * @param folder         the directory it is about, which decides about budgets
 */
public record SegmentQuery(Wanted wanted, SessionChoice mode, long activeWindowMs, Set<Part> parts,
        Optional<ContextFill> context, Optional<String> folder) {

    /** What may be looked up beside the sums. */
    public enum Part { QUOTA, BUDGET, CONTEXT }

    /**
     * Which usage.
     *
     * @param harness       of this tool, compared by its normal form
     * @param sourceSession of this session of the tool
     * @param calls         calls that count
     * @param shown         names that are shown instead of those of the last call
     */
    public record Wanted(
            Optional<String> harness, Optional<String> sourceSession, CallNames calls, CallNames shown) {

        public Wanted {
            Objects.requireNonNull(harness, "harness");
            Objects.requireNonNull(sourceSession, "sourceSession");
            Objects.requireNonNull(calls, "calls");
            Objects.requireNonNull(shown, "shown");
        }
    }

    public SegmentQuery {
        Objects.requireNonNull(wanted, "wanted");
        Objects.requireNonNull(mode, "mode");
        parts = Set.copyOf(parts);
        Objects.requireNonNull(context, "context");
        Objects.requireNonNull(folder, "folder");
    }
}
