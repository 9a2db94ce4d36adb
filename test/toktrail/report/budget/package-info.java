/** Tests of {@code toktrail.report.budget}. */
package toktrail.report.budget;
