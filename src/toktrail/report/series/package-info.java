/**
 * Usage on one cost basis by day, week, month, project and model: the figures behind {@code toktrail daily} and
 * its kin, {@code models} and {@code graph}.
 *
 * <p>{@link toktrail.report.series.SpendingReporter} reads and prices; {@link toktrail.report.series.SpendingQuery}
 * says which events count; everything else is a plain record. "Tokens" means all six classes here. Nothing knows how
 * it is shown. Nothing is null unless said so.
 */
package toktrail.report.series;
