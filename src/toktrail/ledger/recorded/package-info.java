/**
 * Days that other trackers recorded, for the time before the ledger; the table {@code archived_day}.
 * {@link toktrail.ledger.recorded.RecordedDays} takes and removes them, {@link toktrail.ledger.recorded.CountedDays}
 * says which of them count. An archive is another thing: what machines exchange.
 *
 * <p>Decision: they stay beside the events, and whether one counts is decided by the day of the report's zone that has
 * the same date: whose zone the tracker used is not known, and a call imported later wins without any upkeep. Rejected:
 * deleting recorded days at import, which would depend on the zone of that moment.
 */
package toktrail.ledger.recorded;
