package toktrail.ledger.importing;

import java.util.Map;

/**
 * The result of an import.
 *
 * @param byHarness       counts of each harness that had any
 * @param tokenDifference what corrections and retirements changed in the sum of the six classes, mostly negative
 */
public record ImportTotals(Map<String, EventCounts> byHarness, long tokenDifference) {

    public ImportTotals {
        byHarness = Map.copyOf(byHarness);
    }

    /** The counts of one harness. */
    public EventCounts of(String harness) {
        return byHarness.getOrDefault(harness, EventCounts.NONE);
    }

    /** The counts of all harnesses together. */
    public EventCounts all() {
        EventCounts all = EventCounts.NONE;
        for (EventCounts counts : byHarness.values()) {
            all = all.plus(counts);
        }
        return all;
    }
}
