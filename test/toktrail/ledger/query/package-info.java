/** Tests of sums: every plan against the plain sum over the events. */
package toktrail.ledger.query;
