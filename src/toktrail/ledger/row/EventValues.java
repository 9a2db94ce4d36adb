package toktrail.ledger.row;

import java.math.BigDecimal;
import toktrail.sqlite.Row;
import toktrail.usage.Amount;
import toktrail.usage.EventSums;
import toktrail.usage.Money;
import toktrail.usage.Tokens;
import toktrail.usage.UsageEvent;

/**
 * What one event adds to sums, as an array of {@link #WIDTH} numbers in the order of {@link #COLUMNS}. The order is
 * known here alone: whoever reads or writes these columns asks for their names, or for what a row of them comes to.
 * Sums of several events are arrays of the same numbers, followed by how many events there are.
 */
public final class EventValues {

    /** The columns of {@code event} and of the tables of sums; the cost is in pico dollars. */
    public static final ColumnList COLUMNS = new ColumnList("input_tokens", "output_tokens", "reasoning_tokens",
            "cache_read_tokens", "cache_write_tokens", "cache_write_1h_tokens", "cache_output_tokens",
            "web_search_requests", "source_cost_pico_usd");

    private static final int INPUT = 0;
    private static final int OUTPUT = 1;
    private static final int REASONING = 2;
    private static final int CACHE_READ = 3;
    private static final int CACHE_WRITE = 4;
    private static final int CACHE_WRITE_1H = 5;
    private static final int CACHE_OUTPUT = 6;
    private static final int WEB_SEARCHES = 7;
    private static final int COST = 8;

    /** How many numbers an event has. */
    public static final int WIDTH = COLUMNS.size();

    /** How many numbers sums have. */
    static final int SUMS_WIDTH = WIDTH + 1;

    /** About 10¹², a number of ones in binary. */
    private static final long MOST_TOKENS = (1L << 40) - 1;
    private static final int COST_DIGITS = 5;
    private static final BigDecimal HIGHEST_COST = new BigDecimal("99999");

    private EventValues() { }

    /**
     * The event itself, or with numbers that no bill has cut down to the limits, so that sums cannot overflow: a broken
     * source must not stop an import.
     */
    public static UsageEvent limited(UsageEvent event) {
        Tokens t = event.tokens();
        BigDecimal cost = event.amount().sourceCostUsd();
        long all = t.input() | t.output() | t.reasoning() | t.cacheRead() | t.cacheWrite() | t.cacheOutput()
                | event.amount().webSearchRequests();
        boolean expensive = cost.signum() != 0 && cost.precision() - cost.scale() > COST_DIGITS;
        if (all <= MOST_TOKENS && !expensive) {
            return event;
        }
        Tokens tokens = new Tokens(cut(t.input()), cut(t.output()), cut(t.reasoning()), cut(t.cacheRead()),
                cut(t.cacheWrite()), cut(t.cacheOutput()));
        Amount amount = new Amount(tokens, cut(event.amount().cacheWrite1h()), cut(event.amount().webSearchRequests()),
                expensive ? HIGHEST_COST : cost);
        return new UsageEvent(event.session(), event.kind(), event.createdMs(), event.completedMs(), amount,
                event.position(), event.keys(), event.fingerprint(), event.rawJson());
    }

    private static long cut(long count) {
        return Math.min(count, MOST_TOKENS);
    }

    /** Puts the numbers of an event into an array of {@link #WIDTH}. */
    public static void fill(Amount amount, long[] values) {
        Tokens tokens = amount.tokens();
        values[INPUT] = tokens.input();
        values[OUTPUT] = tokens.output();
        values[REASONING] = tokens.reasoning();
        values[CACHE_READ] = tokens.cacheRead();
        values[CACHE_WRITE] = tokens.cacheWrite();
        values[CACHE_WRITE_1H] = amount.cacheWrite1h();
        values[CACHE_OUTPUT] = tokens.cacheOutput();
        values[WEB_SEARCHES] = amount.webSearchRequests();
        values[COST] = amount.sourceCostUsd().signum() == 0 ? 0 : Money.toPico(amount.sourceCostUsd());
    }

    /** The numbers of an event in the columns from {@code column} on; an array of the caller's. */
    public static long[] read(Row row, int column) {
        return read(row, column, WIDTH);
    }

    /** Sums in the columns from {@code column} on, the count last; an array of the caller's. */
    public static long[] readSums(Row row, int column) {
        return read(row, column, SUMS_WIDTH);
    }

    private static long[] read(Row row, int column, int width) {
        long[] values = new long[width];
        for (int i = 0; i < width; i++) {
            values[i] = row.longValue(column + i);
        }
        return values;
    }

    /** Adds {@code more} to sums: counts end at the greatest number, money that gets too much is a fault. */
    public static void add(long[] sums, long[] more) {
        long cost = Math.addExact(sums[COST], more[COST]);
        for (int i = 0; i < SUMS_WIDTH; i++) {
            long sum = sums[i] + more[i];
            sums[i] = sum < 0 ? Long.MAX_VALUE : sum;
        }
        sums[COST] = cost;
    }

    /** What sums come to. */
    public static EventSums sums(long[] sums) {
        return sums(sums[WIDTH], sums);
    }

    /** What so many events with these numbers come to. */
    public static EventSums sums(long count, long[] values) {
        return new EventSums(count, tokens(values), values[CACHE_WRITE_1H], values[WEB_SEARCHES], values[COST]);
    }

    /** The amount of an event with these numbers but for the cost, which may be known more exactly. */
    public static Amount amount(long[] values, BigDecimal cost) {
        return new Amount(tokens(values), values[CACHE_WRITE_1H], values[WEB_SEARCHES], cost);
    }

    private static Tokens tokens(long[] values) {
        return new Tokens(values[INPUT], values[OUTPUT], values[REASONING], values[CACHE_READ], values[CACHE_WRITE],
                values[CACHE_OUTPUT]);
    }

    /** The prompt with everything read from and written to caches: what price tiers look at. */
    public static long contextTokens(long[] values) {
        return Tokens.sum(values[INPUT], values[CACHE_READ], values[CACHE_WRITE]);
    }

    /** The cost that the source states, in pico dollars. */
    public static long pico(long[] values) {
        return values[COST];
    }
}
