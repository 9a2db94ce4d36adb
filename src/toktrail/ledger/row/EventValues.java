package toktrail.ledger.row;

import java.math.BigDecimal;
import toktrail.usage.Amount;
import toktrail.usage.Money;
import toktrail.usage.Tokens;
import toktrail.usage.UsageEvent;

/**
 * What one event adds to sums, as an array of {@link #WIDTH} numbers in the order of the columns: input, output,
 * reasoning, cache read, cache write, its 1h part, cache output, web searches, cost in pico dollars.
 */
public final class EventValues {

    /** How many numbers there are. */
    public static final int WIDTH = SumTable.WIDTH - 1;

    /** The columns, in this order, of {@code event} and of the tables of sums. */
    public static final String NAMES = "input_tokens, output_tokens, reasoning_tokens, cache_read_tokens, "
            + "cache_write_tokens, cache_write_1h_tokens, cache_output_tokens, web_search_requests, "
            + "source_cost_pico_usd";

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
        values[0] = tokens.input();
        values[1] = tokens.output();
        values[2] = tokens.reasoning();
        values[3] = tokens.cacheRead();
        values[4] = tokens.cacheWrite();
        values[5] = amount.cacheWrite1h();
        values[6] = tokens.cacheOutput();
        values[7] = amount.webSearchRequests();
        values[8] = amount.sourceCostUsd().signum() == 0 ? 0 : Money.toPico(amount.sourceCostUsd());
    }

    /** The prompt with everything read from and written to caches: what price tiers look at. */
    static long contextTokens(long[] values) {
        return values[0] + values[3] + values[4];
    }

    /** The cost that the source states, in pico dollars. */
    public static long pico(long[] values) {
        return values[8];
    }
}
