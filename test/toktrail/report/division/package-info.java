/** Tests of the reports that divide usage. */
package toktrail.report.division;
