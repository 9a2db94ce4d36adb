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
import toktrail.sqlite.Row;
import toktrail.usage.EventSums;
import toktrail.usage.Tokens;

/**
 * Adds up rows of sums group by group for each part of a report, leaving out groups the filter does not want. Rows that
 * follow each other are mostly of one group, so the last one is remembered.
 *
 * @param <P> what tells the parts apart
 */
public final class PartSums<P> {

    /** The columns of a rollup {@code r} that are added, in the order of {@link #add}. */
    public static final String ROLLUP_COLUMNS = """
            r.event_count, r.input_tokens, r.output_tokens, r.reasoning_tokens, r.cache_read_tokens,
            r.cache_write_tokens, r.cache_output_tokens, r.cache_write_1h_tokens, r.web_search_requests,
            r.source_cost_pico_usd
            """;

    /** The same of a single event {@code e}. */
    static final String EVENT_COLUMNS = ROLLUP_COLUMNS.replace("r.event_count", "1").replace("r.", "e.");

    private static final int WIDTH = 10;
    private static final int COST = WIDTH - 1;
    private static final int INPUT = 1;
    private static final int CACHE_READ = 4;
    private static final int CACHE_WRITE = 5;

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
        add(part, key, values(row, column));
    }

    /** Adds an event of the row with the price class that its kind has now. */
    void addEvent(P part, RollupKeys.Key calls, Row row, int column) {
        long[] values = values(row, column);
        long context = Tokens.sum(values[INPUT], values[CACHE_READ], values[CACHE_WRITE]);
        int priceClass = kinds.priceClass(calls.callKind(), context, values[COST] > 0);
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
        for (int i = 0; i < COST; i++) {
            long sum = lastValues[i] + values[i];
            lastValues[i] = sum < 0 ? Long.MAX_VALUE : sum;
        }
        lastValues[COST] = Math.addExact(lastValues[COST], values[COST]);
    }

    private static long[] values(Row row, int column) {
        long[] values = new long[WIDTH];
        for (int i = 0; i < WIDTH; i++) {
            values[i] = row.longValue(column + i);
        }
        return values;
    }

    /** The groups of each part that has any, in no particular order; maps and lists of the caller's. */
    Map<P, List<UsageGroup>> groups() {
        Map<P, List<UsageGroup>> groups = new LinkedHashMap<>();
        sums.forEach((key, parts) -> {
            Machine machine = machines.get(key.machine());
            long context = kinds.contextTokens(key.callKind(), key.priceClass());
            parts.forEach((part, values) -> groups.computeIfAbsent(part, p -> new ArrayList<>())
                    .add(new UsageGroup(machine, key.harness(), kinds.kind(key.callKind()), context,
                            key.priceClass() % 2 != 0, eventSums(values))));
        });
        return groups;
    }

    private static EventSums eventSums(long[] values) {
        return new EventSums(values[0], new Tokens(values[INPUT], values[2], values[3], values[CACHE_READ],
                values[CACHE_WRITE], values[6]), values[7], values[8], values[COST]);
    }
}
