package toktrail.ledger.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import toktrail.ledger.filter.CallFilter;
import toktrail.ledger.filter.UsageFilter;
import toktrail.ledger.machine.Machine;
import toktrail.ledger.machine.Machines;
import toktrail.ledger.row.EventValues;
import toktrail.sqlite.Row;

/**
 * Adds up rows of sums group by group for each part of a report, leaving out groups the filter does not want. Rows that
 * follow each other are mostly of one group, so the last one is remembered.
 *
 * @param <P> what tells the parts apart
 */
public final class PartSums<P> {

    /** The columns of a rollup {@code r} that are added, in the order of {@link #add}. */
    public static final String ROLLUP_COLUMNS = EventValues.COLUMNS.of("r") + ", r.event_count";

    /** The same of a single event {@code e}. */
    static final String EVENT_COLUMNS = EventValues.COLUMNS.of("e") + ", 1";

    private final UsageFilter filter;
    private final Machines machines;
    private final CallKinds kinds;
    private final Map<GroupSums.Key, Map<P, long[]>> sums = new HashMap<>();
    private final Map<GroupSums.Key, Boolean> wanted = new HashMap<>();
    private final boolean everything;
    private GroupSums.Key lastKey = new GroupSums.Key(0, "", 0, -1);
    private Map<P, long[]> lastParts = Map.of();
    private P lastPart;
    private long[] lastValues;

    PartSums(UsageFilter filter, Machines machines, CallKinds kinds) {
        this.filter = filter;
        this.machines = machines;
        this.kinds = kinds;
        everything = filter.machine().isEmpty() && filter.harness().isEmpty()
                && filter.calls().equals(CallFilter.ANY);
    }

    /** Whether the filter wants this group, as far as machine, harness and call kind tell. */
    boolean wants(long machine, String harness, long callKind) {
        return everything || wanted.computeIfAbsent(new GroupSums.Key(machine, harness, callKind, 0),
                key -> filter.matches(machine, harness, kinds.kind(callKind)));
    }

    /** Adds what stands in the row from {@code column} on, in the order of {@link #ROLLUP_COLUMNS}. */
    void add(P part, GroupSums.Key key, Row row, int column) {
        add(part, key, EventValues.readSums(row, column));
    }

    /** Adds an event of the row with the price class that its kind has now. */
    void addEvent(P part, RollupKeys.Key calls, Row row, int column) {
        long[] values = EventValues.readSums(row, column);
        int priceClass = kinds.priceClass(
                calls.callKind(), EventValues.contextTokens(values), EventValues.pico(values) > 0);
        add(part, calls.withClass(priceClass), values);
    }

    private void add(P part, GroupSums.Key key, long[] values) {
        boolean sameKey = key.equals(lastKey);
        if (!sameKey) {
            lastKey = key;
            lastParts = sums.computeIfAbsent(key, k -> new HashMap<>());
        }
        if (!sameKey || part != lastPart) {
            lastPart = part;
            lastValues = lastParts.putIfAbsent(part, values);
            if (lastValues == null) {
                lastValues = values;
                return;
            }
        }
        EventValues.add(lastValues, values);
    }

    /** The groups of each part that has any, in no particular order; maps and lists of the caller's. */
    Map<P, List<UsageGroup>> groups() {
        Map<P, List<UsageGroup>> groups = new LinkedHashMap<>();
        sums.forEach((key, parts) -> {
            Machine machine = machines.get(key.machine());
            long context = kinds.contextTokens(key.callKind(), key.priceClass());
            parts.forEach((part, values) -> groups.computeIfAbsent(part, p -> new ArrayList<>())
                    .add(new UsageGroup(machine, key.harness(), kinds.kind(key.callKind()), context,
                            key.priceClass() % 2 != 0, EventValues.sums(values))));
        });
        return groups;
    }
}
