package toktrail.ledger;

import java.util.OptionalLong;
import toktrail.ledger.file.Meta;
import toktrail.sqlite.Database;
import toktrail.sqlite.SqlStatement;

/**
 * What a ledger holds.
 *
 * @param eventCount             all events
 * @param firstMs                the earliest, absent without events
 * @param lastMs                 the latest, absent without events
 * @param lastRefreshCompletedMs when an import last came to its end, absent if none did
 */
public record LedgerFacts(
        long eventCount, OptionalLong firstMs, OptionalLong lastMs, OptionalLong lastRefreshCompletedMs) {

    static LedgerFacts read(Database database, Meta meta) {
        long count = database.firstLong("SELECT sum(event_count) FROM session", SqlStatement.Binder.NONE).orElse(0);
        return new LedgerFacts(count,
                database.firstLong("SELECT min(created_ms) FROM event", SqlStatement.Binder.NONE),
                database.firstLong("SELECT max(created_ms) FROM event", SqlStatement.Binder.NONE),
                lastRefreshCompletedMs(meta));
    }

    static OptionalLong lastRefreshCompletedMs(Meta meta) {
        return meta.getLong("last_refresh_completed_ms");
    }
}
