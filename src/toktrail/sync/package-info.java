/**
 * Exchange of state with other machines: archives, and the rules by which two ledgers become one.
 *
 * <p>{@link toktrail.sync.ArchiveExport} packs a ledger into a file, {@link toktrail.sync.ArchiveImport} checks such a
 * file and merges it. {@link toktrail.sync.Merge} merges any {@link toktrail.ledger.exchange.RowSource}; the rules of
 * single tables are in {@link toktrail.sync.RowMerge}, {@link toktrail.sync.AreaMerge} and
 * {@link toktrail.sync.EventMerge}, with {@code EventCopies} for what becomes of two copies.
 *
 * <p>Invariants. Rules do not depend on who imports from whom first: machines that keep exchanging end with equal rows.
 * Absence never deletes. An import happens as a whole or not at all. Nothing in an archive is believed before it was
 * checked, and no file is written by a name it gives. No SQL here; the order of statements is that of
 * {@link toktrail.ledger.exchange}.
 *
 * <p>Decisions:
 * <ul>
 *   <li>An archive is read twice: once for what it has and whether that may be unpacked, once for the database. So
 *       nothing is unpacked that is not wanted, in whatever order the members stand.
 *   <li>Where two copies of an event have different costs and one is zero, the other is taken: zero says that nothing
 *       was recorded.
 *   <li>Of two moments of one event the earlier is kept, as imports do.
 * </ul>
 */
package toktrail.sync;
