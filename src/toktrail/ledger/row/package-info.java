/**
 * Events, sessions, names and sums as they are stored: the rows that every writer of events shares.
 *
 * <p>{@link toktrail.ledger.row.EventRows} and {@link toktrail.ledger.row.Sessions} read and write events and sessions,
 * {@link toktrail.ledger.row.Dictionaries} names that occur often. What adds up is in
 * {@link toktrail.ledger.row.EventValues}, in the order of the columns; what does not follow from other columns is in
 * {@link toktrail.ledger.row.EventIdentity}. {@link toktrail.ledger.row.Rollups} keeps the sums,
 * {@link toktrail.ledger.row.RollupMaintenance} makes them anew and checks them,
 * {@link toktrail.ledger.row.DaySeals} remembers what days must not lose. Which event is stored, and when a transaction
 * ends, is not decided here.
 *
 * <p>Decisions:
 * <ul>
 *   <li>Ids of events and sessions are given by the writer, so that rows can refer to rows that are still waiting in
 *       memory.
 *   <li>Sums are kept in memory and written once per transaction. Rejected: triggers, five times slower.
 * </ul>
 */
package toktrail.ledger.row;
