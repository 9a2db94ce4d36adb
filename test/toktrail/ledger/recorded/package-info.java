/** Tests of the days of other trackers. */
package toktrail.ledger.recorded;
