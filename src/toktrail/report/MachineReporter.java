package toktrail.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import toktrail.ledger.LedgerView;
import toktrail.ledger.filter.UsageFilter;
import toktrail.ledger.machine.MachineFacts;
import toktrail.pricing.Pricing;
import toktrail.time.TimeWindow;

/** Answers which machines there are and what was used on each. */
public final class MachineReporter {

    private final Pricing pricing;

    /** Reports with these prices. */
    public MachineReporter(Pricing pricing) {
        this.pricing = Objects.requireNonNull(pricing, "pricing");
    }

    /** All machines of the ledger, over all of time: the local one first, then by name, then by id. */
    public List<MachineUsage> all(LedgerView ledger) {
        UsageCube cube = UsageCube.of(ledger, UsageFilter.ALL, TimeWindow.ALL, pricing, false);
        Map<Long, UsageSums> byRow = new HashMap<>();
        cube.tables(DisplayFilters.NONE).byMachine().forEach(row -> byRow.put(row.machine().id(), row.sums()));
        List<MachineUsage> rows = new ArrayList<>();
        for (MachineFacts facts : ledger.machineFacts()) {
            rows.add(new MachineUsage(facts, byRow.getOrDefault(facts.machine().id(), UsageSums.NONE)));
        }
        return rows;
    }
}
