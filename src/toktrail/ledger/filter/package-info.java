/**
 * Which events, calls or sessions are meant: what a person typed, what it means in a ledger, and the SQL conditions for
 * it.
 *
 * <p>{@link toktrail.ledger.filter.UsageSelection} holds words, {@link toktrail.ledger.filter.UsageFilter} what they
 * stand for; {@link toktrail.ledger.filter.SessionTarget} and {@link toktrail.ledger.filter.SessionChoice} are sessions
 * as people say them, found by {@link toktrail.ledger.filter.SessionFinder}. Nothing here adds up or changes anything.
 *
 * <p>Decision: filters on names are decided in memory, on the dictionary, since identity is a matter of normal forms,
 * which SQL cannot compare; the ids that remain go to SQLite as one JSON list.
 */
package toktrail.ledger.filter;
