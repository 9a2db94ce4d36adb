/**
 * What ledgers tell each other: rows without anything that is only of this machine, in one order, and the statements
 * that read and write them.
 *
 * <p>{@link toktrail.ledger.exchange.LedgerRows} gives the rows of a ledger,
 * {@link toktrail.ledger.exchange.IncomingDatabase} those of the database of an archive of any version, checked before
 * the first one is believed; both are a {@link toktrail.ledger.exchange.RowSource}.
 * {@link toktrail.ledger.exchange.ArchiveDatabase} writes such a database. The other classes find and put single rows
 * of a ledger. Which of two rows wins is not decided here.
 *
 * <p>Invariants. The rows of a ledger are a pure function of what is exchanged: two ledgers with equal content give
 * equal rows, whatever ids they have. Everything happens within one
 * {@link toktrail.ledger.exchange.ExchangeTransaction}; events are changed through it alone.
 *
 * <p>Decisions:
 * <ul>
 *   <li>Rows refer to each other by natural keys. Archives number them 1, 2, 3, so that older programs give ids in
 *       order of time; other forms may choose other numbers.
 *   <li>What other machines know of the sessions of a run beyond the run's own calls is kept in the table
 *       {@code run_session}, which is made when the first such row comes. Most of these rows follow from the calls.
 *   <li>Keys of events are held in temporary tables of SQLite, not in memory.
 * </ul>
 * Nothing is null unless its comment says so.
 */
package toktrail.ledger.exchange;
