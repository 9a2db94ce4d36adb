/**
 * What {@code toktrail} alone prints: {@link toktrail.cli.overview.SummaryView}. It is no command and has no options;
 * its figures come from {@link toktrail.report.OverviewReporter} and the reporters of blocks, quotas and budgets.
 *
 * <p>Nothing is computed here, and nothing waits or asks.
 */
package toktrail.cli.overview;
