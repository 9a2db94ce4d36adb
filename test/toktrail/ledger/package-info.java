/** Tests of the ledger: its file, its identity rules, its sums, crashes and neighbours. */
package toktrail.ledger;
