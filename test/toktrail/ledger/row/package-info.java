/** Tests of identity and of the tables in memory. */
package toktrail.ledger.row;
