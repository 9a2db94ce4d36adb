/** Tests of {@code toktrail.report.statistics}. */
package toktrail.report.statistics;
