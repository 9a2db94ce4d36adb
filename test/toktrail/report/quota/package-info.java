/** Tests of how plans stand. */
package toktrail.report.quota;
