package toktrail.ledger.exchange;

/** When a row was made and last changed by a person, epoch milliseconds UTC. */
public record Stamps(long createdAtMs, long updatedAtMs) { }
