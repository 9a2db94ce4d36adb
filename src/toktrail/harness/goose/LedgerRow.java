package toktrail.harness.goose;

import java.math.BigDecimal;

/**
 * A row of table {@code usage_ledger}.
 *
 * @param id        id
 * @param sessionId session
 * @param carried   whether it is an opening balance and no call
 * @param createdMs time, null if unusable
 * @param model     model, null if not stated
 * @param counters  what the call consumed
 * @param cost      its cost in USD
 */
record LedgerRow(String id, String sessionId, boolean carried, Long createdMs, String model, Counters counters,
        BigDecimal cost) { }
