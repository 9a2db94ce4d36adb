/** Tests of reports. */
package toktrail.report;
