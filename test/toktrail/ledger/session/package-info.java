/** Tests of sessions as reports show them. */
package toktrail.ledger.session;
