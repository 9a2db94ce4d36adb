/**
 * Reports that divide usage into rows: days, weeks and months, source sessions in them, runs, areas.
 *
 * <p>{@link toktrail.report.division.DivisionReporter} answers. Each row holds its sums and its models, so that text
 * and JSON can show as much of it as was asked for. Costs are worked out for each row from sums of the ledger that are
 * read in one pass.
 *
 * <p>Invariants: buckets and areas partition the totals; a call that is linked to several runs counts in each of them.
 */
package toktrail.report.division;
