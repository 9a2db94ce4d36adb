/**
 * Sessions and projects as reports show them: what was used in each, what is known about it, which was used last.
 *
 * <p>{@link toktrail.ledger.session.SessionUsageReader} lists sessions with their sums,
 * {@link toktrail.ledger.session.SessionDetailReader} reads what is known beside their events. Nothing here is written;
 * sessions being imported are {@link toktrail.ledger.row.Sessions}.
 */
package toktrail.ledger.session;
