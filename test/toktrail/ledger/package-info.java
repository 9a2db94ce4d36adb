/** Tests of an open ledger, and what tests of its rooms share: ledgers made of plain SQL, sample events and rules. */
package toktrail.ledger;
