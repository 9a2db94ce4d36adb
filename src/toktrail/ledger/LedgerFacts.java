package toktrail.ledger;

import java.util.OptionalLong;

/**
 * What a ledger holds.
 *
 * @param eventCount             all events
 * @param firstMs                the earliest, absent without events
 * @param lastMs                 the latest, absent without events
 * @param lastRefreshCompletedMs when an import last came to its end, absent if none did
 */
public record LedgerFacts(
        long eventCount, OptionalLong firstMs, OptionalLong lastMs, OptionalLong lastRefreshCompletedMs) { }
