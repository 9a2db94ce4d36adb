/** Tests of {@code toktrail.report.sessions}. */
package toktrail.report.sessions;
