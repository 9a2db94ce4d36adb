package toktrail.ledger.row;

import toktrail.usage.UsageEvent;

/**
 * An event as it stands in the ledger.
 *
 * @param id        its id
 * @param sessionId id of its session
 * @param matchHash hash of its match key, null if it has none
 * @param altHash   hash of its alternate key, null likewise
 * @param event     its values; match key, alternate key and raw JSON are null
 * @param unclaimed whether it came from another ledger and was not yet seen here
 * @param rawStored whether its record's text is stored
 */
public record StoredEvent(long id, long sessionId, Long matchHash, Long altHash, UsageEvent event, boolean unclaimed,
        boolean rawStored) { }
