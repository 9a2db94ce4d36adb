package toktrail.ledger.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import toktrail.ledger.filter.UsageFilter;
import toktrail.ledger.machine.Machines;
import toktrail.ledger.row.EventValues;
import toktrail.sqlite.Row;
import toktrail.usage.EventSums;

/** Adds up rows of sums from several tables, group by group, leaving out groups the filter does not want. */
public final class GroupSums {

    /**
     * What the rows of a query are grouped by, by row ids but for the harness. Compares itself: the derived code of a
     * record would take milliseconds in a new process.
     */
    record Key(long machine, String harness, long callKind, int priceClass) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && callKind == key.callKind && machine == key.machine
                    && priceClass == key.priceClass && harness.equals(key.harness);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * (31 * Long.hashCode(callKind) + Long.hashCode(machine)) + priceClass)
                    + harness.hashCode();
        }
    }

    /** The columns of a rollup {@code r} that are summed, in the order of {@link #sums}. */
    static final String ROLLUP_COLUMNS = EventValues.COLUMNS.each("sum(r.", ")", ", ") + ", sum(r.event_count)";

    /** The same of single events {@code e}. */
    public static final String EVENT_COLUMNS = EventValues.COLUMNS.each("sum(e.", ")", ", ") + ", count(*)";

    private final UsageFilter filter;
    private final Machines machines;
    private final CallKinds kinds;
    private final Map<Key, EventSums> sums = new LinkedHashMap<>();

    GroupSums(UsageFilter filter, Machines machines, CallKinds kinds) {
        this.filter = filter;
        this.machines = machines;
        this.kinds = kinds;
    }

    /**
     * Adds what stands in the row from {@code column} on, in the order of {@link #ROLLUP_COLUMNS}; outdated call kinds
     * are left out.
     */
    void add(Key key, Row row, int column) {
        if (!kinds.isOutdated(key.callKind())) {
            addWanted(key, row, column);
        }
    }

    /** Adds a row of an outdated call kind, with the price class it has now. */
    void addOutdated(Key key, Row row, int column) {
        addWanted(key, row, column);
    }

    private void addWanted(Key key, Row row, int column) {
        if (filter.matches(key.machine(), key.harness(), kinds.kind(key.callKind()))) {
            EventSums before = sums.get(key);
            EventSums more = sums(row, column);
            sums.put(key, before == null ? more : before.plus(more));
        }
    }

    /** What stands in the row from {@code column} on, in the order of {@link #ROLLUP_COLUMNS}. */
    public static EventSums sums(Row row, int column) {
        return EventValues.sums(EventValues.readSums(row, column));
    }

    /** The groups, in no particular order. */
    List<UsageGroup> groups() {
        List<UsageGroup> groups = new ArrayList<>(sums.size());
        for (Map.Entry<Key, EventSums> entry : sums.entrySet()) {
            Key key = entry.getKey();
            groups.add(new UsageGroup(machines.get(key.machine()), key.harness(), kinds.kind(key.callKind()),
                    kinds.contextTokens(key.callKind(), key.priceClass()), key.priceClass() % 2 != 0,
                    entry.getValue()));
        }
        return groups;
    }
}
