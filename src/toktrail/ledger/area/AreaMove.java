package toktrail.ledger.area;

/**
 * What moving or merging an area did.
 *
 * @param from        normalised path it had
 * @param to          normalised path it has
 * @param assignments sessions that went with it
 * @param events      calls of those sessions
 */
public record AreaMove(String from, String to, long assignments, long events) { }
