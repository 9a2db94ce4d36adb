/**
 * The figures of the prompt segment: one session or today, with the quota, the budget and the context window that
 * matter for it.
 *
 * <p>{@link toktrail.report.segment.SegmentReporter} answers a {@link toktrail.report.segment.SegmentQuery} with a
 * {@link toktrail.report.segment.SegmentReport}. Nothing here knows elements, widths or colours.
 *
 * <p>Invariant: of single calls only those of the chosen session are read; sums of plans, budgets and today come from
 * what the ledger has summed up.
 */
package toktrail.report.segment;
