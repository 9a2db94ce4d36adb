/** Tests of {@code toktrail.report.explain}. */
package toktrail.report.explain;
