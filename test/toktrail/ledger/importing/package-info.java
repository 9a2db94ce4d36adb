/** Tests of imports: outcomes, sums, crashes and neighbours. */
package toktrail.ledger.importing;
