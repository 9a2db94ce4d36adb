/** {@code toktrail budget}: how the user's limits stand. Figures come from {@code toktrail.report.budget}. */
package toktrail.cli.budget;
