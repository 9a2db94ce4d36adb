package toktrail.ledger.run;

import java.util.Map;
import java.util.Optional;

/**
 * What linking did.
 *
 * @param run       the run, absent if none was chosen
 * @param byHarness counts by the harness of the events
 */
public record RunLinks(Optional<Run> run, Map<String, Counts> byHarness) {

    /** No run, no links. */
    public static final RunLinks NONE = new RunLinks(Optional.empty(), Map.of());

    /**
     * Events of one harness.
     *
     * @param linked        new links
     * @param scopeExcluded events inside the window that the scope leaves out
     */
    public record Counts(long linked, long scopeExcluded) {

        /** Nothing was judged. */
        public static final Counts NONE = new Counts(0, 0);
    }

    public RunLinks {
        byHarness = Map.copyOf(byHarness);
    }

    /** The counts of one harness. */
    public Counts of(String harness) {
        return byHarness.getOrDefault(harness, Counts.NONE);
    }
}
