/**
 * Answers about usage as plain records: sums of the ledger, priced, grouped and put in order.
 *
 * <p>{@link toktrail.report.UsageReporter} answers {@link toktrail.report.UsageQuery}s,
 * {@link toktrail.report.OverviewReporter} makes the summary of the program alone. Both take a
 * {@link toktrail.ledger.LedgerView}, so that several answers can come from one state of the ledger.
 * {@link toktrail.report.SourceSessions} answers about calls read directly from a source instead. The records are
 * what every output shows, as text or JSON; nothing here formats, prints, or knows who asks.
 *
 * <p>Invariants: every table partitions the totals before display filters; every order ends in the key of the rows.
 */
package toktrail.report;
